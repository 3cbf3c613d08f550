#include "sim/sweep/plan/portion.hpp"

#include <algorithm>
#include <chrono>

#include "rivalry/errors.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

std::shared_ptr<PointEngines::Slot> PointEngines::slot_of(std::int32_t point) {
  std::lock_guard lock(guard_);
  auto found = std::find_if(slots_.begin(), slots_.end(), [&](const auto& slot) { return slot->point == point; });
  auto slot = found == slots_.end() ? std::make_shared<Slot>() : *found;
  if (found != slots_.end()) slots_.erase(found);
  slot->point = point;
  slots_.push_front(slot);
  if (slots_.size() > kept_) slots_.pop_back();
  return slot;
}

std::shared_ptr<PointEngines::PointEngine> PointEngines::at(std::int32_t point, const Executor& inside,
                                                            const std::atomic<bool>& stop) {
  auto slot = slot_of(point);
  std::lock_guard lock(slot->guard);
  if (slot->engine) return slot->engine;
  auto made = std::make_shared<PointEngine>(sweep_.at(static_cast<std::size_t>(point)));
  if (made->engine.prepare) made->engine.prepare({}, inside, stop, [] {});
  if (stop) return nullptr;
  return slot->engine = made;
}

namespace {

using Clock = std::chrono::steady_clock;

FailedTask failure(const Task& task, std::int32_t attempt, std::uint64_t seed, std::string code, std::string message) {
  return {task, attempt, seed, std::move(code), std::move(message)};
}

FailedTask failure(const Task& task, std::int32_t attempt, std::uint64_t seed, const ScenarioError& error) {
  const Diagnostic& first = error.problems().at(0);
  return failure(task, attempt, seed, first.code, first.message);
}

}  // namespace

PortionResult play_portion(PointEngines& engines, std::int32_t point, const std::vector<std::int32_t>& replicates,
                           std::int32_t attempt, const Executor& inside, const std::atomic<bool>& stop) {
  PortionResult result;
  std::uint64_t seed = engines.sweep().seed_at(static_cast<std::size_t>(point));
  std::shared_ptr<PointEngines::PointEngine> engine;
  try {
    engine = engines.at(point, inside, stop);
  } catch (const ScenarioError& error) {
    for (std::int32_t replicate : replicates)
      result.failed.push_back(failure({point, replicate}, attempt, seed, error));
  }
  if (!engine) return result;
  std::vector<Recording> recordings;
  for (std::int32_t replicate : replicates) {
    auto start = Clock::now();
    try {
      auto recording = engine->engine.play(static_cast<std::uint32_t>(replicate), inside, stop);
      if (recording) recordings.push_back(std::move(*recording));
    } catch (const InvariantError& error) {
      result.failed.push_back(failure({point, replicate}, attempt, seed, "invariant", error.what()));
    } catch (const ScenarioError& error) {
      result.failed.push_back(failure({point, replicate}, attempt, seed, error));
    }
    result.simulating_seconds += std::chrono::duration<double>(Clock::now() - start).count();
    if (stop) break;
  }
  if (!recordings.empty()) result.data = PointData{point, engine->engine.assemble(recordings)};
  return result;
}

}  // namespace rivalry
