// What happens by when: the chance of each milestone by date, and how long companies survive.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rivalry/journal.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/waiting.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/names.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/attributes.hpp"

namespace rivalry::report {

namespace {

constexpr std::size_t most_milestone_charts = 9;
constexpr std::size_t most_milestone_rows = 60;

/// What is told first of companies and contracts; then everything else, as it comes; then others, such as suppliers.
constexpr std::array told_first = {HappeningKind::Default,     HappeningKind::Exercise, HappeningKind::Listing,
                                   HappeningKind::RoundClosed, HappeningKind::Equity,   HappeningKind::FirstArrears,
                                   HappeningKind::WagesLate,   HappeningKind::Rumour,   HappeningKind::Protest,
                                   HappeningKind::StockOut,    HappeningKind::LayOff,   HappeningKind::Control,
                                   HappeningKind::SoldOut};

std::size_t rank_of(const Dataset& result, const std::string& name) {
  std::size_t dot = name.rfind('.');
  std::string word = dot == std::string::npos ? name : name.substr(dot + 1);
  std::size_t rank = 0;
  while (rank < told_first.size() && word_of(told_first[rank]) != word) ++rank;
  std::vector<std::string> companies = labels_along(result, "company");
  bool of_company =
      dot != std::string::npos && std::find(companies.begin(), companies.end(), name.substr(0, dot)) != companies.end();
  return rank + (of_company || dot == std::string::npos ? 0 : told_first.size() + 1);
}

/// Whether it happens on one and the same day in all replicates, as events with a date do.
bool is_certain(const Waiting& waiting) {
  return waiting.steps.size() == 1 && waiting.steps[0].happened == waiting.rows;
}

/// "vancl.first_arrears" -> "Vancl: first arrears".
std::string title_of(const std::string& name) {
  std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return sentence_of(spelt(name));
  return fmt::format("{}: {}", sentence_of(spelt(name.substr(0, dot))), spelt(name.substr(dot + 1)));
}

struct Curve {
  std::vector<std::int32_t> days;
  std::vector<double> share, low, high;
};

/// Of what has happened, or of what still has not, from the first day to the last.
enum class Side { Happened, Still };
Curve curve_of(const Waiting& waiting, Side side) {
  Curve curve;
  auto add = [&](Day day, double still, double low, double high) {
    bool is_still = side == Side::Still;
    curve.days.push_back(day.number);
    curve.share.push_back(is_still ? still : 1 - still);
    curve.low.push_back(is_still ? low : 1 - high);
    curve.high.push_back(is_still ? high : 1 - low);
  };
  if (waiting.steps.empty() || waiting.start < waiting.steps.front().day) add(waiting.start, 1, 1, 1);
  for (std::size_t place : thinned(waiting.steps.size(), 240)) {
    const WaitingStep& step = waiting.steps[place];
    add(step.day, step.still, step.low, step.high);
  }
  if (!waiting.steps.empty() && waiting.steps.back().day < waiting.end)
    add(waiting.end, waiting.steps.back().still, waiting.steps.back().low, waiting.steps.back().high);
  return curve;
}

Json chart_of(const Waiting& waiting, const std::string& title, Side side) {
  Curve curve = curve_of(waiting, side);
  std::string_view does = side == Side::Still ? "Fails" : "Happens";
  std::string text = waiting.median
                         ? fmt::format("{} in half of the replicates by {}.", does, to_string(*waiting.median))
                         : fmt::format("{} in less than half of the replicates.", does);
  Json block = {{"type", "chance"}, {"title", title}, {"note", text}};
  if (waiting.median) block["median"] = waiting.median->number;
  block["days"] = curve.days;
  block["share"] = packed(curve.share);
  block["low"] = packed(curve.low);
  block["high"] = packed(curve.high);
  return block;
}

std::vector<std::string> row_of(const Dataset& result, const Waiting& waiting) {
  Answers whether = answer(result, waiting.what);
  MeanInterval share = mean_interval(whether, whether.numbers.size());
  std::vector<double> days = ascending(answer(result, waiting.what + ".day").numbers);
  auto day = [&](double part) {
    return to_string(waiting.start + static_cast<std::int32_t>(std::floor(quantile_of(days, part))));
  };
  return {waiting.what, quantity_text(share.mean, "1"),
          share.count < 2 ? "" : fmt::format("{} to {}", quantity_text(share.low, "1"), quantity_text(share.high, "1")),
          waiting.median ? to_string(*waiting.median) : "", days.empty() ? "" : day(.1) + " to " + day(.9)};
}

}  // namespace

Section milestones(const RunSubject& subject, Times&) {
  Section section{"milestones", "What happens, and by when", {}};
  std::vector<std::string> names = happenings(subject.result);
  std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return rank_of(subject.result, a) < rank_of(subject.result, b);
  });
  std::vector<Json> survival, charts;
  std::vector<std::vector<std::string>> rows;
  for (const std::string& name : names) {
    if (rows.size() >= most_milestone_rows) break;
    Waiting found = waiting(subject.result, name);
    rows.push_back(row_of(subject.result, found));
    bool is_other = rank_of(subject.result, name) > told_first.size();
    if (is_certain(found) || is_other || charts.size() + survival.size() >= most_milestone_charts) continue;
    double share = found.happened_by(found.end);
    if (name.ends_with(".default"))
      survival.push_back(chart_of(found,
                                  fmt::format("{} survives in {}", sentence_of(spelt(name.substr(0, name.rfind('.')))),
                                              quantity_text(1 - share, "1")),
                                  Side::Still));
    else
      charts.push_back(
          chart_of(found, fmt::format("{}, in {}", title_of(name), quantity_text(share, "1")), Side::Happened));
  }
  if (rows.empty()) return section;
  section.blocks.push_back(
      note("The share of replicates in which something has happened by a date, or a company has not failed yet; "
           "the band holds the true share with 95 % confidence (Kaplan and Meier's estimate)."));
  survival.insert(survival.end(), charts.begin(), charts.end());
  if (!survival.empty()) section.blocks.push_back(panels(std::move(survival)));
  std::vector<Column> columns = {{"what", Kind::Key},
                                 {"in", Kind::Number},
                                 {"95 %", Kind::Number},
                                 {"half by", Kind::Number},
                                 {"where it happens, 80 % between", Kind::Text}};
  Json all = table(columns, rows);
  std::string label = names.size() > rows.size()
                          ? fmt::format("The first {} of {} as a table", rows.size(), names.size())
                          : fmt::format("All {} as a table", rows.size());
  if (rows.size() <= 8) {
    section.blocks.push_back(heading("Dates"));
    section.blocks.push_back(std::move(all));
  } else {
    section.blocks.push_back(more(label, {std::move(all)}));
  }
  return section;
}

}  // namespace rivalry::report
