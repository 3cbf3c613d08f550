// rivalry sensitivity SWEEP --of ANSWER: what an answer depends on.
#include "sim/sweep/analysis/sensitivity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/sweep_command.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

using Table = std::vector<std::vector<std::string>>;

constexpr std::size_t few_values = 12;  // of a key: then each has a line of its own

/// What is said: for people, and for programs.
struct Findings {
  std::string method;
  std::string rows = "points";  ///< what the design is made of
  Missing missing;
  std::vector<std::string> tables;
  Json json = Json::object();
};

Json json_of(const Estimate& estimate) {
  return {{"value", number_or_null(estimate.value)},
          {"low", number_or_null(estimate.low)},
          {"high", number_or_null(estimate.high)}};
}

std::string text_of(const Estimate& estimate) { return interval_text(estimate.value, estimate.low, estimate.high); }

/// The keys, by a size of theirs, the largest first; NaN last.
template <class Size>
std::vector<std::size_t> by_size(std::size_t count, Size size) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  auto rank = [&](std::size_t i) { return std::isnan(size(i)) ? -1.0 : size(i); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  return order;
}

Findings sobol(const Sweep& sweep, const Responses& responses) {
  SobolIndices found = sobol_indices(sweep.points, responses.means, sweep.seed);
  Findings told{"Sobol' indices: the share of the answer's variance that a key makes alone (first) and with all others",
                "rows",
                found.missing,
                {},
                {}};
  Table rows = {{"key", "total", "", "first"}};
  for (std::size_t i : by_size(found.axes.size(), [&](std::size_t axis) { return found.axes[axis].total.value; })) {
    const SobolIndex& index = found.axes[i];
    rows.push_back(
        {sweep.points.axes[i].path, text_of(index.total), bar_text(index.total.value), text_of(index.first)});
    told.json["keys"].push_back(
        {{"key", sweep.points.axes[i].path}, {"first", json_of(index.first)}, {"total", json_of(index.total)}});
  }
  told.json["mean"] = found.mean;
  told.json["variance"] = found.variance;
  told.tables.push_back(table(rows));
  return told;
}

Findings morris(const Sweep& sweep, const Responses& responses) {
  MorrisEffects found = morris_effects(sweep.points, sweep.ask.design.levels, responses.means, sweep.seed);
  Findings told{
      "Morris's elementary effects of a key over its whole range: mean size (mu*), mean (mu), deviation (sigma)",
      "trajectories",
      found.missing,
      {},
      {}};
  double most = 0;
  for (const MorrisEffect& effect : found.axes) most = std::max(most, effect.mu_star.value);
  Table rows = {{"key", "mu*", "", "mu", "sigma", "effects"}};
  for (std::size_t i : by_size(found.axes.size(), [&](std::size_t axis) { return found.axes[axis].mu_star.value; })) {
    const MorrisEffect& effect = found.axes[i];
    double none = std::nan("");
    rows.push_back({sweep.points.axes[i].path, text_of(effect.mu_star), bar_text(effect.mu_star.value / most),
                    interval_text(effect.mu, none, none), interval_text(effect.sigma, none, none),
                    std::to_string(effect.effects)});
    told.json["keys"].push_back({{"key", sweep.points.axes[i].path},
                                 {"mu_star", json_of(effect.mu_star)},
                                 {"mu", number_or_null(effect.mu)},
                                 {"sigma", number_or_null(effect.sigma)},
                                 {"effects", effect.effects}});
  }
  told.tables.push_back(table(rows));
  return told;
}

std::string value_text(const Axis& axis, std::int32_t value) { return axis.values[static_cast<std::size_t>(value)]; }

std::string bars_of(const Tornado& found, const Sweep& sweep, const std::string& unit, Json& json) {
  Table rows = {{"key", "swing", "", "lowest", "at", "highest", "at"}};
  double widest = found.bars.empty() ? 0 : found.bars[0].swing();
  for (const TornadoBar& bar : found.bars) {
    const Axis& axis = sweep.points.axes[bar.axis];
    rows.push_back({axis.path, quantity_text(bar.swing(), unit), bar_text(widest > 0 ? bar.swing() / widest : 0),
                    quantity_text(bar.low, unit), value_text(axis, bar.low_value), quantity_text(bar.high, unit),
                    value_text(axis, bar.high_value)});
    json.push_back({{"key", axis.path},
                    {"low", number_or_null(bar.low)},
                    {"low_at", value_text(axis, bar.low_value)},
                    {"high", number_or_null(bar.high)},
                    {"high_at", value_text(axis, bar.high_value)}});
  }
  return table(rows);
}

Findings one_at_a_time(const Sweep& sweep, const Responses& responses, const std::string& unit) {
  Tornado found = tornado(sweep.points, responses.means);
  Findings told{"what changing one key alone does to the answer", "points", found.missing, {}, {}};
  told.method += std::isnan(found.base) ? "; the base itself is missing"
                                        : fmt::format(", from {} at the base", quantity_text(found.base, unit));
  told.json["base"] = number_or_null(found.base);
  told.tables.push_back(bars_of(found, sweep, unit, told.json["tornado"]));
  return told;
}

