// What a sweep says: what the answer depends on, two keys at a time, in which corner it happens.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/scenario.hpp"
#include "sim/core/version.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/sweep/analysis/sensitivity.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry::report {

namespace {

constexpr std::size_t most_swings = 20;

std::string interval(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return "";
  if (std::isnan(estimate.low) || std::isnan(estimate.high)) return fmt::format("{:.3g}", estimate.value);
  return fmt::format("{:.3g} [{:.3g} to {:.3g}]", estimate.value, estimate.low, estimate.high);
}

const std::string& value_of(const Axis& axis, std::int32_t place) {
  return axis.values[static_cast<std::size_t>(place)];
}

/// Keys by a size of theirs, the largest first; those without last.
template <class Size>
std::vector<std::size_t> by_size(std::size_t count, Size size) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < count; ++i) order.push_back(i);
  auto rank = [&](std::size_t i) { return std::isnan(size(i)) ? -1.0 : size(i); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  return order;
}

Tornado tornado_for(const Sweep& sweep, const std::vector<double>& means) {
  if (sweep.ask.design.kind == DesignKind::OneAtATime) return tornado(sweep.points, means);
  return tornado_of(profiles(sweep.points, means), sweep.points, means);
}

Json tornado_block(const Sweep& sweep, const SweepAnswers& answers) {
  Tornado found = tornado_for(sweep, answers.responses.means);
  Json rows = Json::array();
  for (std::size_t i = 0; i < std::min(most_swings, found.bars.size()); ++i) {
    const TornadoBar& bar = found.bars[i];
    const Axis& axis = sweep.points.axes[bar.axis];
    if (!std::isfinite(bar.low) || !std::isfinite(bar.high)) continue;
    rows.push_back({{"name", axis.path},
                    {"low", bar.low},
                    {"high", bar.high},
                    {"low_at", value_of(axis, bar.low_value)},
                    {"high_at", value_of(axis, bar.high_value)}});
  }
  if (rows.size() == 0) return nullptr;
  const TornadoBar& first = found.bars[0];
  const Axis& axis = sweep.points.axes[first.axis];
  bool alone = sweep.ask.design.kind == DesignKind::OneAtATime;
  Json block = {
      {"type", "tornado"},
      {"title", fmt::format("{} moves {} most: from {} at {} to {} at {}", axis.path, answers.tasks.answers.what,
                            quantity_text(first.low, answers.unit), value_of(axis, first.low_value),
                            quantity_text(first.high, answers.unit), value_of(axis, first.high_value))},
      {"note", alone ? "What changing one key alone does to the mean answer; the dashed line is the scenario as it is."
                     : "The mean answer at the values of each key, over whatever the others are; the dashed line is "
                       "the mean of all points."},
      {"unit", answers.unit}};
  if (answers.tasks.answers.is_share) block["share"] = true;
  if (std::isfinite(found.base)) block["base"] = found.base;
  block["rows"] = std::move(rows);
  return block;
}

Json sobol_table(const Sweep& sweep, const SweepAnswers& answers) {
  SobolIndices found = sobol_indices(sweep.points, answers.responses.means, sweep.seed);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i : by_size(found.axes.size(), [&](std::size_t axis) { return found.axes[axis].total.value; }))
    rows.push_back({sweep.points.axes[i].path, interval(found.axes[i].total), interval(found.axes[i].first)});
  return table({{"key", Kind::Key}, {"total index", Kind::Number}, {"first-order index", Kind::Number}}, rows);
}

Json morris_table(const Sweep& sweep, const SweepAnswers& answers) {
  MorrisEffects found = morris_effects(sweep.points, sweep.ask.design.levels, answers.responses.means, sweep.seed);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i : by_size(found.axes.size(), [&](std::size_t axis) { return found.axes[axis].mu_star.value; }))
    rows.push_back({sweep.points.axes[i].path, interval(found.axes[i].mu_star), fmt::format("{:.3g}", found.axes[i].mu),
                    fmt::format("{:.3g}", found.axes[i].sigma)});
  return table({{"key", Kind::Key}, {"mu*", Kind::Number}, {"mu", Kind::Number}, {"sigma", Kind::Number}}, rows);
}

