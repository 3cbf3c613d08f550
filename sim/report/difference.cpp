// What the changes of outputs.compare_with make, replicate by replicate.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/findings/answer.hpp"
#include "sim/findings/course.hpp"
#include "sim/findings/paired.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/fans.hpp"
#include "sim/report/names.hpp"
#include "sim/report/sections.hpp"
#include "sim/scenario/tree/merge.hpp"
#include "sim/scenario/tree/text.hpp"

namespace rivalry::report {

namespace {

constexpr std::string_view ending = "_difference";
constexpr std::size_t most_differing_rows = 40;
constexpr std::size_t most_differing_charts = 6;

/// "vancl.cash" of "vancl.cash_difference", "x[a]" of "x_difference[a]"; empty if it is no difference.
std::string given_of(const std::string& name) {
  std::size_t at = name.find(ending);
  bool ends = at != std::string::npos && (at + ending.size() == name.size() || name[at + ending.size()] == '[');
  return ends ? name.substr(0, at) + name.substr(at + ending.size()) : "";
}

struct Difference {
  std::string name;  ///< of the difference
  std::string given;
  std::string unit;
  PairedMean mean;
  bool is_survival() const { return given.ends_with(".survival") || given.ends_with(".alive"); }
  /// Whether its interval leaves out 0.
  bool is_clear() const { return mean.low > 0 || mean.high < 0; }
};

std::vector<Difference> differences(const Dataset& result) {
  std::vector<Difference> found;
  for (const std::string& name : askable(result)) {
    std::string given = given_of(name);
    if (given.empty() || name.ends_with("[...]")) continue;
    Answers more = answer(result, name), with = answer(result, given);
    Pairs pairs;
    for (std::size_t i = 0; i < more.numbers.size(); ++i)
      pairs.add(with.numbers[i], with.numbers[i] - more.numbers[i], more.numbers[i]);
    bool differs = std::any_of(pairs.difference.begin(), pairs.difference.end(), [](double d) { return d != 0; });
    if (differs)
      found.push_back(
          {name, given, more.unit, mean_of(pairs, with.is_share ? PairedNumbers::YesNo : PairedNumbers::Any)});
  }
  auto rank = [](const Difference& each) { return each.is_survival() ? 0 : each.is_clear() ? 1 : 2; };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Difference& a, const Difference& b) { return rank(a) < rank(b); });
  return found;
}

/// Points of a share, or the unit.
std::string amount(double value, const Difference& of) {
  bool points = of.unit == "1" && std::fabs(value) <= 1;
  return points ? fmt::format("{:.1f} points", 100 * value) : quantity_text(value, of.unit);
}

std::string change_text(double value, const Difference& of) {
  return amount(std::fabs(value), of) + (value < 0 ? " less" : " more");
}

/// "Weibo, value": the thing and the output's long name.
std::string name_in_words(const Dataset& result, const Difference& each) {
  Described about = described(result, each.given);
  return sentence_of(about.thing.empty() ? about.long_name
                                         : fmt::format("{}, {}", about.thing, lowered(about.long_name)));
}

std::string told(const Dataset& result, const Difference& each) {
  std::string text =
      fmt::format("{}: {} with, {} without: {}", name_in_words(result, each), quantity_text(each.mean.given, each.unit),
                  quantity_text(each.mean.compared, each.unit), change_text(each.mean.difference, each));
  if (std::isnan(each.mean.low)) return text + ".";
  return text + fmt::format(" [95 %: {} to {}].", amount(each.mean.low, each), amount(each.mean.high, each));
}

std::vector<std::string> row_of(const Difference& each) {
  bool known = !std::isnan(each.mean.low);
  return {each.given,
          quantity_text(each.mean.given, each.unit),
          quantity_text(each.mean.compared, each.unit),
          amount(each.mean.difference, each),
          known ? amount(each.mean.low, each) + " to " + amount(each.mean.high, each) : "",
          each.mean.gain > 1 ? fmt::format("{:.2g} times", each.mean.gain) : ""};
}

std::string change_of(const ResolvedScenario& resolved) {
  const Node* changes = find_path(resolved.merged().root, "outputs.compare_with");
  std::string text;
  if (changes != nullptr)
    for (const Entry& each : changes->entries)
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", each.key, write_value(each.value));
  return text;
}

}  // namespace

std::vector<std::string> difference_in_words(const RunSubject& subject) {
  if (!subject.resolved.is_compared()) return {};
  std::vector<Difference> all = differences(subject.result);
  if (all.empty()) return {fmt::format("With {} everything recorded is the same.", change_of(subject.resolved))};
  return {fmt::format("Compared with {}: {}", change_of(subject.resolved), told(subject.result, all[0]))};
}

Section difference(const RunSubject& subject, Times& times) {
  Section section{"difference", "What difference it makes", {}};
  std::vector<Difference> all = differences(subject.result);
  if (!subject.resolved.is_compared()) return section;
  section.blocks.push_back(note(fmt::format(
      "Each replicate was played twice on the same chance: as the scenario says (with), and with {} (without).",
      change_of(subject.resolved))));
  if (all.empty()) {
    section.blocks.push_back(sentences({"None: everything recorded is the same in every pair."}));
    return section;
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, all.size()); ++i) lines.push_back(told(subject.result, all[i]));
  section.blocks.push_back(sentences(lines));
  std::vector<Json> charts;
  for (const Difference& each : all) {
    if (charts.size() >= most_differing_charts || !each.is_clear()) continue;
    std::vector<std::string> timed = courses(subject.result);
    if (std::find(timed.begin(), timed.end(), each.name) == timed.end()) continue;
    Course of = course(subject.result, each.name);
    if (each.is_survival() || never_changes(of)) continue;
    charts.push_back(fan_block(subject.result, of, times,
                               fmt::format("{}: {} on average", name_in_words(subject.result, each),
                                           change_text(each.mean.difference, each))));
  }
  if (!charts.empty()) section.blocks.push_back(panels(std::move(charts)));
  std::vector<std::vector<std::string>> rows;
  for (const Difference& each : all)
    if (rows.size() < most_differing_rows) rows.push_back(row_of(each));
  std::vector<Column> columns = {{"on the last day", Kind::Key}, {"with", Kind::Number},
                                 {"without", Kind::Number},      {"difference", Kind::Number},
                                 {"95 %", Kind::Number},         {"unpaired it takes", Kind::Number}};
  section.blocks.push_back(
      more(fmt::format("All {} as a table", count_of(static_cast<std::int64_t>(rows.size()), "difference")),
           {table(columns, rows)}));
  return section;
}

}  // namespace rivalry::report
