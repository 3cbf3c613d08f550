#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/drawing/bars.hpp"
#include "sim/cli/drawing/counts.hpp"
#include "sim/cli/drawing/heat.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/cli/verbs/plot.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/histogram.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/sentences.hpp"
#include "sim/findings/words.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/sweep/analysis/grouped.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

constexpr std::size_t most_values = 24;  ///< of one key
constexpr std::size_t most_groups = 12, most_columns = 8, most_keys = 3;

/// What is drawn of: a sweep, and what its tasks answer.
struct Subject {
  const Sweep& sweep;
  const TaskAnswers& tasks;
  const Responses& responses;
};

Json json_of(const KeyGroups& groups, const std::vector<MeanInterval>& means) {
  Json bars = Json::array();
  for (std::size_t i = 0; i < means.size(); ++i)
    bars.push_back({{"value", groups.labels[i]},
                    {"count", means[i].count},
                    {"mean", means[i].count > 0 ? number_or_null(means[i].mean) : Json(nullptr)},
                    {"low", number_or_null(means[i].low)},
                    {"high", number_or_null(means[i].high)}});
  return bars;
}

/// "vancl.survival by events.rescue.amount: from 12 % at 0 USD to 97 % at 200 million USD".
std::string bars_sentence(const std::string& what, const std::string& unit, const KeyGroups& groups,
                          const std::vector<MeanInterval>& means) {
  std::size_t least = means.size(), most = means.size();
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (means[i].count == 0) continue;
    if (least == means.size() || means[i].mean < means[least].mean) least = i;
    if (most == means.size() || means[i].mean > means[most].mean) most = i;
  }
  if (least == means.size()) return fmt::format("{}: no point has a number", what);
  if (means[least].mean == means[most].mean)
    return fmt::format("{} does not depend on {}: {}", what, groups.key, answer_text(means[most].mean, unit));
  return fmt::format("{} by {}: from {} at {} to {} at {}", what, groups.key, answer_text(means[least].mean, unit),
                     groups.labels[least], answer_text(means[most].mean, unit), groups.labels[most]);
}

Picture bars_by(const Subject& subject, std::size_t key, std::size_t most, const Paper& paper) {
  KeyGroups groups = groups_of(subject.sweep.points.axes[key], most);
  std::vector<MeanInterval> means = means_of(groups, subject.tasks);
  const Answers& answers = subject.tasks.answers;
  std::string finding = bars_sentence(answers.what, answers.unit, groups, means);
  double share = share_between(groups, subject.responses);
  if (subject.sweep.points.axes.size() > 1)
    finding += fmt::format("; {:.0f} % of the variance between points", 100 * share);
  std::vector<MeanBar> bars;
  for (std::size_t i = 0; i < means.size(); ++i) bars.push_back({groups.labels[i], answers.unit, means[i]});
  return {wrapped(finding, paper.width) + draw_bars(bars, paper) + legend_of_bars(paper) + "\n",
          {{"as", "bars"},
           {"finding", finding},
           {"unit", answers.unit},
           {"key", groups.key},
           {"share", share},
           {"bars", json_of(groups, means)}}};
}

Picture heat_of(const Subject& subject, std::size_t one, std::size_t other, const Paper& paper) {
  const auto& axes = subject.sweep.points.axes;
  if (axes[one].values.size() < axes[other].values.size()) std::swap(one, other);
  KeyGroups down = groups_of(axes[one], most_groups), across = groups_of(axes[other], most_columns);
  const Answers& answers = subject.tasks.answers;
  HeatTable table{down.key,    across.key, down.labels, across.labels, means_of(down, across, subject.responses),
                  answers.unit};
  std::vector<double> all;
  for (const auto& row : table.at)
    for (double number : row)
      if (!std::isnan(number)) all.push_back(number);
  std::string finding = fmt::format("{}: no point has a number", answers.what);
  if (!all.empty()) {
    auto [low, high] = std::minmax_element(all.begin(), all.end());
    finding = fmt::format("{} by {} and {}: from {} to {}", answers.what, down.key, across.key,
                          answer_text(*low, answers.unit), answer_text(*high, answers.unit));
    if (*low == *high)
      finding = fmt::format("{} depends neither on {} nor on {}: {}", answers.what, down.key, across.key,
                            answer_text(*low, answers.unit));
  }
  Json means = Json::array();
  for (const auto& row : table.at) means.push_back(json_numbers(row));
  return {wrapped(finding, paper.width) + draw_heat(table, paper),
          {{"as", "heat"},
           {"finding", finding},
           {"unit", answers.unit},
           {"down", {{"key", down.key}, {"values", down.labels}}},
           {"across", {{"key", across.key}, {"values", across.labels}}},
           {"means", means}}};
}

