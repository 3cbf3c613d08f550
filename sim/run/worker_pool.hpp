// Workers who play, and a clerk who keeps what they have played: what a run and a sweep have in common.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>

namespace rivalry {

/// One mutex guards all that workers and clerk share; whoever changes what the clerk waits for calls notify().
class WorkerPool {
 public:
  /// When `stop` becomes true, all are asked to halt. It is looked at now and about ten times a second; it must outlive
  /// the pool.
  WorkerPool(int workers, const std::atomic<bool>& stop) : workers_(workers), stop_(stop), halt_(stop.load()) {}

  /// Calls `work` on the thread of each worker. Meanwhile calls `keep(false)` on one more thread, about ten times a
  /// second and whenever `is_urgent` (called under the guard) becomes true; and `keep(true)` once, when all workers
  /// have returned. The first exception of anybody makes all halt and is thrown again in the end.
  void run(const std::function<void()>& work, const std::function<bool()>& is_urgent,
           const std::function<void(bool last)>& keep);

  std::mutex& guard() { return guard_; }
  /// Waits under the guard until `condition` holds, or all are asked to halt.
  void wait(std::unique_lock<std::mutex>& lock, const std::function<bool()>& condition);
  /// Waits under the guard for a short while.
  void pause(std::unique_lock<std::mutex>& lock);
  void notify() { changed_.notify_all(); }

  /// True when everybody should come to an end.
  const std::atomic<bool>& halted() const { return halt_; }
  void halt();

 private:
  void give_up();
  void serve(const std::function<bool()>& is_urgent, const std::function<void(bool last)>& keep);

  int workers_;
  const std::atomic<bool>& stop_;
  std::atomic<bool> halt_;
  std::mutex guard_;
  std::condition_variable changed_;
  std::exception_ptr error_;
  bool finished_ = false;
};

}  // namespace rivalry
