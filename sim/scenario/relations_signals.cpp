#include "sim/scenario/relations_signals.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/scenario/relations.hpp"
#include "sim/scenario/suggest.hpp"

namespace rivalry {

namespace {

/// Laws of which neither is more specific than the other.
void check_twin(Check& check, const SignalLaw& law, const Node& node, const std::string& path) {
  for (const SignalLaw& other : check.scenario().signals) {
    if (&other == &law) return;
    if (other.kind == law.kind && other.source == law.source && other.about == law.about)
      return check.problem(Code::Contradiction, node, path, "kind",
                           fmt::format("`{}` is about the same signal", other.name),
                           "give one of them a `source` or an `about`, or delete it");
  }
}

void check_whole_days(Check& check, double days, const Node& node, const std::string& path, const std::string& key) {
  if (days == std::floor(days)) return;
  check.problem(Code::NotWhole, node, path, key, fmt::format("{:.4g} days are not a whole number of days", days),
                fmt::format("write e.g. `{:.0f} days`", std::ceil(days)));
}

}  // namespace

void check_about(Check& check, const Spread& spread, const Node& node, const std::string& path) {
  if (!spread.about.empty() && node.find("starts"))
    check.problem(Code::Contradiction, node, path, "starts",
                  fmt::format("it starts with the first post about {}, or on a day, not both", in_quotes(spread.about)),
                  "delete one");
  if (spread.about.empty() && node.find("debunk"))
    check.problem(Code::MissingKey, node, path, "debunk", "whose denial is it?", "add `about: COMPANY`");
}

void finish_signal(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& law = *static_cast<const SignalLaw*>(object);
  bool silence = law.kind == SignalKind::Silence;
  if (silence && !node.find("source"))
    check.problem(Code::MissingKey, node, path, "kind", "whose silence is it?",
                  "add `source: NAME` of a company or an investor");
  if (silence) check_whole_days(check, law.every_days, node, path, "every");
  if (law.from && !in_calendar(check.scenario(), *law.from))
    check.problem(
        Code::DatesReversed, node, path, "from", "the date lies outside the calendar",
        fmt::format("write a date from {} to {}", to_string(check.scenario().start), to_string(check.scenario().end)));
  check_twin(check, law, node, path);
}

}  // namespace rivalry