Json correlation_table(const Sweep& sweep, const SweepAnswers& answers) {
  Correlations found = correlations(sweep.points, answers.responses.means);
  std::vector<Profile> by_value = profiles(sweep.points, answers.responses.means);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i :
       by_size(found.axes.size(), [&](std::size_t axis) { return std::fabs(found.axes[axis].spearman.value); }))
    rows.push_back({sweep.points.axes[i].path, interval(found.axes[i].spearman), interval(found.axes[i].regression),
                    sweep.points.axes[i].values.size() <= 12 ? quantity_text(by_value[i].share, "1") : ""});
  return table({{"key", Kind::Key},
                {"rank correlation", Kind::Number},
                {"linear coefficient", Kind::Number},
                {"share of the points' variance", Kind::Number}},
               rows);
}

/// The table of indices that the design was made for; nothing of one key at a time.
Json index_table(const Sweep& sweep, const SweepAnswers& answers) {
  switch (sweep.ask.design.kind) {
    case DesignKind::Saltelli:
      return sobol_table(sweep, answers);
    case DesignKind::Morris:
      return morris_table(sweep, answers);
    case DesignKind::OneAtATime:
      return nullptr;
    case DesignKind::Grid:
    case DesignKind::Zip:
    case DesignKind::List:
    case DesignKind::Random:
    case DesignKind::LatinHypercube:
    case DesignKind::Sobol:
      break;
  }
  return correlation_table(sweep, answers);
}

/// Of each key with few values: the mean answer at each, with its interval over the tasks.
std::vector<Json> value_tables(const Sweep& sweep, const SweepAnswers& answers) {
  constexpr std::size_t few = 12;
  std::vector<Json> tables;
  for (const Axis& axis : sweep.points.axes) {
    if (axis.values.size() > few) continue;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t v = 0; v < axis.values.size(); ++v) {
      Answers some = answers.tasks.answers;
      some.numbers.clear();
      for (std::size_t i = 0; i < answers.tasks.tasks.size(); ++i)
        if (axis.at[static_cast<std::size_t>(answers.tasks.tasks[i].point)] == static_cast<std::int32_t>(v))
          some.numbers.push_back(answers.tasks.answers.numbers[i]);
      MeanInterval mean = mean_interval(some, some.numbers.size());
      bool known = std::isfinite(mean.low) && std::isfinite(mean.high);
      rows.push_back(
          {axis.values[v], mean.count > 0 ? quantity_text(mean.mean, answers.unit) : "missing",
           known ? quantity_text(mean.low, answers.unit) + " to " + quantity_text(mean.high, answers.unit) : "",
           grouped(mean.count)});
    }
    tables.push_back(
        table({{axis.path, Kind::Key}, {"mean", Kind::Number}, {"95 %", Kind::Number}, {"tasks", Kind::Number}}, rows));
  }
  return tables;
}

}  // namespace

std::string main_answer(const SweepSubject& subject) {
  const Scenario& scenario = subject.sweep.base.outline();
  if (!subject.sweep.ask.answer.empty()) return subject.sweep.ask.answer;
  if (subject.sweep.ask.until) return subject.sweep.ask.until->of;
  if (!subject.sweep.ask.expect.empty() && !subject.sweep.ask.expect[0].of.empty())
    return subject.sweep.ask.expect[0].of;
  auto records = [&](const char* output) {
    const auto& all = scenario.outputs.record;
    return std::find(all.begin(), all.end(), output) != all.end();
  };
  if (records("company_alive") && !scenario.companies.empty()) return scenario.companies[0].name + ".survival";
  if (records("contract_exercised") && !scenario.contracts.empty()) return scenario.contracts[0].name + ".exercised";
  if (!scenario.expect.empty()) return scenario.expect[0].of;
  return scenario.outputs.record.empty() ? "" : scenario.outputs.record[0];
}

