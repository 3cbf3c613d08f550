// rivalry plot RUN|SWEEP ANSWER: a picture made of characters.
#include "sim/cli/verbs/plot.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/capital/valuations.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/drawing/bars.hpp"
#include "sim/cli/drawing/counts.hpp"
#include "sim/cli/drawing/fan.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/cli/drawing/survival.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/expected.hpp"
#include "sim/findings/histogram.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/sentences.hpp"
#include "sim/findings/waiting.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

constexpr const char* rows = "replicate";
constexpr std::size_t most_bars = 30;

struct RunResult {
  fs::path path;
  Dataset data;
};

/// What the scenario expects of the answer; nothing if this version cannot read the scenario any more.
std::vector<ExpectedPoint> expected_in(const RunResult& run, const std::string& what) {
  try {
    auto scenario = ResolvedScenario::load((run.path / "resolved.yaml").string(), {});
    return expected_points(scenario.outline(), run.data, what);
  } catch (const ScenarioError&) {
    return {};
  } catch (const WorldError&) {
    return {};
  }
}

Picture fan_picture(const RunResult& run, const std::string& what, const Paper& paper) {
  Course found = course(run.data, what);
  std::vector<TimelineMark> marks;
  Json expected = Json::array();
  for (const ExpectedPoint& point : expected_in(run, what)) {
    marks.push_back({point.day, point.low, point.high});
    expected.push_back({{"name", point.name},
                        {"day", to_string(point.day)},
                        {"low", point.low},
                        {"high", point.high},
                        {"source", point.source}});
  }
  Timeline timeline = fan_timeline(found, marks);
  Json numbers = {{"as", "fan"}, {"finding", sentence_of(found, rows)}, {"unit", found.unit}};
  for (Day day : found.days) numbers["days"].push_back(to_string(day));
  numbers[found.is_share ? "share" : "median"] = json_numbers(timeline.line);
  const Names names = found.is_share ? Names{"95 %"} : Names{"90 %", "50 %"};
  for (std::size_t i = 0; i < timeline.bands.size(); ++i)
    numbers["bands"][names[i]] = {{"low", json_numbers(timeline.bands[i].low)},
                                  {"high", json_numbers(timeline.bands[i].high)}};
  numbers["expected"] = expected;
  return {draw_fan(found, marks, rows, paper), numbers};
}

Picture survival_picture(const RunResult& run, const std::string& what, const Paper& paper) {
  Waiting found = waiting(run.data, what);
  Json steps = Json::array();
  for (const WaitingStep& step : found.steps)
    steps.push_back({{"day", to_string(step.day)},
                     {"at_risk", step.at_risk},
                     {"happened", step.happened},
                     {"still", step.still},
                     {"low", step.low},
                     {"high", step.high}});
  return {draw_survival(found, rows, paper),
          {{"as", "survival"},
           {"finding", sentence_of(found, rows)},
           {"start", to_string(found.start)},
           {"end", to_string(found.end)},
           {"rows", found.rows},
           {"median", found.median ? Json(to_string(*found.median)) : Json(nullptr)},
           {"steps", steps}}};
}

Picture histogram_picture(const RunResult& run, const std::string& what, const Paper& paper) {
  Answers found = answer(run.data, what);
  Histogram histogram = histogram_of(found);
  Json bins = Json::array();
  for (const Bin& bin : histogram.bins)
    bins.push_back({{"low", bin.low}, {"high", bin.high}, {"label", bin.label}, {"count", bin.count}});
  return {draw_histogram(found, rows, paper),
          {{"as", "histogram"},
           {"finding", sentence_of(found, histogram, rows)},
           {"unit", found.unit},
           {"count", histogram.count},
           {"missing", histogram.missing},
           {"bins", bins}}};
}

/// "[vancl]@2014-06-30" of company_cash is vancl, where there is but this one output.
std::string label_of(const std::string& what, const std::string& asked) {
  std::size_t open = what.find('[');
  return asked == what || open == std::string::npos ? what : what.substr(open + 1, what.find(']') - open - 1);
}

std::string bars_sentence(const std::vector<MeanBar>& bars, const std::string& asked) {
  auto by_mean = [](const MeanBar& a, const MeanBar& b) { return a.mean.mean < b.mean.mean; };
  auto [least, most] = std::minmax_element(bars.begin(), bars.end(), by_mean);
  bool alike = std::all_of(bars.begin(), bars.end(), [&](const MeanBar& bar) { return bar.unit == bars[0].unit; });
  if (!alike || bars.size() < 2) return fmt::format("{}: means of {}", asked, count_of(bars[0].mean.count, rows));
  return fmt::format("{}: most for {} ({}), least for {} ({}); means of {}", asked, most->label,
                     answer_text(most->mean.mean, most->unit), least->label, answer_text(least->mean.mean, least->unit),
                     count_of(most->mean.count, rows));
}

/// The largest, if there are many; in their order.
std::string keep_largest(std::vector<MeanBar>& bars) {
  if (bars.size() <= most_bars) return "";
  std::vector<double> sizes;
  for (const MeanBar& bar : bars) sizes.push_back(std::fabs(bar.mean.mean));
  std::sort(sizes.rbegin(), sizes.rend());
  std::size_t all = bars.size();
  std::erase_if(bars, [&](const MeanBar& bar) { return std::fabs(bar.mean.mean) < sizes[most_bars - 1]; });
  bars.resize(std::min(bars.size(), most_bars));
  return fmt::format("the {} largest of {}\n", bars.size(), all);
}

