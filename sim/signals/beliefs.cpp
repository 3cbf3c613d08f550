#include "sim/signals/beliefs.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// An emission that teaches something.
struct Sign {
  const Emission* emission;
  const SignalParams* params;
  std::uint32_t place;  ///< in Belief::seen
  double weight;        ///< what it adds to the log-odds
  double reach;         ///< probability to notice it

  SignalKind kind() const { return emission->kind; }
};

using Signs = std::span<const Sign>;

auto order_of(const Emission& e) {
  return std::tuple(e.about, e.kind, e.source, e.degree, e.audience, e.to, e.happening, e.volume);
}

const Belief* find(const std::vector<Belief>& beliefs, PartyId believer, PartyId subject) {
  auto at = std::lower_bound(beliefs.begin(), beliefs.end(), std::pair(subject, believer),
                             [](const Belief& b, auto wanted) { return std::pair(b.subject, b.believer) < wanted; });
  return at != beliefs.end() && at->subject == subject && at->believer == believer ? &*at : nullptr;
}

const Belief& belief_of(const World& world, PartyId believer, PartyId subject) {
  const Belief* found = find(world.signals->beliefs, believer, subject);
  if (!found) throw InvariantError("party " + std::to_string(believer.index) + " believes nothing about the company");
  return *found;
}

/// What is left of evidence after so many days.
double left_after(const World& world, std::int32_t days) {
  return world.scenario.signals_fade > 0 ? math::exp(-world.scenario.signals_fade * days) : 1;
}

// ---- which law ------------------------------------------------------------------------------------------------------

/// 0: the law is about something else.
int fit(const World& world, const SignalParams& params, const Emission& emission) {
  if (params.kind != emission.kind) return 0;
  bool wrong_source = !params.source.empty() && params.source != name_of(world, {emission.source});
  bool wrong_subject = !params.about.empty() && params.about != name_of(world, emission.about);
  if (wrong_source || wrong_subject) return 0;
  return 1 + (params.about.empty() ? 0 : 1) + (params.source.empty() ? 0 : 2);
}

const SignalParams* law_for(const World& world, const Emission& emission) {
  const SignalParams* best = nullptr;
  int best_fit = 0;
  for (const SignalParams& params : world.scenario.signals)
    if (int here = fit(world, params, emission); here > best_fit) best = &params, best_fit = here;
  return best;
}

/// 1 - (1 - reach)^volume.
double noticed(const SignalParams& params, double volume) {
  if (params.reach >= 1 || params.reach <= 0) return params.reach;
  return -math::expm1(volume * math::log1p(-params.reach));
}

Sign sign_of(const World& world, Subject& subject, const Emission& emission) {
  const SignalParams* params = law_for(world, emission);
  if (!params) return {&emission, nullptr, 0, 0, 0};
  std::uint64_t key = static_cast<std::uint64_t>(emission.kind) << 48 |
                      static_cast<std::uint64_t>(emission.source) << 16 | emission.degree;
  auto place = subject.signs.try_emplace(key, static_cast<std::uint32_t>(subject.signs.size())).first;
  return {&emission, params, place->second, weight_of(*params), noticed(*params, emission.volume)};
}

// ---- who learns it --------------------------------------------------------------------------------------------------

bool notices(const World& world, const Belief& belief, const Sign& sign) {
  if (sign.reach >= 1) return true;
  const Emission& what = *sign.emission;
  auto stream =
      static_cast<std::uint16_t>(static_cast<unsigned>(what.kind) | (key_of(world, what.about) & 0xFFFu) << 4);
  double u = world.random.uniform(Purpose::Notice, stream, key_of(world, belief.believer), key_of(world, {what.source}),
                                  what.degree);
  return u < sign.reach;
}

/// Nobody learns from what they say to others.
bool reaches(const World& world, const Belief& belief, const Sign& sign) {
  bool to_one = sign.emission->audience == Emission::Audience::One;
  if (!to_one && sign.emission->source == belief.believer.index) return false;
  switch (sign.emission->audience) {
    case Emission::Audience::One:
      return belief.believer == sign.emission->to;
    case Emission::Audience::Chat:
      return belief.in_chat;
    case Emission::Audience::Public:
      break;
  }
  return notices(world, belief, sign);
}