std::string means_of(const Axis& axis, const Profile& profile, const std::string& unit, Json& json) {
  double low = INFINITY, high = -INFINITY;
  for (const ConditionalMean& mean : profile.means)
    if (!std::isnan(mean.mean)) low = std::min(low, mean.mean), high = std::max(high, mean.mean);
  Table rows = {{axis.path, "mean answer", "", "points"}};
  for (const ConditionalMean& mean : profile.means) {
    double share = high > low ? (mean.mean - low) / (high - low) : 1;
    rows.push_back({"  " + value_text(axis, mean.value),
                    std::isnan(mean.mean) ? "missing" : quantity_text(mean.mean, unit),
                    bar_text(std::isnan(share) ? 0 : 0.05 + 0.95 * share), grouped(mean.points)});
    json.push_back(
        {{"value", value_text(axis, mean.value)}, {"mean", number_or_null(mean.mean)}, {"points", mean.points}});
  }
  return table(rows);
}

Findings of_any(const Sweep& sweep, const Responses& responses, const std::string& unit) {
  Correlations found = correlations(sweep.points, responses.means);
  Findings told{
      "how the answer goes with each key: correlation, rank correlation, coefficient in a linear model of all",
      "points",
      found.missing,
      {},
      {}};
  if (!std::isnan(found.r_squared)) told.method += fmt::format(", which explains {:.0f} %", 100 * found.r_squared);
  std::vector<Profile> by_value = profiles(sweep.points, responses.means);
  auto has_few = [&](std::size_t i) { return sweep.points.axes[i].values.size() <= few_values; };
  auto size = [&](std::size_t i) { return has_few(i) ? by_value[i].share : std::fabs(found.axes[i].spearman.value); };
  Table rows = {{"key", "correlation", "rank", "", "linear", "share of variance"}};
  for (std::size_t i : by_size(found.axes.size(), size)) {
    const Axis& axis = sweep.points.axes[i];
    const Correlation& of_axis = found.axes[i];
    rows.push_back({axis.path, text_of(of_axis.pearson), text_of(of_axis.spearman),
                    bar_text(std::fabs(of_axis.spearman.value)), text_of(of_axis.regression),
                    has_few(i) ? fmt::format("{:.1f} %", 100 * by_value[i].share) : "-"});
    Json key = {{"key", axis.path},
                {"pearson", json_of(of_axis.pearson)},
                {"spearman", json_of(of_axis.spearman)},
                {"regression", json_of(of_axis.regression)}};
    if (has_few(i)) {
      key["share"] = number_or_null(by_value[i].share);
      told.tables.push_back(means_of(axis, by_value[i], unit, key["means"]));
    }
    told.json["keys"].push_back(std::move(key));
  }
  told.json["r_squared"] = number_or_null(found.r_squared);
  told.tables.insert(told.tables.begin(), table(rows));
  return told;
}

Findings findings(const Sweep& sweep, const Responses& responses, const std::string& unit) {
  switch (sweep.ask.design.kind) {
    case DesignKind::Saltelli:
      return sobol(sweep, responses);
    case DesignKind::Morris:
      return morris(sweep, responses);
    case DesignKind::OneAtATime:
      return one_at_a_time(sweep, responses, unit);
    case DesignKind::Grid:
    case DesignKind::Zip:
    case DesignKind::List:
    case DesignKind::Random:
    case DesignKind::LatinHypercube:
    case DesignKind::Sobol:
      break;
  }
  return of_any(sweep, responses, unit);
}

void say_it(const Findings& told, const TaskAnswers& tasks, const Responses& responses, const Sweep& sweep,
            const std::filesystem::path& directory, const Command& command) {
  Talk talk(command);
  talk.line("answer", fmt::format("{}, the mean of each of {}; {} of {}", tasks.answers.what,
                                  count_of(static_cast<std::int64_t>(sweep.points.count), "point"),
                                  grouped(tasks.asked - responses.missing_tasks), count_of(tasks.asked, "task")));
  talk.line("what", told.method);
  if (std::string missing = told.missing.told(told.rows); !missing.empty()) talk.line("missing", missing);
  for (std::size_t i = 0; i < told.tables.size(); ++i) print((i == 0 ? "" : "\n") + told.tables[i]);
  if (responses.missing_tasks > 0) talk.line("next", "rivalry resume " + directory.string());
  talk.line("next", fmt::format("rivalry discover {} --of {}", directory.string(), tasks.answers.what));
}

}  // namespace

int sensitivity(const Command& command) {
  if (command.words.size() != 1)
    throw UsageError("sensitivity needs one SWEEP: rivalry sensitivity @last --of vancl.survival");
  std::filesystem::path directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  std::string of = asked_of(command, sweep);
  try {
    TaskAnswers tasks = task_answers(directory, sweep, of);
    Responses responses = responses_of(tasks, sweep.points.count);
    Findings told = findings(sweep, responses, tasks.answers.unit);
    if (!command.json) {
      say_it(told, tasks, responses, sweep, directory, command);
      return static_cast<int>(told.missing.points > 0 ? ExitCode::No : ExitCode::Done);
    }
    Json json = {{"sweep", directory.string()},
                 {"of", tasks.answers.what},
                 {"unit", tasks.answers.unit},
                 {"points", sweep.points.count},
                 {"missing_points", told.missing.points},
                 {"missing_tasks", responses.missing_tasks},
                 {"used", told.missing.used},
                 {"missing", told.missing.told(told.rows)}};
    json.update(told.json);
    print(json.dump() + "\n");
    return static_cast<int>(told.missing.points > 0 ? ExitCode::No : ExitCode::Done);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--of {}: {}", of, error.what()));
  }
}

}  // namespace rivalry::cli