Picture bars_picture(const RunResult& run, const Names& asked, const Paper& paper) {
  std::vector<MeanBar> bars;
  Json numbers = Json::array();
  std::string title;
  for (const std::string& each : asked) {
    title += (title.empty() ? "" : ", ") + each;
    for (const std::string& what : each_of(run.data, each)) {
      Answers found = answer(run.data, what);
      bars.push_back(
          {asked.size() > 1 ? what : label_of(what, each), found.unit, mean_interval(found, found.numbers.size())});
      const MeanInterval& mean = bars.back().mean;
      numbers.push_back({{"of", what},
                         {"unit", found.unit},
                         {"count", mean.count},
                         {"mean", number_or_null(mean.mean)},
                         {"low", number_or_null(mean.low)},
                         {"high", number_or_null(mean.high)}});
    }
  }
  std::string finding = bars_sentence(bars, title), left_out = keep_largest(bars);
  return {wrapped(finding, paper.width) + left_out + draw_bars(bars, paper) + legend_of_bars(paper) + "\n",
          {{"as", "bars"}, {"finding", finding}, {"bars", numbers}}};
}

/// What shows an answer best.
std::string natural(const RunResult& run, const Names& asked) {
  if (asked.size() > 1 || each_of(run.data, asked[0]).size() > 1) return "bars";
  Question question(asked[0]);
  auto output = named_output(run.data, Rows(run.data), question);
  if (output) return follows_time(*output->variable) && !question.day ? "fan" : "histogram";
  Answers found = answer(run.data, asked[0]);
  return found.is_share ? "survival" : "histogram";
}

Picture picture_of(const RunResult& run, const std::string& as, const std::string& what, const Paper& paper) {
  if (as == "fan") return fan_picture(run, what, paper);
  return as == "survival" ? survival_picture(run, what, paper) : histogram_picture(run, what, paper);
}

std::vector<Picture> pictures_of(const RunResult& run, const Names& asked, const Command& command, const Paper& paper) {
  std::string as = command.has("as") ? command.values.at("as") : natural(run, asked);
  if (as == "bars") return {bars_picture(run, asked, paper)};
  std::vector<Picture> pictures;
  for (const std::string& each : asked)
    for (const std::string& what : each_of(run.data, each)) pictures.push_back(picture_of(run, as, what, paper));
  return pictures;
}

Paper paper_of(const Command& command) {
  Paper paper{std::min(100, columns_of_terminal()), shows_utf8() ? Script::Utf8 : Script::Ascii};
  if (!command.has("width")) return paper;
  const std::string& text = command.values.at("width");
  bool digits = !text.empty() && text.size() < 4 && text.find_first_not_of("0123456789") == std::string::npos;
  paper.width = digits ? std::stoi(text) : 0;
  if (paper.width < 40 || paper.width > 400)
    throw UsageError(fmt::format("--width {}: a whole number from 40 to 400 is needed", text));
  return paper;
}

void check_plot_words(const Command& command) {
  if (command.words.empty())
    throw UsageError("plot needs a run or a sweep, and what to draw of it: rivalry plot @last vancl.cash");
  if (!command.has("as")) return;
  const std::string& as = command.values.at("as");
  const Names known = {"fan", "histogram", "survival", "bars", "heat"};
  if (std::find(known.begin(), known.end(), as) == known.end())
    throw UsageError(fmt::format("--as {}: choose one of fan, histogram, survival, bars, or of a sweep heat", as));
}

/// What can be drawn of it, where nothing is asked for.
[[noreturn]] void nothing_asked(const RunResult& run) {
  Names known = askable(run.data);
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(12, known.size()); ++i)
    if (!known[i].ends_with("[...]")) text += (text.empty() ? "`" : ", `") + known[i] + "`";
  throw UsageError(fmt::format("plot needs what to draw, such as {}: rivalry plot {} WHAT", text, run.path.string()));
}

void tell(const std::vector<Picture>& pictures, const fs::path& path, const Names& asked, const Command& command) {
  if (command.json) {
    Json all = {{"run", path.string()}, {"of", asked}};
    for (const Picture& picture : pictures) all["pictures"].push_back(picture.numbers);
    return print(all.dump() + "\n");
  }
  for (std::size_t i = 0; i < pictures.size(); ++i) print((i > 0 ? "\n" : "") + pictures[i].text);
}

}  // namespace

Json json_numbers(const std::vector<double>& values) {
  Json all = Json::array();
  for (double value : values) all.push_back(number_or_null(value));
  return all;
}

int plot(const Command& command) {
  check_plot_words(command);
  fs::path path = find_run(command.words[0]);
  Names asked(command.words.begin() + 1, command.words.end());
  Paper paper = paper_of(command);
  bool sweep = is_sweep(path);
  try {
    std::vector<Picture> pictures;
    if (sweep) {
      if (asked.empty()) asked = {sweep_in(path).ask.answer};
      if (asked[0].empty()) throw UsageError("plot needs what to draw: rivalry plot SWEEP vancl.survival");
      for (const std::string& what : asked) pictures.push_back(plot_sweep(path, what, command, paper));
    } else {
      if (command.has("by")) throw UsageError("--by is for the keys of a sweep: this is a run");
      RunResult run{path, result_of(path, read_manifest(path / "manifest.jsonl"))};
      if (asked.empty()) nothing_asked(run);
      pictures = pictures_of(run, asked, command, paper);
    }
    tell(pictures, path, asked, command);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
  if (command.json) return 0;
  Talk(command).line("next", sweep ? fmt::format("rivalry sensitivity {} --of {}", path.string(), asked[0])
                                   : fmt::format("rivalry report {}", path.string()));
  return 0;
}

}  // namespace rivalry::cli
