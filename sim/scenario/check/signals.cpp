#include "sim/scenario/check/signals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/games.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

/// Laws of which neither is more specific than the other.
void check_twin(Check& check, const SignalParams& params, const Node& node, const std::string& path) {
  for (const SignalParams& other : check.scenario().signals) {
    if (&other == &params) return;
    if (other.kind == params.kind && other.source == params.source && other.about == params.about)
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

void check_listening(Check& check, const Member& member, const std::vector<std::string>& names, const Node& root,
                     const std::string& path) {
  for (const Listening& each : member.listens) {
    bool known = std::find(names.begin(), names.end(), each.to) != names.end();
    std::string at = below(path, "listens");
    if (!known)
      check.report().add(Code::UnknownName, place_at(root, below(at, each.to)), below(at, each.to),
                         fmt::format("there is no member {} of the group", in_quotes(each.to)),
                         did_you_mean(each.to, names));
  }
}

void check_weights_of(const Opinions& group, const Node& root, const std::string& what, Report& report) {
  for (const Member& member : group.members) {
    double sum = 0;
    for (const Listening& each : member.listens) sum += each.weight;
    if (std::fabs(sum - 1) <= sum_tolerance) continue;
    std::string path = "opinions." + group.name + ".members." + member.name;
    report.add(Code::SharesDoNotAddUp, place_at(root, path), path,
               fmt::format("the weights of those listened to add up to {:.10g} %, not 100 %{}", sum * 100, what),
               member.listens.empty()
                   ? fmt::format("add e.g. `listens: {{{}: {{weight: 100 %}}}}`", member.name)
                   : fmt::format("{:.6g} % too {}", std::fabs(sum - 1) * 100, sum > 1 ? "much" : "little"));
  }
}

}  // namespace

void check_weights(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  for (const Opinions& group : scenario.opinions) check_weights_of(group, root, what, report);
}

void finish_opinions(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& group = *static_cast<const Opinions*>(object);
  if (group.rule == OpinionRule::Deffuant) return;
  if (group.members.empty())
    return check.problem(Code::MissingKey, node, path, "rule", "the group has no members",
                         "add e.g. `members: {ann: {start: 1, listens: {ann: {weight: 100 %}}}}`");
  std::vector<std::string> names;
  for (const Member& member : group.members) names.push_back(member.name);
  for (const Member& member : group.members)
    check_listening(check, member, names, check.root(), path + ".members." + member.name);
  if (!check.has_uncertain(path)) check_weights_of(group, check.root(), "", check.report());
}

void check_about(Check& check, const Spread& spread, const Node& node, const std::string& path) {
  if (!spread.about.empty() && node.find("starts"))
    check.problem(Code::Contradiction, node, path, "starts",
                  fmt::format("it starts with the first post about {}, or on a day, not both", in_quotes(spread.about)),
                  "delete one");
  if (spread.about.empty() && node.find("debunk"))
    check.problem(Code::MissingKey, node, path, "debunk", "whose denial is it?", "add `about: COMPANY`");
}

void finish_signal(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& params = *static_cast<const SignalParams*>(object);
  bool silence = params.kind == SignalKind::Silence;
  if (silence && !node.find("source"))
    check.problem(Code::MissingKey, node, path, "kind", "whose silence is it?",
                  "add `source: NAME` of a company or an investor");
  if (params.kind != SignalKind::Denial && node.find("reputation"))
    check.problem(Code::KeyOfAnotherKind, node, path, "reputation", "`reputation` has a meaning only for a denial",
                  "delete it, or make `kind` `denial`");
  if (silence) check_whole_days(check, params.every_days, node, path, "every");
  if (params.from && !in_calendar(check.scenario(), *params.from))
    check.problem(
        Code::DatesReversed, node, path, "from", "the date lies outside the calendar",
        fmt::format("write a date from {} to {}", to_string(check.scenario().start), to_string(check.scenario().end)));
  check_twin(check, params, node, path);
}

}  // namespace rivalry
