#include "sim/run/look_ahead.hpp"

#include <exception>
#include <mutex>

#include "rivalry/capital.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/run/replicate.hpp"

namespace rivalry {

namespace {

Future future_of(const World& world) {
  Future future;
  for (const ContractState& contract : world.capital->contracts) future.push_back(contract.reviews);
  return future;
}

/// Plays them all; the first error, if there is one, reaches the caller when all workers have stopped.
class Playing {
 public:
  Playing(const Outlooks& outlooks, const std::atomic<bool>& stop) : outlooks_(outlooks), stop_(stop) {}

  std::vector<Future> play(std::int64_t count) {
    std::vector<Future> futures(static_cast<std::size_t>(count));
    for_blocks(outlooks_.beside, futures.size(), [&](std::size_t i) {
      if (stop_ || failed_) return;
      try {
        futures[i] = one(static_cast<std::uint32_t>(i));
      } catch (...) {
        std::lock_guard lock(guard_);
        if (!error_) error_ = std::current_exception();
        failed_ = true;
      }
    });
    if (error_) std::rethrow_exception(error_);
    return futures;
  }

 private:
  Future one(std::uint32_t number) {
    Scenario scenario = outlooks_.draw(first_future + number);
    // The same rows as in the replicates, where they are held to what they write: not twice.
    Watch watch{.profile = outlooks_.profile, .proves_writes = false};
    auto nothing = [](World&) {};
    auto world = live(scenario, first_future + number, outlooks_.inside, stop_, nullptr, nothing, watch);
    outlooks_.one_more();
    return world ? future_of(*world) : Future{};
  }

  const Outlooks& outlooks_;
  const std::atomic<bool>& stop_;
  std::atomic<bool> failed_{false};
  std::mutex guard_;
  std::exception_ptr error_;
};

}  // namespace

std::optional<Foresight> look_ahead(const Outlooks& outlooks, const std::atomic<bool>& stop) {
  Scenario scenario = outlooks.draw(first_future);
  std::int64_t count = futures_needed(scenario);
  std::vector<Future> futures = Playing(outlooks, stop).play(count);
  if (stop) return std::nullopt;
  return lessons_of(scenario, futures, outlooks.beside);
}

}  // namespace rivalry
