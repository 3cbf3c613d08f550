#include "sim/sweep/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "rivalry/errors.hpp"
#include "sim/run/memory.hpp"
#include "sim/sweep/feed.hpp"
#include "sim/sweep/portion.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
constexpr std::chrono::milliseconds heartbeat(100);

double seconds_since(Clock::time_point start) { return Seconds(Clock::now() - start).count(); }

/// What has been played waits this long before it is written: at first little, then twice as long each time.
constexpr double first_wait_seconds = 0.25;
constexpr double longest_wait_seconds = 10;
constexpr std::size_t most_side_by_side = 1 << 20;
constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20;

std::size_t bytes_of(const Dataset& data) {
  std::size_t bytes = 0;
  for (const Variable& variable : data.variables)
    bytes += std::visit(
        [](const auto& values) { return values.size() * sizeof(typename std::decay_t<decltype(values)>::value_type); },
        variable.values);
  return bytes;
}

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
        stop_(stop),
        record_(read_sweep_record(order.directory)),
        regime_(regime_for(sweep, order.threads)),
        engines_(sweep, 2 * static_cast<std::size_t>(regime_.in_flight)),
        harvest_(order.directory / "shards"),
        claims_(order.directory / "claims", order.worker),
        feed_(record_.plan, record_.attempt, harvest_, claims_) {
    harvest_.refresh();
    tally_.asked = record_.plan.tasks();
    tally_.threads = regime_.in_flight;
    count_finished();
  }

  WorkTally work() {
    std::jthread clerk([this] { keep(); });
    auto workers = static_cast<std::size_t>(regime_.in_flight);
    for_blocks({Workers::Threads, regime_.in_flight}, workers, [this](std::size_t) { play(); });
    {
      std::lock_guard lock(guard_);
      finished_ = true;
    }
    changed_.notify_all();
    clerk.join();
    if (error_) std::rethrow_exception(error_);
    return tally_;
  }

 private:
  // ---- The players ----

  void play() {
    while (!halt_) try {
        std::unique_lock lock(guard_);
        changed_.wait(lock, [this] { return halt_ || basket_.bytes < 2 * most_waiting_bytes; });
        Feed::Next next = halt_ ? Feed::Next{} : feed_.next();
        if (next.state == Feed::State::Empty) return;
        if (next.state == Feed::State::Wait) {
          changed_.wait_for(lock, 3 * heartbeat);
          continue;
        }
        lock.unlock();
        const Assignment& work = *next.assignment;
        put(work, play_portion(engines_, work.point, work.replicates, record_.attempt, regime_.inside, halt_));
      } catch (...) {
        give_up();
      }
  }

  void put(const Assignment& work, PortionResult result) {
    std::lock_guard lock(guard_);
    if (basket_.empty()) basket_.oldest = Clock::now();
    tally_.simulating_seconds += result.simulating_seconds;
    if (result.data) {
      tally_.played += static_cast<std::int64_t>(result.data->data.dimensions.at(0).size);
      basket_.bytes += bytes_of(result.data->data);
      basket_.data.push_back(std::move(*result.data));
    }
    tally_.played += static_cast<std::int64_t>(result.failed.size());
    if (!result.failed.empty() && order_.on_error == OnError::Stop) halt_ = true;
    basket_.failed.insert(basket_.failed.end(), result.failed.begin(), result.failed.end());
    basket_.parcels.push_back(work.parcel);
    if (is_due()) changed_.notify_all();
  }

  void give_up() {
    std::lock_guard lock(guard_);
    if (!error_) error_ = std::current_exception();
    halt_ = true;
    changed_.notify_all();
  }

  // ---- The clerk ----

  bool is_due() const {
    return basket_.bytes >= most_waiting_bytes || (!basket_.empty() && seconds_since(basket_.oldest) >= wait_seconds_);
  }

  void keep() {
    bool last = false;
    while (!last) {
      std::unique_lock lock(guard_);
      changed_.wait_for(lock, heartbeat, [this] { return finished_ || is_due(); });
      if (stop_) halt_ = true;
      last = finished_;
      bool due = last || is_due();
      lock.unlock();
      try {
        if (due) write();
        report();
      } catch (...) {
        give_up();
      }
    }
  }

  void write() {
    Basket full;
    {
      std::lock_guard lock(guard_);
      std::swap(full, basket_);
    }
    changed_.notify_all();
    add_shards(order_.directory / "shards", stack(std::move(full.data)), full.failed);
    for (const FailedTask& failed : full.failed) order_.on_failure(failed);
    std::lock_guard lock(guard_);
    harvest_.refresh();
    for (std::int64_t parcel : full.parcels) feed_.finished(parcel);
    wait_seconds_ = std::min(longest_wait_seconds, 2 * wait_seconds_);
  }

  void count_finished() {
    tally_.finished = feed_.finished_tasks();
    tally_.failed = static_cast<std::int64_t>(harvest_.failures().size());
  }

  void report() {
    WorkTally tally;
    {
      std::lock_guard lock(guard_);
      claims_.beat();
      count_finished();
      tally_.seconds = seconds_since(start_);
      tally = tally_;
    }
    tally.finished = std::min(tally.asked, tally.finished + waiting());
    order_.progress(tally);
  }

  /// Tasks that are played and not yet written: they count as progress.
  std::int64_t waiting() {
    std::lock_guard lock(guard_);
    auto count = static_cast<std::int64_t>(basket_.failed.size());
    for (const PointData& each : basket_.data) count += static_cast<std::int64_t>(each.data.dimensions.at(0).size);
    return count;
  }

  const WorkOrder& order_;
  const std::atomic<bool>& stop_;
  const SweepRecord record_;
  const Regime regime_;
  PointEngines engines_;
  const Clock::time_point start_ = Clock::now();
  std::atomic<bool> halt_{false};

  std::mutex guard_;  ///< of all that follows
  std::condition_variable changed_;
  Harvest harvest_;
  Claims claims_;
  Feed feed_;
  Basket basket_;
  double wait_seconds_ = first_wait_seconds;
  WorkTally tally_;
  std::exception_ptr error_;
  bool finished_ = false;
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
