#include "sim/run/worker_pool.hpp"

#include <chrono>
#include <thread>

#include "rivalry/parallel.hpp"

namespace rivalry {

namespace {

constexpr std::chrono::milliseconds heartbeat(100);

}  // namespace

void WorkerPool::run(const std::function<void()>& work, const std::function<bool()>& is_urgent,
                     const std::function<void(bool last)>& keep) {
  std::jthread clerk([&] { serve(is_urgent, keep); });
  for_blocks({Workers::Threads, workers_}, static_cast<std::size_t>(workers_), [&](std::size_t) {
    try {
      work();
    } catch (...) {
      give_up();
    }
  });
  {
    std::lock_guard lock(guard_);
    finished_ = true;
  }
  notify();
  clerk.join();
  if (error_) std::rethrow_exception(error_);
}

void WorkerPool::serve(const std::function<bool()>& is_urgent, const std::function<void(bool last)>& keep) {
  bool last = false;
  while (!last) {
    std::unique_lock lock(guard_);
    changed_.wait_for(lock, heartbeat, [&] { return finished_ || is_urgent(); });
    if (stop_) halt_ = true;
    last = finished_;
    lock.unlock();
    try {
      keep(last);
    } catch (...) {
      give_up();
    }
  }
}

void WorkerPool::wait(std::unique_lock<std::mutex>& lock, const std::function<bool()>& condition) {
  changed_.wait(lock, [&] { return halt_ || condition(); });
}

void WorkerPool::pause(std::unique_lock<std::mutex>& lock) { changed_.wait_for(lock, 3 * heartbeat); }

void WorkerPool::halt() {
  halt_ = true;
  notify();
}

void WorkerPool::give_up() {
  std::lock_guard lock(guard_);
  if (!error_) error_ = std::current_exception();
  halt();
}

}  // namespace rivalry
