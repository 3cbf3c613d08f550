// Measuring time on a machine that others use too.
#pragma once

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

namespace rivalry::bench {

/// Seconds of f(); the least of `times` measurements is the one that others disturbed least.
template <class F>
double best_seconds(F f, int times = 5) {
  double best = 1e300;
  for (int i = 0; i < times; ++i) {
    auto start = std::chrono::steady_clock::now();
    f();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

/// f(0), f(1), ..., each on a thread of its own.
template <class F>
void on_threads(int threads, F f) {
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back([&f, i] { f(i); });
  f(0);
}

/// Makes the compiler believe that `value` is used.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

}  // namespace rivalry::bench
