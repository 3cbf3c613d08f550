#include "sim/run/ensemble.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include "rivalry/errors.hpp"
#include "rivalry/parallel.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/run/worker_pool.hpp"

namespace rivalry {

namespace {

/// From this size on a replicate keeps all threads busy by itself.
constexpr double large_agents = 1e6;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::size_t bytes_of(const Recording& recording) {
  std::size_t bytes = sizeof recording + recording.happenings.size() * sizeof(RecordedEvent);
  for (const RecordedVariable& variable : recording.variables)
    bytes += std::visit(
        [](const auto& values) { return values.size() * sizeof(typename std::decay_t<decltype(values)>::value_type); },
        variable.values);
  return bytes;
}

class Ensemble {
 public:
  Ensemble(const Engine& engine, const Regime& regime, const std::vector<std::uint32_t>& replicates,
           const ResultSink& sink, const std::atomic<bool>& stop, const std::function<void(const Tally&)>& progress,
           const ShardLimits& limits)
      : engine_(engine),
        regime_(regime),
        replicates_(replicates),
        sink_(sink),
        stop_(stop),
        pool_(regime.in_flight, stop),
        progress_(progress),
        limits_(limits) {
    tally_.total = static_cast<std::int64_t>(replicates.size());
  }

  Tally play() {
    prepare();
    pool_.run([this] { work(); }, [this] { return is_full(); }, [this](bool last) { keep(last); });
    return tally();
  }

 private:
  void prepare() {
    if (!engine_.prepare || replicates_.empty()) return;
    tally_.steps_before = engine_.steps_before;
    engine_.prepare({Workers::Threads, regime_.in_flight}, regime_.inside, stop_, [this] {
      std::lock_guard lock(pool_.guard());
      ++tally_.steps_done;
      tally_.seconds = tally_.seconds_before = seconds_since(start_);
      progress_(tally_);
    });
    if (stop_) pool_.halt();
  }

  // ---- The workers ----

  void work() {
    for (std::size_t i = next_++; i < replicates_.size() && !pool_.halted(); i = next_++) play_one(replicates_[i]);
  }

  void play_one(std::uint32_t replicate) {
    auto number = static_cast<std::int32_t>(replicate);
    try {
      auto recording = engine_.play(replicate, regime_.inside, pool_.halted());
      if (recording) hand_over(std::move(*recording));
    } catch (const InvariantError& error) {
      hand_over(Failure{number, "invariant", error.what()});
    } catch (const ScenarioError& error) {
      hand_over(Failure{number, error.problems().at(0).code, error.problems().at(0).message});
    }
  }

  void hand_over(Recording recording) {
    std::size_t bytes = bytes_of(recording);
    std::unique_lock lock(pool_.guard());
    pool_.wait(lock, [this] { return !is_far_ahead(); });
    if (recordings_.empty()) oldest_ = Clock::now();
    recordings_.push_back(std::move(recording));
    bytes_ += bytes;
    ++tally_.played;
    if (is_due()) pool_.notify();
  }

  void hand_over(Failure failure) {
    std::lock_guard lock(pool_.guard());
    failures_.push_back(std::move(failure));
    ++tally_.played;
    ++tally_.failed;
  }

  bool is_far_ahead() const { return bytes_ >= 2 * limits_.bytes || recordings_.size() >= 2 * limits_.replicates; }

  // ---- The clerk ----

  bool is_full() const { return bytes_ >= limits_.bytes || recordings_.size() >= limits_.replicates; }

  bool is_due() const {
    return is_full() || !failures_.empty() || (!recordings_.empty() && seconds_since(oldest_) >= limits_.seconds);
  }

  void keep(bool last) {
    bool due = last;
    {
      std::lock_guard lock(pool_.guard());
      due |= is_due();
    }
    if (due) write();
    progress_(tally());
  }

  void write() {
    std::vector<Recording> recordings;
    std::vector<Failure> failures;
    {
      std::lock_guard lock(pool_.guard());
      recordings.swap(recordings_);
      failures.swap(failures_);
      bytes_ = 0;
    }
    pool_.notify();
    std::sort(recordings.begin(), recordings.end(),
              [](const Recording& a, const Recording& b) { return a.replicate < b.replicate; });
    if (!recordings.empty()) sink_.shard(engine_.assemble(recordings));
    for (const Failure& failure : failures) sink_.failure(failure);
  }

  Tally tally() {
    std::lock_guard lock(pool_.guard());
    tally_.seconds = seconds_since(start_);
    return tally_;
  }

  const Engine& engine_;
  const Regime& regime_;
  const std::vector<std::uint32_t>& replicates_;
  const ResultSink& sink_;
  const std::atomic<bool>& stop_;
  WorkerPool pool_;
  const std::function<void(const Tally&)>& progress_;
  const ShardLimits limits_;
  const Clock::time_point start_ = Clock::now();

  std::atomic<std::size_t> next_{0};

  // Under the crew's guard.
  std::vector<Recording> recordings_;
  std::vector<Failure> failures_;
  std::size_t bytes_ = 0;
  Clock::time_point oldest_;
  Tally tally_;
};

}  // namespace

Regime choose_regime(int threads, double agents, std::uint64_t replicate_bytes, std::uint64_t available_bytes,
                     std::size_t replicates) {
  if (replicate_bytes > available_bytes)
    throw WorldError(
        ExitCode::OutOfMemory, "",
        fmt::format("one replicate needs {:.1f} GB of memory, and {:.1f} GB are available",
                    static_cast<double>(replicate_bytes) / 1e9, static_cast<double>(available_bytes) / 1e9),
        "raise population.people_per_agent, or use a larger machine");
  std::uint64_t fit = available_bytes / std::max<std::uint64_t>(1, replicate_bytes);
  std::uint64_t side_by_side =
      agents >= large_agents ? 1 : std::min<std::uint64_t>(static_cast<unsigned>(threads), replicates);
  Regime regime;
  regime.in_flight = static_cast<int>(std::max<std::uint64_t>(1, std::min(side_by_side, fit)));
  if (regime.in_flight < threads) regime.inside = {Workers::Tbb, threads};
  return regime;
}

Tally play_ensemble(const Engine& engine, const Regime& regime, const std::vector<std::uint32_t>& replicates,
                    const ResultSink& sink, const std::atomic<bool>& stop,
                    const std::function<void(const Tally&)>& progress, const ShardLimits& limits) {
  return Ensemble(engine, regime, replicates, sink, stop, progress, limits).play();
}

}  // namespace rivalry
