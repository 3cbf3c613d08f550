#include "sim/cli/until.hpp"

#include <fmt/core.h>

#include <limits>

#include "sim/cli/arguments.hpp"
#include "sim/findings/words.hpp"

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

std::optional<Precision> precision_asked(const Command& command) {
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

void check_answer(const Precision& precision, const ResolvedScenario& scenario) {
  try {
    check_precision(precision, scenario);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--until: {}", error.what()));
  }
}

std::string told(const Reached& reached) {
  const Precision& precision = reached.precision;
  const Progression& progression = reached.progression;
  const MeanInterval& found = progression.interval;
  std::string after = fmt::format("after {}", count_of(progression.wanted, "replicate"));
  if (found.count < 2)
    return fmt::format("{}: {} {}, which is too few to say", precision.of, count_of(found.count, "number"), after);
  auto of = [&unit = reached.unit](double value) {
    return unit.starts_with("days since") ? fmt::format("day {:.1f}", value) : quantity_text(value, unit);
  };
  return fmt::format("{}: {}  [95 %: {} - {}] {}: {}", precision.of, of(found.mean), of(found.low), of(found.high),
                     after, progression.reached ? "as narrow as asked" : "wider than asked; raise --at-most");
}

}  // namespace rivalry::cli
