#include "sim/sweep/work.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/run/memory.hpp"
#include "sim/run/worker_pool.hpp"
#include "sim/sweep/cluster/claims.hpp"
#include "sim/sweep/plan/portion.hpp"
#include "sim/sweep/plan/task_queue.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

double waited_seconds(Clock::time_point start) { return Seconds(Clock::now() - start).count(); }

/// What has been played waits this long before it is written: at first little, then twice as long each time.
constexpr double first_wait_seconds = 0.25;
constexpr double longest_wait_seconds = 10;
constexpr std::size_t most_side_by_side = 1 << 20;
constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20;

/// What has been played and is not yet in a shard.
struct Basket {
  std::vector<PointData> data;
  std::vector<FailedTask> failed;
  std::vector<std::int64_t> parcels;  ///< one entry per finished assignment
  std::size_t bytes = 0;
  Clock::time_point oldest = Clock::now();

  bool empty() const { return data.empty() && failed.empty() && parcels.empty(); }
};

class Workshop {
 public:
  Workshop(const Sweep& sweep, const WorkOrder& order, const std::atomic<bool>& stop)
      : order_(order),
        record_(read_sweep_record(order.directory)),
        regime_(regime_for(sweep, order.threads)),
        pool_(regime_.in_flight, stop),
        engines_(sweep, 2 * static_cast<std::size_t>(regime_.in_flight)),
        shard_index_(order.directory / "shards"),
        claims_(order.directory / "claims", order.worker),
        queue_(record_.plan, record_.attempt, shard_index_, claims_) {
    shard_index_.refresh();
    tally_.asked = record_.plan.tasks();
    tally_.threads = regime_.in_flight;
    count_finished();
  }

  WorkTally work() {
    pool_.run([this] { play(); }, [this] { return is_due(); }, [this](bool last) { keep(last); });
    return tally_;
  }

 private:
  // ---- The players ----

  void play() {
    while (!pool_.halted()) {
      std::unique_lock lock(pool_.guard());
      pool_.wait(lock, [this] { return basket_.bytes < 2 * most_waiting_bytes; });
      TaskQueue::Next next = pool_.halted() ? TaskQueue::Next{} : queue_.next();
      if (next.state == TaskQueue::State::Empty) return;
      if (next.state == TaskQueue::State::Wait) {
        pool_.pause(lock);
        continue;
      }
      lock.unlock();
      const Assignment& work = *next.assignment;
      put(work, play_portion(engines_, work.point, work.replicates, record_.attempt, regime_.inside, pool_.halted()));
    }
  }

  void put(const Assignment& work, PortionResult result) {
    std::lock_guard lock(pool_.guard());
    if (basket_.empty()) basket_.oldest = Clock::now();
    tally_.simulating_seconds += result.simulating_seconds;
    if (result.data) {
      tally_.played += static_cast<std::int64_t>(result.data->data.dimensions.at(0).size);
      basket_.bytes += bytes_of(result.data->data);
      basket_.data.push_back(std::move(*result.data));
    }
    tally_.played += static_cast<std::int64_t>(result.failed.size());
    if (!result.failed.empty() && order_.on_error == OnError::Stop) pool_.halt();
    basket_.failed.insert(basket_.failed.end(), result.failed.begin(), result.failed.end());
    basket_.parcels.push_back(work.parcel);
    if (is_due()) pool_.notify();
  }

  // ---- The clerk ----

  bool is_due() const {
    return basket_.bytes >= most_waiting_bytes || (!basket_.empty() && waited_seconds(basket_.oldest) >= wait_seconds_);
  }

  void keep(bool last) {
    bool due = last;
    {
      std::lock_guard lock(pool_.guard());
      due |= is_due();
    }
    if (due) write();
    report();
  }

  void write() {
    Basket full;
    {
      std::lock_guard lock(pool_.guard());
      std::swap(full, basket_);
    }
    pool_.notify();
    add_shards(order_.directory / "shards", stack(std::move(full.data)), full.failed);
    for (const FailedTask& failed : full.failed) order_.on_failure(failed);
    std::lock_guard lock(pool_.guard());
    shard_index_.refresh();
    for (std::int64_t parcel : full.parcels) queue_.finished(parcel);
    wait_seconds_ = std::min(longest_wait_seconds, 2 * wait_seconds_);
  }

  void count_finished() {
    tally_.finished = queue_.finished_tasks();
    tally_.failed = static_cast<std::int64_t>(shard_index_.failures().size());
  }

  void report() {
    WorkTally tally;
    {
      std::lock_guard lock(pool_.guard());
      claims_.beat();
      count_finished();
      tally_.seconds = waited_seconds(start_);
      tally = tally_;
    }
    tally.finished = std::min(tally.asked, tally.finished + waiting());
    order_.progress(tally);
  }

  /// Tasks that are played and not yet written: they count as progress.
  std::int64_t waiting() {
    std::lock_guard lock(pool_.guard());
    auto count = static_cast<std::int64_t>(basket_.failed.size());
    for (const PointData& each : basket_.data) count += static_cast<std::int64_t>(each.data.dimensions.at(0).size);
    return count;
  }

  const WorkOrder& order_;
  const SweepRecord record_;
  const Regime regime_;
  WorkerPool pool_;
  PointEngines engines_;
  const Clock::time_point start_ = Clock::now();

  // Under the crew's guard.
  ShardIndex shard_index_;
  Claims claims_;
  TaskQueue queue_;
  Basket basket_;
  double wait_seconds_ = first_wait_seconds;
  WorkTally tally_;
};

}  // namespace

Regime regime_for(const Sweep& sweep, int threads) {
  Scenario scenario = sweep.base.draw(0);
  double agents = scenario.population.people / std::max(1.0, scenario.population.people_per_agent);
  return choose_regime(threads, agents, memory_needed(sweep.base, {0}), available_memory_bytes(), most_side_by_side);
}

WorkTally work(const Sweep& sweep, const WorkOrder& order, const std::atomic<bool>& stop) {
  return Workshop(sweep, order, stop).work();
}

}  // namespace rivalry