std::vector<Json> answer_in_words(const SweepSubject& subject, const SweepAnswers& answers) {
  const std::vector<double>& means = answers.responses.means;
  std::vector<std::string> told;
  std::size_t low = means.size(), high = means.size();
  for (std::size_t p = 0; p < means.size(); ++p) {
    if (std::isnan(means[p])) continue;
    if (low == means.size() || means[p] < means[low]) low = p;
    if (high == means.size() || means[p] > means[high]) high = p;
  }
  auto where = [&](std::size_t point) {
    std::string text;
    for (const Axis& axis : subject.sweep.points.axes)
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", axis.path, axis.value(point));
    return text;
  };
  const std::string& what = answers.tasks.answers.what;
  if (low < means.size()) {
    MeanInterval all = mean_interval(answers.tasks.answers, answers.tasks.answers.numbers.size());
    told.push_back(fmt::format("{} is {} on average over {}.", what, quantity_text(all.mean, answers.unit),
                               count_of(static_cast<std::int64_t>(means.size()), "point")));
    told.push_back(fmt::format("It is lowest, {}, at {}.", quantity_text(means[low], answers.unit), where(low)));
    told.push_back(fmt::format("It is highest, {}, at {}.", quantity_text(means[high], answers.unit), where(high)));
  }
  if (answers.responses.missing_tasks > 0)
    told.push_back(fmt::format("{} of {} have no answer: what is said holds for the rest.",
                               grouped(answers.responses.missing_tasks), count_of(answers.tasks.asked, "task")));
  return {sentences(told)};
}

Section dependence(const SweepSubject& subject, const SweepAnswers& answers) {
  Section section{"dependence", "What it depends on", {}};
  try {
    if (Json block = tornado_block(subject.sweep, answers); !block.is_null())
      section.blocks.push_back(wide_panels({std::move(block)}));
    if (Json block = index_table(subject.sweep, answers); !block.is_null()) section.blocks.push_back(std::move(block));
  } catch (const std::invalid_argument& too_little) {
    section.blocks.push_back(note(fmt::format("No more can be said: {}.", too_little.what())));
  }
  if (std::vector<Json> tables = value_tables(subject.sweep, answers); !tables.empty()) {
    section.blocks.push_back(heading("By the values of each key"));
    for (Json& each : tables) section.blocks.push_back(std::move(each));
  }
  return section;
}

Section drawn(const SweepSubject& subject, const SweepAnswers& answers) {
  Section section{"causes", "What else mattered", {}};
  section.blocks = what_goes_with(answers.tasks.answers.numbers, answers.tasks.inputs, answers.tasks.answers.what,
                                  subject.sweep.base);
  if (!section.blocks.empty())
    section.blocks.insert(section.blocks.begin(),
                          note("Uncertain numbers that were drawn anew for each replicate, over all tasks."));
  return section;
}

Section recipe(const SweepSubject& subject, const SweepAnswers& answers) {
  Section section{"recipe", "How to make it again", {}};
  const Sweep& sweep = subject.sweep;
  SweepRecord record = read_sweep_record(subject.directory);
  section.blocks.push_back(
      facts({{"sweep", sweep.identity.run_id()},
             {"model", fmt::format("Rivalry {}", model_version())},
             {"seed", std::to_string(sweep.seed)},
             {"design", to_string(sweep.ask.design)},
             {"points", grouped(static_cast<std::int64_t>(sweep.points.count))},
             {"tasks", fmt::format("{} asked for, {} with an answer", grouped(answers.tasks.asked),
                                   grouped(answers.tasks.asked - answers.responses.missing_tasks))},
             {"sha256 of result.h5", record.result ? record.result->sha256 : "not collected yet"},
             {"play it again", "rivalry sweep sweep.yaml"},
             {"compare the bytes", "rivalry verify " + sweep.identity.run_id()}}));
  section.blocks.push_back(note("sweep.yaml stands in the sweep's directory, with the scenario that it is of."));
  section.blocks.push_back(more("The scenario, resolved", {{{"type", "pre"}, {"text", sweep.base.text()}}}));
  return section;
}

}  // namespace rivalry::report
