#include "sim/cli/until.hpp"

#include <fmt/format.h>

#include <limits>

#include "sim/cli/arguments.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/store/run_directory.hpp"
#include "sim/run/engine.hpp"

namespace rivalry::cli {

namespace {

constexpr std::int32_t most_by_default = 10'000;

std::int32_t number_of(const std::string& text) {
  bool digits = !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos;
  int number = digits ? std::stoi(text) : 0;
  if (number < 2) throw UsageError(fmt::format("--at-most {}: a whole number of replicates from 2 on is needed", text));
  return number;
}

}  // namespace

std::span<const Flag> flags_of_until() {
  static constexpr Flag flags[] = {
      {"until",
       "add replicates until the 95 % interval of the mean is so narrow, e.g. 'vancl.survival +-2 %'; shares in "
       "points, other answers in their unit or in % of the mean",
       "'ANSWER +-WIDTH'"},
      {"at-most", "for --until: no more replicates than that. Default: 10000", "N"}};
  return flags;
}

std::optional<Precision> precision_of(const Command& command) {
  if (!command.has("until")) {
    if (command.has("at-most")) throw UsageError("--at-most goes with --until 'ANSWER \u00b1WIDTH'");
    return std::nullopt;
  }
  for (const Override& given : command.overrides)
    if (given.path == "replicates")
      throw UsageError("--until says how many replicates are played; say --at-most N instead of --replicates N");
  try {
    return read_precision(command.values.at("until"),
                          command.has("at-most") ? number_of(command.values.at("at-most")) : most_by_default);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--until: {}", error.what()));
  }
}

UntilKnown kept(const Precision& precision) { return {to_string(precision), precision.at_most}; }

std::optional<Precision> precision_of(const std::optional<UntilKnown>& until) {
  return until ? std::optional(read_precision(until->text, until->at_most)) : std::nullopt;
}

void check_answer(const Precision& precision, const ResolvedScenario& scenario) {
  try {
    check_unit(precision, answer(blank_result(scenario), precision.of));
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--until: {}", error.what()));
  }
}

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

std::int32_t complete_in(const RunDirectory& directory) {
  std::int32_t count = 0;
  while (directory.done().contains(count) || directory.manifest().failures.contains(count)) ++count;
  return count;
}

std::string told(const Precision& precision, const Answers& answers, const Progression& progression) {
  const MeanInterval& found = progression.interval;
  std::string after = fmt::format("after {}", count_of(progression.wanted, "replicate"));
  if (found.count < 2)
    return fmt::format("{}: {} {}, which is too few to say", precision.of, count_of(found.count, "number"), after);
  auto of = [&](double value) {
    return answers.unit.starts_with("days since") ? fmt::format("day {:.1f}", value)
                                                  : quantity_text(value, answers.unit);
  };
  return fmt::format("{}: {}  [95 %: {} - {}] {}: {}", precision.of, of(found.mean), of(found.low), of(found.high),
                     after, progression.reached ? "as narrow as asked" : "wider than asked; raise --at-most");
}

}  // namespace rivalry::cli
