#include "sim/users/matching.hpp"

#include <numeric>
#include <vector>

#include "catch.hpp"
#include "rivalry/errors.hpp"

using namespace rivalry;

namespace {
FeistelKeys keys(std::uint64_t seed) { return feistel_keys(Random(seed, 0), Purpose::Network, 0, 0); }
}  // namespace

TEST_CASE("a permutation hits everything once and can be undone, at every small size") {
  for (std::uint64_t size = 1; size <= 700; ++size) {
    Permutation permutation(size, keys(size));
    std::vector<bool> hit(size);
    for (std::uint64_t x = 0; x < size; ++x) {
      std::uint64_t y = permutation.forward(x);
      REQUIRE(y < size);
      REQUIRE(!hit[y]);
      hit[y] = true;
      REQUIRE(permutation.backward(y) == x);
    }
  }
}

TEST_CASE("a matching is its own inverse without fixed points, at every small even size") {
  for (std::uint64_t stubs = 2; stubs <= 1200; stubs += 2) {
    Matching matching(stubs, keys(stubs));
    for (std::uint64_t s = 0; s < stubs; ++s) {
      std::uint64_t partner = matching.partner(s);
      REQUIRE(partner < stubs);
      REQUIRE(partner != s);
      REQUIRE(matching.partner(partner) == s);
    }
  }
}

TEST_CASE("a matching is exact around the sizes where its halves change") {
  for (int bits : {15, 16, 17, 20, 30, 31, 32, 36, 40, 47}) {
    for (std::int64_t off : {-2, 0, 2, 1234}) {
      std::uint64_t stubs = (std::uint64_t{1} << bits) + static_cast<std::uint64_t>(off);
      Matching matching(stubs, keys(stubs));
      for (std::uint64_t i = 0; i < 2000; ++i) {
        std::uint64_t s = i * (stubs / 2000), partner = matching.partner(s);
        REQUIRE(partner < stubs);
        REQUIRE(partner != s);
        REQUIRE(matching.partner(partner) == s);
      }
    }
  }
}

TEST_CASE("partners in batches are the partners one by one, to the last stub") {
  for (std::uint64_t stubs :
       {2ull, 6ull, 30ull, 1002ull, 65'536ull, 100'000ull, 2'147'483'648ull, 2'147'483'650ull, 80'000'000'002ull}) {
    Matching matching(stubs, keys(7));
    std::uint64_t count = std::min<std::uint64_t>(stubs, 100);
    for (std::uint64_t first : {std::uint64_t{0}, (stubs - count) / 2, stubs - count}) {
      for (std::uint64_t some : {std::uint64_t{1}, std::uint64_t{7}, count}) {
        std::vector<std::uint64_t> batch(std::min(some, count));
        std::iota(batch.begin(), batch.end(), first);
        matching.partners(batch);
        for (std::uint64_t i = 0; i < batch.size(); ++i) REQUIRE(batch[i] == matching.partner(first + i));
      }
    }
  }
}

TEST_CASE("where a stub lands is uniform") {
  // Chi-square with 1023 degrees of freedom: mean 1023, standard deviation 45.2.
  for (std::uint64_t size : {1ull << 20, 1'500'000ull, 3ull << 32}) {
    Permutation permutation(size, keys(11));
    std::vector<double> cells(1024);
    const int draws = 1 << 18;
    for (int x = 0; x < draws; ++x) ++cells[permutation.forward(static_cast<std::uint64_t>(x)) * 1024 / size];
    double chi_square = 0, expected = draws / 1024.0;
    for (double n : cells) chi_square += (n - expected) * (n - expected) / expected;
    // Drawn without replacement from 2^20 cells the variance is smaller by the share not drawn.
    double shrink = 1 - static_cast<double>(draws) / static_cast<double>(size);
    CHECK_THAT(chi_square, WithinAbs(1023 * shrink, 5 * 45.2));
  }
}

TEST_CASE("an odd number of stubs is refused") { CHECK_THROWS_AS(Matching(3, keys(1)), InvariantError); }