std::size_t key_called(const Points& points, const std::string& path) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < points.axes.size(); ++i) {
    if (points.axes[i].path == path) return i;
    known.push_back(points.axes[i].path);
  }
  throw UsageError(fmt::format("--by {}: no key of this sweep is called so: {}", path, did_you_mean(path, known)));
}

/// Those that --by names, else by importance.
std::vector<std::size_t> keys_of(const Subject& subject, const Command& command) {
  const Points& points = subject.sweep.points;
  if (!command.has("by")) return keys_by_importance(points, subject.responses);
  std::vector<std::size_t> keys;
  std::string path;
  for (char c : command.values.at("by") + ",")
    if (c != ',')
      path += c;
    else
      keys.push_back(key_called(points, path)), path.clear();
  return keys;
}

Picture joined(const std::vector<Picture>& pictures) {
  Picture all{"", {{"as", "bars"}, {"keys", Json::array()}}};
  for (const Picture& picture : pictures) {
    all.text += (all.text.empty() ? "" : "\n") + picture.text;
    all.numbers["keys"].push_back(picture.numbers);
  }
  return all;
}

Picture picture_of(const Subject& subject, const Command& command, const Paper& paper) {
  std::vector<std::size_t> keys = keys_of(subject, command);
  bool heat = command.has("as") ? command.values.at("as") == "heat" : keys.size() == 2;
  if (heat && keys.size() < 2) throw UsageError("--as heat needs two keys, and one was swept: leave it out for bars");
  if (heat) return heat_of(subject, keys[0], keys[1], paper);
  if (keys.size() == 1) return bars_by(subject, keys[0], most_values, paper);
  keys.resize(std::min(keys.size(), command.has("by") ? keys.size() : most_keys));
  std::vector<Picture> pictures;
  for (std::size_t key : keys) pictures.push_back(bars_by(subject, key, most_groups, paper));
  return joined(pictures);
}

}  // namespace

Picture plot_sweep(const std::filesystem::path& directory, const std::string& what, const Command& command,
                   const Paper& paper) {
  std::string as = command.has("as") ? command.values.at("as") : "";
  if (as == "fan" || as == "survival")
    throw UsageError(
        fmt::format("--as {} is for runs: play the point alone, rivalry run SCENARIO KEY=VALUE ... as in "
                    "{}, or draw bars, heat or a histogram of the sweep",
                    as, (directory / "points.csv").string()));
  Sweep sweep = sweep_in(directory);
  TaskAnswers tasks = task_answers(directory, sweep, what);
  Responses responses = responses_of(tasks, sweep.points.count);
  Picture picture =
      as == "histogram"
          ? Picture{draw_histogram(tasks.answers, "task", paper),
                    {{"as", "histogram"}, {"finding", sentence_of(tasks.answers, histogram_of(tasks.answers), "task")}}}
          : picture_of({sweep, tasks, responses}, command, paper);
  picture.numbers["missing_tasks"] = responses.missing_tasks;
  if (responses.missing_tasks > 0)
    picture.text += fmt::format("{} of {} are missing: rivalry resume {}\n", responses.missing_tasks,
                                count_of(tasks.asked, "task"), directory.string());
  return picture;
}

}  // namespace rivalry::cli
