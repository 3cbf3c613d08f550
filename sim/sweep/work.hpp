// Working on a sweep: pull parcels, play their tasks, write shards, until all tasks of the plan are played, by us or by
// others.
//
// Threads ask the feed for portions (some replicates of one point). The feed holds the parcels that this process has
// claimed; a parcel is let go of when all its tasks are in shards. Finished portions go to the clerk, one more thread,
// who writes them together, first soon and then ever more rarely, so that a sweep that is killed again and again still
// advances, and one that is left alone writes few shards. Who plays what and when cannot matter: a task depends on its
// point and its number alone.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "sim/run/ensemble.hpp"

namespace rivalry {

struct FailedTask;
struct Sweep;

enum class OnError { GoOn, Stop };

struct WorkTally {
  std::int64_t asked = 0;     ///< tasks of the plan
  std::int64_t finished = 0;  ///< ... that are done or have failed, whoever played them
  std::int64_t failed = 0;
  std::int64_t played = 0;  ///< by this process
  double seconds = 0;
  double simulating_seconds = 0;  ///< of all threads together
  int threads = 1;                ///< that play side by side
};

struct WorkOrder {
  std::filesystem::path directory;
  int threads = 1;
  std::string worker;  ///< "3/8", or empty
  OnError on_error = OnError::GoOn;
  std::function<void(const WorkTally&)> progress;     ///< about ten times a second, from one thread
  std::function<void(const FailedTask&)> on_failure;  ///< as it happens, from the same thread
};

/// How many tasks are played side by side on this machine, and how each. Throws WorldError(OutOfMemory) if not even one
/// replicate fits.
Regime regime_for(const Sweep& sweep, int threads);

/// Works until nothing of the plan is left, `stop` becomes true, or a task has failed and the order is to stop then.
/// What is finished is on disk when it returns or throws. Throws WorldError (also OutOfMemory, before anything is
/// played, if not even one replicate fits) and InvariantError; a task that ends in an InvariantError or a ScenarioError
/// is a failed task and no error of ours.
WorkTally work(const Sweep& sweep, const WorkOrder& order, const std::atomic<bool>& stop);

}  // namespace rivalry
