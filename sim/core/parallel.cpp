#include "rivalry/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace rivalry {

namespace {

void run_on_threads(int threads, std::size_t blocks, FunctionRef<void(std::size_t)> f) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr first;
  std::mutex guard;
  auto claim = [&] {
    for (std::size_t block = next++; block < blocks; block = next++) {
      try {
        f(block);
      } catch (...) {
        std::lock_guard lock(guard);
        if (!first) first = std::current_exception();
        next = blocks;
      }
    }
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(claim);
  claim();
  others.clear();
  if (first) std::rethrow_exception(first);
}

}  // namespace

void for_blocks(const Executor& executor, std::size_t blocks, FunctionRef<void(std::size_t)> f) {
  switch (executor.workers) {
    case Workers::Serial:
      for (std::size_t block = 0; block < blocks; ++block) f(block);
      return;
    case Workers::Threads:
      return run_on_threads(executor.threads, blocks, f);
    case Workers::Tbb:
      oneapi::tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) { f(block); });
      return;
  }
}

struct ThreadLimit::Impl {
  oneapi::tbb::global_control control;
};

ThreadLimit::ThreadLimit(int threads)
    : impl_(new Impl{
          {oneapi::tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(std::max(1, threads))}}) {}
ThreadLimit::~ThreadLimit() { delete impl_; }

}  // namespace rivalry