// ---- what it does ---------------------------------------------------------------------------------------------------

bool shows_a_denial_false(SignalKind kind) { return kind == SignalKind::LatePayment || kind == SignalKind::Complaint; }

void take_back_denials(World& world, Subject& subject, Belief& belief) {
  if (belief.denials == 0) return;
  belief.evidence -= belief.denied;
  belief.falsified += belief.denials;
  belief.denied = 0, belief.denials = 0;
  if (subject.falsified == subject.denial) return;
  subject.falsified = subject.denial;
  note(world.journal, {.day = world.today,
                       .what = HappeningKind::Falsified,
                       .who = subject.party,
                       .whom = subject.party,
                       .cause = subject.denial});
}

/// The weight of a denial, by how many the believer has seen proved false. One that accuses keeps its weight.
double denial_weight(const Belief& belief, const Sign& sign) {
  if (sign.weight >= 0) return sign.weight;
  return sign.weight * sign.params->kept / (sign.params->kept + sign.params->broken + belief.falsified);
}

/// What the sign adds: all of its weight the first time; later, what has faded since it was last seen.
double adds(const World& world, const Belief& belief, const Sign& sign, std::int32_t last_seen, std::int32_t now) {
  bool denial = sign.kind() == SignalKind::Denial;
  if (last_seen == 0) return denial ? denial_weight(belief, sign) : sign.weight;
  return denial ? 0 : sign.weight * (1 - left_after(world, now - last_seen));
}

void learn(World& world, Subject& subject, Belief& belief, const Sign& sign) {
  std::int32_t now = world.today - world.scenario.start + 1;
  double before = belief.evidence;
  if (shows_a_denial_false(sign.kind())) take_back_denials(world, subject, belief);
  if (belief.seen.size() <= sign.place) belief.seen.resize(subject.signs.size(), 0);
  double more = adds(world, belief, sign, belief.seen[sign.place], now);
  belief.seen[sign.place] = now;
  belief.evidence += more;
  if (sign.kind() == SignalKind::Denial && more < 0) belief.denied += more, ++belief.denials;
  bool raised = belief.evidence > before;
  if (raised && sign.emission->happening != no_cause) belief.because = sign.emission->happening;
}

void catch_up(const World& world, Belief& belief) {
  double left = left_after(world, world.today - belief.as_of);
  belief.evidence *= left;
  belief.denied *= left;
  belief.as_of = world.today;
}

void learn_all(World& world, Subject& subject, Belief& belief, Signs ones, Signs wide) {
  catch_up(world, belief);
  for (Signs signs : {ones, wide})
    for (const Sign& sign : signs)
      if (reaches(world, belief, sign)) learn(world, subject, belief, sign);
}

// ---- a day ----------------------------------------------------------------------------------------------------------

struct ByReceiver {
  bool operator()(const Sign& a, const Sign& b) const { return a.emission->to < b.emission->to; }
  bool operator()(const Sign& a, PartyId b) const { return a.emission->to < b; }
  bool operator()(PartyId a, const Sign& b) const { return a < b.emission->to; }
};

std::span<Belief> about(std::vector<Belief>& beliefs, PartyId subject) {
  auto before = [](const Belief& belief, PartyId party) { return belief.subject < party; };
  auto first = std::lower_bound(beliefs.begin(), beliefs.end(), subject, before);
  auto last = std::lower_bound(first, beliefs.end(), PartyId{subject.index + 1}, before);
  return {first, last};
}

/// Everything that was said today about one company.
void follow(World& world, Subject& subject, std::span<const Emission> emissions) {
  std::vector<Sign> ones, wide;
  for (const Emission& emission : emissions) {
    Sign sign = sign_of(world, subject, emission);
    if (sign.params) (emission.audience == Emission::Audience::One ? ones : wide).push_back(sign);
  }
  std::stable_sort(ones.begin(), ones.end(), ByReceiver{});
  auto mine = [&](Belief& belief) {
    auto [first, last] = std::equal_range(ones.begin(), ones.end(), belief.believer, ByReceiver{});
    learn_all(world, subject, belief, Signs(first, last), wide);
  };
  for (Belief& belief : about(world.signals->beliefs, subject.party))
    if (!wide.empty() || std::binary_search(ones.begin(), ones.end(), belief.believer, ByReceiver{})) mine(belief);
  for (const Emission& emission : emissions)
    if (emission.kind == SignalKind::Denial) subject.denial = emission.happening;
}

