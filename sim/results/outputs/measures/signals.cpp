#include "sim/results/outputs/measures/signals.hpp"

#include <algorithm>

#include "rivalry/firms.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/games.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/talk.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/beliefs.hpp"
#include "sim/signals/coordination.hpp"
#include "sim/signals/opinions.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry::measures {

void belief_distress(const World& world, std::span<double> cells) {
  for (std::size_t o = 0; o < cells.size(); ++o)
    cells[o] = suspicion(world, observer(o), company_named(world.scenario, world.scenario.observers[o].about));
}

void company_suspected(const World& world, std::span<double> cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    PartyId company = world.signals->subjects[c].party;
    double sum = 0, suppliers = 0;
    for (const Belief& belief : world.signals->beliefs) {
      bool is_supplier = belief.believer.index < first_observer && !world.firms->is_investor(belief.believer);
      if (belief.subject == company && is_supplier) sum += suspicion(world, belief.believer, company), ++suppliers;
    }
    cells[c] = suppliers > 0 ? sum / suppliers : 0;
  }
}

namespace {

/// Of each talk, what the function finds.
template <class Function>
void of_talks(const World& world, std::span<double> cells, Function f) {
  for (std::size_t t = 0; t < cells.size(); ++t) cells[t] = f(world.signals->talks[t]);
}

double mean_size(const TalkState& talk) { return talk.over > 0 ? talk.posts / static_cast<double>(talk.over) : 0; }

double size_variance(const TalkState& talk) {
  if (talk.over == 0) return 0;
  double mean = mean_size(talk);
  return talk.squares / static_cast<double>(talk.over) - mean * mean;
}

}  // namespace

void talk_posts(const World& world, std::span<double> cells) {
  of_talks(world, cells, [](const TalkState& talk) { return static_cast<double>(talk.today); });
}

void talk_total(const World& world, std::span<double> cells) {
  of_talks(world, cells, [](const TalkState& talk) { return static_cast<double>(talk.total); });
}

void talk_rate(const World& world, std::span<double> cells) {
  double days = world.scenario.end - world.scenario.start + 1;
  of_talks(world, cells, [&](const TalkState& talk) { return static_cast<double>(talk.total) / days; });
}

void talk_cascades_of_size(const World& world, std::span<double> cells) {
  constexpr std::size_t kinds = TalkState::sizes - 1;
  for (std::size_t t = 0; t < world.signals->talks.size(); ++t) {
    const TalkState& talk = world.signals->talks[t];
    auto over = static_cast<double>(std::max<std::int64_t>(talk.over, 1));
    for (std::size_t k = 0; k < kinds; ++k) cells[t * kinds + k] = static_cast<double>(talk.of_size[k + 1]) / over;
  }
}

void talk_mean_size(const World& world, std::span<double> cells) { of_talks(world, cells, mean_size); }

void talk_size_variance(const World& world, std::span<double> cells) { of_talks(world, cells, size_variance); }

void member_opinion(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (std::size_t g = 0; g < world.scenario.opinions.size(); ++g)
    for (std::size_t m = 0; m < world.scenario.opinions[g].members.size(); ++m)
      cells[cell++] = world.signals->opinions[g][m];
}

void member_influence(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (const Opinions& group : world.scenario.opinions)
    for (double influence : influences(group)) cells[cell++] = influence;
}

void opinion_clusters(const World& world, std::span<double> cells) {
  for (std::size_t g = 0; g < cells.size(); ++g)
    cells[g] = static_cast<double>(major_clusters(world.scenario.opinions[g], world.signals->opinions[g]));
}

std::vector<std::string> member_labels(const Scenario& scenario) {
  std::vector<std::string> result;
  for (const Opinions& group : scenario.opinions)
    for (const Member& member : group.members) result.push_back(group.name + "." + member.name);
  return result;
}

namespace {

void share_in_cascade(const World& world, std::span<double> cells, int which) {
  for (std::size_t h = 0; h < cells.size(); ++h) {
    const std::vector<std::int8_t>& cascade = world.signals->herds[h].cascade;
    auto there = std::count(cascade.begin(), cascade.end(), which);
    cells[h] = static_cast<double>(there) / static_cast<double>(cascade.size());
  }
}

}  // namespace

void herd_right(const World& world, std::span<double> cells) { share_in_cascade(world, cells, 1); }

void herd_wrong(const World& world, std::span<double> cells) { share_in_cascade(world, cells, -1); }

namespace {

/// Of each run of the kind, what the function finds; 0 for the others.
template <class Function>
void of_runs(const World& world, std::span<double> cells, RunKind kind, Function f) {
  for (std::size_t r = 0; r < cells.size(); ++r) {
    const Run& run = world.scenario.runs[r];
    cells[r] = run.kind == kind ? f(run) : 0;
  }
}

std::vector<double> thresholds(const Run& run) {
  return run_thresholds(run.prior_precision, run.prior_mean, run.signal_precision, run.cost);
}

}  // namespace

void run_threshold(const World& world, std::span<double> cells) {
  of_runs(world, cells, RunKind::GlobalGame, [](const Run& run) { return thresholds(run).back(); });
}

void run_equilibria(const World& world, std::span<double> cells) {
  of_runs(world, cells, RunKind::GlobalGame,
          [](const Run& run) { return static_cast<double>(thresholds(run).size()); });
}

void run_early(const World& world, std::span<double> cells) { of_runs(world, cells, RunKind::Deposits, pays_early); }

void run_late(const World& world, std::span<double> cells) {
  of_runs(world, cells, RunKind::Deposits, [](const Run& run) { return pays_late(run, run.impatient); });
}

void run_tipping(const World& world, std::span<double> cells) {
  of_runs(world, cells, RunKind::Deposits, tipping_share);
}

void run_stopped(const World& world, std::span<double> cells) {
  for (std::size_t r = 0; r < cells.size(); ++r) {
    const Run& run = world.scenario.runs[r];
    cells[r] = run.kind == RunKind::GlobalGame ? share_who_stop(run, world.random) : share_who_come(run);
  }
}

void run_survived(const World& world, std::span<double> cells) {
  run_stopped(world, cells);
  for (std::size_t r = 0; r < cells.size(); ++r) {
    const Run& run = world.scenario.runs[r];
    bool survives = run.kind == RunKind::GlobalGame ? cells[r] <= run.strength : cells[r] <= tipping_share(run);
    cells[r] = survives ? 1 : 0;
  }
}

}  // namespace rivalry::measures
