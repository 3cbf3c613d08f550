// rivalry discover SWEEP --of ANSWER: in which corner of what was swept and drawn it happens.
#include <fmt/core.h>

#include <cmath>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/sweep_command.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

/// What counts as happening.
struct Condition {
  bool above = true;
  double level = 0.5;
  std::string text;  ///< "vancl.cash above 5 million USD"

  bool holds(double number) const { return above ? number > level : number < level; }
};

double level_of(const std::string& flag, const std::string& text) {
  Written written;
  auto problem = split_quantity(text, written);
  auto value = problem ? std::nullopt : decimal_value(written, written.percent ? -2 : 0);
  if (!value)
    throw UsageError(fmt::format("--{} {}: a number is needed, such as 0.5, 30 % or `5 million USD`", flag, text));
  return *value;
}

Condition condition_of(const Command& command, const Answers& answers) {
  if (command.has("above") && command.has("below")) throw UsageError("give --above or --below, not both");
  Condition condition;
  for (const char* side : {"above", "below"})
    if (command.has(side)) {
      condition.above = side == std::string_view("above");
      condition.level = level_of(side, command.values.at(side));
      condition.text = fmt::format("{} {} {}", answers.what, side, command.values.at(side));
      return condition;
    }
  if (!answers.is_share)
    throw UsageError(fmt::format("{} is a number{}: say from where on it counts, --above X or --below X", answers.what,
                                 answers.unit.empty() || answers.unit == "1" ? "" : " of " + answers.unit));
  condition.text = answers.what;
  return condition;
}

/// The tasks with a number.
struct Judged {
  std::vector<CaseColumn> columns;
  std::vector<bool> hit;
};
Judged judged(const TaskAnswers& tasks, const Points& points, const Condition& condition) {
  Judged result;
  result.columns = columns_of(tasks, points);
  for (CaseColumn& column : result.columns) {
    std::vector<double> kept;
    for (std::size_t i = 0; i < tasks.tasks.size(); ++i)
      if (!std::isnan(tasks.answers.numbers[i])) kept.push_back(column.values[i]);
    column.values = std::move(kept);
  }
  for (double number : tasks.answers.numbers)
    if (!std::isnan(number)) result.hit.push_back(condition.holds(number));
  return result;
}

std::string number_text(const CaseColumn& column, double value) {
  if (column.unit.starts_with("days since 1970-01-01")) return to_string(Day{static_cast<std::int32_t>(value)});
  return column.unit == "1" ? fmt::format("{:.4g}", value) : quantity_text(value, column.unit);
}

std::string limit_text(const CaseColumn& column, const BoxLimit& limit) {
  if (!column.labels.empty()) {
    std::string text;
    for (std::size_t i = 0; i < column.labels.size(); ++i)
      if (limit.allowed[i]) text += (text.empty() ? "" : " or ") + column.labels[i];
    return text;
  }
  bool from = std::isfinite(limit.low), to = std::isfinite(limit.high);
  if (from && to) return fmt::format("{} to {}", number_text(column, limit.low), number_text(column, limit.high));
  return from ? "at least " + number_text(column, limit.low) : "at most " + number_text(column, limit.high);
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

/// The way from all cases to the smallest box, thinned out, and the chosen one.
std::string way_of(const Discovery& found) {
  std::vector<std::vector<std::string>> rows = {{"box", "density", "", "coverage", "", "of all cases", "limits"}};
  auto add = [&](const std::string& name, const DiscoveryBox& box) {
    rows.push_back({name, percent(box.density), bar_text(box.density), percent(box.coverage), bar_text(box.coverage),
                    percent(box.mass), std::to_string(box.limits.size())});
  };
  constexpr std::size_t lines = 10;
  std::size_t step = std::max<std::size_t>(1, (found.peeled.size() + lines - 1) / lines);
  for (std::size_t i = 0; i < found.peeled.size(); i += step) add(i == 0 ? "all" : std::to_string(i), found.peeled[i]);
  add("chosen", found.chosen);
  return table(rows);
}

std::string limits_of(const DiscoveryBox& box, const std::vector<CaseColumn>& columns) {
  std::vector<std::vector<std::string>> rows = {{"where", "", "by chance"}};
  for (const BoxLimit& limit : box.limits)
    rows.push_back({columns[limit.column].name, limit_text(columns[limit.column], limit),
                    limit.quasi_p < 1e-4 ? "p < 0.0001" : fmt::format("p = {:.2g}", limit.quasi_p)});
  return table(rows);
}

Json json_of(const DiscoveryBox& box, const std::vector<CaseColumn>& columns) {
  Json limits = Json::array();
  for (const BoxLimit& limit : box.limits) {
    const CaseColumn& column = columns[limit.column];
    Json each = {{"key", column.name}, {"unit", column.unit}, {"quasi_p", limit.quasi_p}};
    if (column.labels.empty()) {
      each["low"] = number_or_null(limit.low);
      each["high"] = number_or_null(limit.high);
    }
    for (std::size_t i = 0; i < column.labels.size(); ++i)
      if (limit.allowed[i]) each["allowed"].push_back(column.labels[i]);
    limits.push_back(std::move(each));
  }
  return {{"cases", box.cases},     {"hits", box.hits}, {"coverage", box.coverage},
          {"density", box.density}, {"mass", box.mass}, {"limits", std::move(limits)}};
}

void say_it(const Discovery& found, const Judged& cases, const Condition& condition, const TaskAnswers& tasks,
            const std::filesystem::path& directory, const Command& command) {
  Talk talk(command);
  std::int64_t missing = tasks.asked - found.cases;
  talk.line("answer",
            fmt::format("{}: in {} of {}", condition.text, grouped(found.hits), count_of(found.cases, "task")));
  if (missing > 0) talk.line("missing", fmt::format("{}: what is said holds for the rest", count_of(missing, "task")));
  print(way_of(found));
  if (found.chosen.limits.empty()) {
    talk.line("result", "in no corner more than chance would have it");
  } else {
    talk.line("result", fmt::format("in the chosen box it happens in {} of {}, with {} of all times that it happens",
                                    percent(found.chosen.density), count_of(found.chosen.cases, "task"),
                                    percent(found.chosen.coverage)));
    print("\n" + limits_of(found.chosen, cases.columns));
  }
  talk.line("next", fmt::format("rivalry sensitivity {} --of {}", directory.string(), tasks.answers.what));
}

}  // namespace

int discover(const Command& command) {
  if (command.words.size() != 1)
    throw UsageError("discover needs one SWEEP: rivalry discover @last --of vancl.survival");
  std::filesystem::path directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  std::string of = asked_of(command, sweep);
  try {
    TaskAnswers tasks = task_answers(directory, sweep, of);
    Condition condition = condition_of(command, tasks.answers);
    Judged cases = judged(tasks, sweep.points, condition);
    Discovery found = rivalry::discover(cases.columns, cases.hit);
    if (command.json) {
      Json peeled = Json::array();
      for (const DiscoveryBox& box : found.peeled) peeled.push_back(json_of(box, cases.columns));
      print(Json{{"sweep", directory.string()},
                 {"of", condition.text},
                 {"cases", found.cases},
                 {"hits", found.hits},
                 {"missing_tasks", tasks.asked - found.cases},
                 {"chosen", json_of(found.chosen, cases.columns)},
                 {"peeled", std::move(peeled)}}
                .dump() +
            "\n");
    } else {
      say_it(found, cases, condition, tasks, directory, command);
    }
    return static_cast<int>(tasks.asked > found.cases ? ExitCode::No : ExitCode::Done);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--of {}: {}", of, error.what()));
  }
}

}  // namespace rivalry::cli
