#include "sim/sweep/until.hpp"

#include <limits>

#include "sim/capital/valuations.hpp"
#include "sim/findings/answer.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/run/engine.hpp"

namespace rivalry {

namespace {

/// The answers by replicate in what is on disk; NaN where there is none.
Answers answers_in(const RunDirectory& directory, const std::string& what) {
  Answers all;
  directory.visit([&](const Dataset& shard) {
    Answers part = answer(shard, what);
    std::vector<std::int32_t> replicates = replicates_of(shard);
    auto end = static_cast<std::size_t>(replicates.empty() ? 0 : replicates.back() + 1);
    if (all.numbers.size() < end) all.numbers.resize(end, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < replicates.size(); ++i)
      all.numbers[static_cast<std::size_t>(replicates[i])] = part.numbers[i];
    part.numbers = std::move(all.numbers);
    all = std::move(part);
  });
  return all;
}

}  // namespace

UntilOutcome play_until(PlannedRun run, const Precision& precision, SessionOptions options,
                        const RunObserver& observer) {
  Reached reached{precision, "", {}};
  options.rounds = Rounds{first_round(precision), kept(precision), [&](const RunDirectory& so_far) {
                            Answers answers = answers_in(so_far, precision.of);
                            reached.unit = answers.unit;
                            reached.progression = progression(precision, answers, complete_in(so_far));
                            return Rounds::Round{reached.progression.wanted, reached.progression.settled};
                          }};
  UntilOutcome outcome{play_run(std::move(run), options, observer), std::nullopt};
  if (reached.progression.settled) outcome.reached = std::move(reached);
  return outcome;
}

UntilKnown kept(const Precision& precision) { return {to_string(precision), precision.at_most}; }

std::optional<Precision> precision_of(const std::optional<UntilKnown>& until) {
  return until ? std::optional(read_precision(until->text, until->at_most)) : std::nullopt;
}

void check_precision(const Precision& precision, const ResolvedScenario& scenario) {
  check_unit(precision, answer(blank_result(scenario), precision.of));
}

}  // namespace rivalry
