#include "rows.hpp"

#include <cstdint>

#include "books_rows.hpp"
#include "capital_rows.hpp"
#include "commerce_rows.hpp"
#include "rivalry/random.hpp"
#include "sweep_rows.hpp"
#include "timing.hpp"
#include "users_rows.hpp"

namespace rivalry::bench {

namespace {

double keyed_word_ns(int threads) {
  constexpr std::uint32_t people = 1 << 22;
  Random random(1, 0);
  auto work = [&](int thread) {
    std::uint32_t mixed = 0;
    for (std::uint32_t person = 0; person < people; ++person) {
      Words words = random.words(Purpose::Join, 0, person, static_cast<std::uint32_t>(thread));
      mixed ^= words[0] ^ words[1] ^ words[2] ^ words[3];
    }
    keep(mixed);
  };
  return best_seconds([&] { on_threads(threads, work); }) * 1e9 / (4.0 * people * threads);
}

constexpr Row table[] = {
    {"keyed random word, one person at a time", "ns", keyed_word_ns, Floor::PhiloxWord},
    {"a user's day, two platforms, 4 million users", "ns", user_day_ns, Floor::RandomIncrement},
    {"a user, two platforms, 4 million users", "bytes", user_bytes},
    {"a user's day with everything on, 1 million users", "ns", everything_ns, Floor::RandomIncrement},
    {"... of the same people, who only join and open", "ns", nothing_but_joining_ns, Floor::RandomIncrement},
    {"a user with everything on, 1 million users", "bytes", everything_bytes},
    {"a small outbreak among 50,000, one replicate", "us", small_outbreak_us},
    {"a night's payments, 1,000 companies, 50,000 bills due", "ms", settlement_ms},
    {"... per bill, with twice as many bills", "times", settlement_growth},
    {"an American put on 100,000 paths, 50 dates", "ms", least_squares_ms},
    {"a sweep: years of 10,000 users, per thread", "per s", small_years_per_second},
    {"... share of all threads' time that is played", "", share_of_time_simulating},
};

}  // namespace

std::span<const Row> rows() { return table; }

}  // namespace rivalry::bench
