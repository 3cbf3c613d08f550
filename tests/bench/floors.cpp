#include "floors.hpp"

#include <sys/mman.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>

#include "rivalry/random.hpp"
#include "timing.hpp"

namespace rivalry::bench {

namespace {

constexpr std::size_t bytes = std::size_t{1} << 30;

/// 1 GiB in huge pages where the system has them, touched once.
class Memory {
 public:
  Memory() : start_(mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
    if (start_ == MAP_FAILED) throw std::bad_alloc();
    madvise(start_, bytes, MADV_HUGEPAGE);
    for (std::uint64_t& word : words()) word = 1;
  }
  ~Memory() { munmap(start_, bytes); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  std::span<std::uint64_t> words() { return {static_cast<std::uint64_t*>(start_), bytes / 8}; }

 private:
  void* start_;
};

/// Adds one to `times` words of `words`, at places that no prefetcher guesses.
void increment_at_random(std::span<std::uint64_t> words, std::uint64_t seed, std::size_t times) {
  std::array<std::uint64_t*, 64> batch;
  std::uint64_t state = seed;
  for (std::size_t done = 0; done < times; done += batch.size()) {
    for (std::uint64_t*& place : batch) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      place = &words[(state >> 32) * words.size() >> 32];
      __builtin_prefetch(place, 1);
    }
    for (std::uint64_t* place : batch) ++*place;
  }
}

}  // namespace

double streaming_read_gb_per_second(int threads) {
  Memory memory;
  std::size_t share = memory.words().size() / static_cast<std::size_t>(threads);
  auto read = [&](int thread) {
    std::uint64_t sum = 0;
    for (std::uint64_t word : memory.words().subspan(static_cast<std::size_t>(thread) * share, share)) sum += word;
    keep(sum);
  };
  return static_cast<double>(bytes) / 1e9 / best_seconds([&] { on_threads(threads, read); });
}

double random_increment_ns(int threads) {
  constexpr std::size_t times = 1 << 23;
  Memory memory;
  // Each thread has words of its own, as the engine's chunks have: what is measured is memory, not sharing.
  std::size_t share = memory.words().size() / static_cast<std::size_t>(threads);
  auto work = [&](int thread) {
    auto number = static_cast<std::size_t>(thread);
    increment_at_random(memory.words().subspan(number * share, share), number + 1, times);
  };
  return best_seconds([&] { on_threads(threads, work); }) * 1e9 / (static_cast<double>(times) * threads);
}

double philox_word_ns(int threads) {
  constexpr std::uint32_t calls = 1 << 23;
  auto work = [](int thread) {
    std::uint32_t mixed = 0;
    for (std::uint32_t i = 0; i < calls; ++i) {
      Words words = philox({i, 0, 0, static_cast<std::uint32_t>(thread)}, 1, 2);
      mixed ^= words[0] ^ words[1] ^ words[2] ^ words[3];
    }
    keep(mixed);
  };
  return best_seconds([&] { on_threads(threads, work); }) * 1e9 / (4.0 * calls * threads);
}

}  // namespace rivalry::bench
