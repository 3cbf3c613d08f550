#include "sim/results/record/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry {

namespace {

bool follows_time(const Output& output) { return !output.dims.empty() && output.dims.front() == "time"; }

bool is_asked_for(const Scenario& scenario, const Output& output) {
  const auto& names = scenario.outputs.record;
  return std::find(names.begin(), names.end(), output.name) != names.end();
}

std::size_t cells_of(const Scenario& scenario, const Output& output) {
  std::size_t cells = 1;
  for (std::string_view dimension : output.dims)
    if (dimension != "time") cells *= labels(scenario, dimension).size();
  return cells;
}

Values stored(const std::vector<double>& values, OutputType type) {
  if (type == OutputType::Exact) return values;
  if (type == OutputType::Real) return std::vector<float>(values.begin(), values.end());
  if (type == OutputType::Flag) return std::vector<std::int8_t>(values.begin(), values.end());
  std::vector<std::int64_t> whole;
  whole.reserve(values.size());
  for (double value : values) whole.push_back(std::llround(value));
  return whole;
}

/// Words of deeds stand behind the names of the scenario's events.
RecordedEvent recorded(const Happening& happening, const Scenario& scenario) {
  std::size_t name = happening.what == HappeningKind::Event
                         ? happening.event
                         : scenario.events.size() + static_cast<std::size_t>(happening.what) - 1;
  return {happening.day - scenario.start,
          static_cast<std::int32_t>(name),
          static_cast<std::int32_t>(happening.who.index),
          static_cast<std::int32_t>(happening.whom.index),
          happening.amount,
          happening.cause};
}

}  // namespace

Recorder::Recorder(const Scenario& scenario, std::uint32_t replicate) : scenario_(scenario), replicate_(replicate) {
  for (const OutputRow& row : output_rows()) {
    if (!is_asked_for(scenario, row.output)) continue;
    Kept kept{&row, cells_of(scenario, row.output), {}};
    kept.values.resize(kept.cells * (follows_time(row.output) ? recorded_days(scenario).size() : 1));
    kept_.push_back(std::move(kept));
  }
}

void Recorder::measure(Kept& kept, const World& world, std::size_t step) {
  if (kept.cells > 0) kept.row->measure(world, std::span(kept.values).subspan(step * kept.cells, kept.cells));
}

bool Recorder::record(const World& world) {
  std::int32_t day = world.today - scenario_.start;
  if (day % scenario_.outputs.every_days != 0) return false;
  auto step = static_cast<std::size_t>(day / scenario_.outputs.every_days);
  for (Kept& kept : kept_)
    if (follows_time(kept.row->output)) measure(kept, world, step);
  return true;
}

Recording Recorder::finish(const World& world) {
  Recording recording;
  recording.replicate = replicate_;
  for (Kept& kept : kept_) {
    if (!follows_time(kept.row->output)) measure(kept, world, 0);
    recording.variables.push_back({std::string(kept.row->output.name), stored(kept.values, kept.row->output.type)});
  }
  kept_.clear();
  for (const Happening& happening : world.journal) recording.happenings.push_back(recorded(happening, scenario_));
  return recording;
}

std::vector<std::int32_t> recorded_days(const Scenario& scenario) {
  std::vector<std::int32_t> days;
  for (std::int32_t day = 0; day <= scenario.end - scenario.start; day += scenario.outputs.every_days)
    days.push_back(day);
  return days;
}

Recording blank_recording(const Scenario& scenario, std::uint32_t replicate) {
  Recording recording;
  recording.replicate = replicate;
  for (const OutputRow& row : output_rows()) {
    if (!is_asked_for(scenario, row.output)) continue;
    std::size_t records = follows_time(row.output) ? recorded_days(scenario).size() : 1;
    std::vector<double> values(cells_of(scenario, row.output) * records);
    recording.variables.push_back({std::string(row.output.name), stored(values, row.output.type)});
  }
  return recording;
}

bool records_posts_of_users(const Scenario& scenario) {
  const auto& names = scenario.outputs.record;
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name == "platform_posts_of_users" || name == "platform_posts_of_top";
  });
}

std::uint64_t recording_memory(const Scenario& scenario) {
  std::uint64_t bytes = 0;
  for (const OutputRow& row : output_rows())
    if (is_asked_for(scenario, row.output))
      bytes += 2 * sizeof(double) * cells_of(scenario, row.output) * recorded_days(scenario).size();
  return bytes;
}

}  // namespace rivalry
