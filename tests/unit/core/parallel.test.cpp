// Loops over blocks: each block once, whoever does it, and errors come home.
#include "rivalry/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "catch.hpp"

using namespace rivalry;

namespace {

const std::vector<Executor> executors = {
    {Workers::Serial, 1}, {Workers::Threads, 1}, {Workers::Threads, 3}, {Workers::Threads, 8}, {Workers::Tbb, 1}};

std::string name(const Executor& e) {
  return std::to_string(static_cast<int>(e.workers)) + " with " + std::to_string(e.threads);
}

}  // namespace

TEST_CASE("every block is done exactly once") {
  for (const Executor& executor : executors) {
    for (std::size_t blocks : {0, 1, 2, 7, 1000}) {
      std::vector<std::atomic<int>> times(blocks);
      for_blocks(executor, blocks, [&](std::size_t block) { ++times.at(block); });
      INFO(name(executor) << ", " << blocks << " blocks");
      CHECK(std::all_of(times.begin(), times.end(), [](auto& t) { return t == 1; }));
    }
  }
}

TEST_CASE("what the blocks wrote can be read after the loop") {
  for (const Executor& executor : executors) {
    std::vector<std::size_t> squares(5000);
    for_blocks(executor, squares.size(), [&](std::size_t block) { squares[block] = block * block; });
    INFO(name(executor));
    CHECK(std::accumulate(squares.begin(), squares.end(), std::size_t{0}) == std::size_t{4999} * 5000 * 9999 / 6);
  }
}

TEST_CASE("an exception of a block reaches the caller, and the loop can be used again") {
  for (const Executor& executor : executors) {
    INFO(name(executor));
    auto fail = [](std::size_t block) {
      if (block == 37) throw std::runtime_error("block 37");
    };
    CHECK_THROWS_WITH(for_blocks(executor, 100, fail), "block 37");
    CHECK_THROWS_AS(for_blocks(executor, 8, [](std::size_t) { throw std::logic_error("all"); }), std::logic_error);
    std::atomic<int> done = 0;
    for_blocks(executor, 100, [&](std::size_t) { ++done; });
    CHECK(done == 100);
  }
}

TEST_CASE("loops nest") {
  std::atomic<int> done = 0;
  for_blocks({Workers::Tbb, 1}, 20, [&](std::size_t) {
    for_blocks({Workers::Tbb, 1}, 20, [&](std::size_t) { ++done; });
  });
  CHECK(done == 400);
}

TEST_CASE("a limit of one thread is kept") {
  ThreadLimit limit(1);
  std::atomic<int> inside = 0, most = 0;
  for_blocks({Workers::Tbb, 1}, 200, [&](std::size_t) {
    int now = ++inside;
    if (now > most) most = now;
    --inside;
  });
  CHECK(most == 1);
}