// ---- the beginning --------------------------------------------------------------------------------------------------

Belief new_belief(const World& world, PartyId believer, PartyId subject, double prior) {
  return {.believer = believer, .subject = subject, .prior = log_odds_of(prior), .as_of = world.today};
}

void add_suppliers(World& world, const Company& company, PartyId subject) {
  const Firm* firm = world.firms->all.empty() ? nullptr : world.firms->of(subject);
  if (!firm) return;
  for (const Line& line : firm->lines) {
    Belief belief = new_belief(world, line.supplier, subject, company.suppliers.suspicion);
    double u = world.random.uniform(Purpose::Chat, 0, key_of(world, line.supplier), key_of(world, subject));
    belief.in_chat = u < company.suppliers.chat;
    world.signals->beliefs.push_back(belief);
  }
}

void add_all(World& world, std::size_t company, PartyId subject) {
  const Scenario& scenario = world.scenario;
  add_suppliers(world, scenario.companies[company], subject);
  for (const Investor& investor : scenario.investors)
    world.signals->beliefs.push_back(
        new_belief(world, *party_named(scenario, investor.name), subject, investor.suspicion));
  for (std::size_t i = 0; i < scenario.observers.size(); ++i)
    if (scenario.observers[i].about == scenario.companies[company].name)
      world.signals->beliefs.push_back(new_belief(world, observer(i), subject, scenario.observers[i].prior));
}

}  // namespace

double log_odds_of(double probability) { return math::log(probability) - math::log1p(-probability); }

double probability_of(double log_odds) { return 1 / (1 + math::exp(-log_odds)); }

double evidence(double if_true, double if_not) {
  expects(if_true > 0 && if_not > 0, "probabilities of a signal above 0");
  return math::log(if_true) - math::log(if_not);
}

double weight_of(const SignalParams& params) {
  return params.credibility * evidence(params.if_distressed, params.if_sound);
}

void begin_beliefs(World& world) {
  Signals& signals = world.signals;
  signals.subjects.clear(), signals.beliefs.clear();
  for (std::size_t c = 0; c < world.scenario.companies.size(); ++c) {
    PartyId subject = company_named(world.scenario, world.scenario.companies[c].name);
    signals.subjects.push_back({.party = subject});
    add_all(world, c, subject);
  }
  std::sort(signals.beliefs.begin(), signals.beliefs.end(), [](const Belief& a, const Belief& b) {
    return std::pair(a.subject, a.believer) < std::pair(b.subject, b.believer);
  });
}

void update_beliefs(World& world, const Executor&) {
  std::vector<Emission>& emissions = world.signals->emissions;
  if (emissions.empty()) return;
  std::sort(emissions.begin(), emissions.end(),
            [](const Emission& a, const Emission& b) { return order_of(a) < order_of(b); });
  for (Subject& subject : world.signals->subjects) {
    auto [first, last] = std::equal_range(emissions.begin(), emissions.end(), Emission{.about = subject.party},
                                          [](const Emission& a, const Emission& b) { return a.about < b.about; });
    if (first != last) follow(world, subject, std::span<const Emission>(first, last));
  }
  emissions.clear();
}

double log_odds(const World& world, PartyId believer, PartyId subject) {
  const Belief& belief = belief_of(world, believer, subject);
  return belief.prior + belief.evidence * left_after(world, world.today - belief.as_of);
}

double suspicion(const World& world, PartyId believer, PartyId subject) {
  return probability_of(log_odds(world, believer, subject));
}

std::int32_t because(const World& world, PartyId believer, PartyId subject) {
  return belief_of(world, believer, subject).because;
}

}  // namespace rivalry
