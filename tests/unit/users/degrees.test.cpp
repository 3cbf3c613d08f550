#include "sim/users/degrees.hpp"

#include <cmath>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/network.hpp"
#include "rivalry/random.hpp"
#include "sim/users/stubs.hpp"

using namespace rivalry;

namespace {

Network params(DegreeKind degrees, double exponent = 0, double cutoff = 0) {
  Network network;
  network.degrees = degrees;
  network.degree_exponent = exponent;
  network.degree_cutoff = cutoff;
  return network;
}

double share(const DegreeDistribution& d, std::uint32_t k) {
  return k < d.lowest || k - d.lowest >= d.shares.size() ? 0 : d.shares[k - d.lowest];
}

std::uint64_t stubs(const std::vector<DegreeClass>& classes) {
  std::uint64_t sum = 0;
  for (const DegreeClass& c : classes) sum += c.degree * c.agents;
  return sum;
}

}  // namespace

TEST_CASE("Poisson's shares are e^-z z^k / k!, also where e^-z is nothing") {
  for (double z : {0.3, 4.0, 20.5, 2000.0}) {
    DegreeDistribution d = degree_distribution(params(DegreeKind::Poisson), z, 60000);
    for (double k : {0.0, 1.0, 4.0, 20.0, 1950.0, 2000.0}) {
      double exact = std::exp(-z + k * std::log(z) - std::lgamma(k + 1));
      CHECK_THAT(share(d, static_cast<std::uint32_t>(k)), WithinAbs(exact, 1e-12));
    }
    CHECK_THAT(d.mean(), WithinRel(z, 1e-12));
    CHECK_THAT(d.second_moment(), WithinRel(z * z + z, 1e-12));
  }
}

TEST_CASE("a regular law with a broken mean mixes the two whole numbers around it") {
  DegreeDistribution d = degree_distribution(params(DegreeKind::Regular), 2.25, 10);
  CHECK(d.lowest == 2);
  CHECK(d.shares == std::vector<double>{0.75, 0.25});
}

TEST_CASE("a power law without a mean starts at one tie") {
  DegreeDistribution d = degree_distribution(params(DegreeKind::PowerLaw, 2, 10), 0, 1000);
  CHECK(d.lowest == 1);
  CHECK_THAT(share(d, 8) / share(d, 4), WithinRel(0.25 * std::exp(-0.4), 1e-12));
}

TEST_CASE("a power law meets its mean and keeps its shape above its lower bound") {
  for (double exponent : {2.1, 2.3, 3.0}) {
    for (double mean : {0.4, 1.0, 1.5, 8.0, 20.0, 137.7, 999.0}) {
      DegreeDistribution d = degree_distribution(params(DegreeKind::PowerLaw, exponent), mean, 1000);
      INFO("exponent " << exponent << ", mean " << mean);
      CHECK_THAT(d.mean(), WithinRel(mean, 1e-10));
      double total = 0;
      for (double p : d.shares) {
        CHECK(p >= 0);
        total += p;
      }
      CHECK_THAT(total, WithinRel(1.0, 1e-12));
      std::uint32_t above = d.lowest + 1;
      if (above < 900) CHECK_THAT(share(d, 950) / share(d, above), WithinRel(std::pow(950.0 / above, -exponent), 1e-9));
    }
  }
}

TEST_CASE("a mean beyond the largest degree is refused") {
  CHECK_THROWS_AS(degree_distribution(params(DegreeKind::PowerLaw, 2), 11, 10), InvariantError);
}

TEST_CASE("people are divided among degrees at the law's quantiles") {
  DegreeDistribution d = degree_distribution(params(DegreeKind::PowerLaw, 2.3), 0, 1000);
  for (std::uint64_t agents : {1ull, 2ull, 10ull, 1000ull, 12'345ull, 4'000'000'000ull}) {
    auto classes = apportion(d, agents);
    std::uint64_t given = 0;
    double below = 0;
    std::uint32_t next = d.lowest;
    for (const DegreeClass& c : classes) {
      CHECK(c.agents > 0);
      given += c.agents;
      for (; next <= c.degree; ++next) below += share(d, next);
      // Within half a person of the law, and one more for the person who may be moved to make the sum even.
      CHECK_THAT(static_cast<double>(given), WithinAbs(below * static_cast<double>(agents), 1.5 + 1e-6));
    }
    CHECK(given == agents);
    CHECK(stubs(classes) % 2 == 0);
  }
}

TEST_CASE("an odd number of people with odd degree: one has a tie less") {
  auto classes = apportion(degree_distribution(params(DegreeKind::Regular), 3, 3), 1001);
  REQUIRE(classes.size() == 2);
  CHECK(classes[0].degree == 2);
  CHECK(classes[0].agents == 1);
  CHECK(classes[1].agents == 1000);
}

TEST_CASE("every stub has one owner, and every owner as many stubs as ties") {
  for (std::uint64_t agents : {1ull, 2ull, 17ull, 1000ull, 5003ull}) {
    for (double mean : {0.0, 0.7, 3.0, 9.0}) {
      auto classes = apportion(degree_distribution(params(DegreeKind::Poisson), mean, 60), agents);
      Stubs book(classes, Random(5, 0));
      REQUIRE(book.count() == stubs(classes));
      REQUIRE(book.agents() == agents);
      std::vector<bool> seen(book.count());
      for (std::uint32_t agent = 0; agent < agents; ++agent) {
        auto [first, count] = book.of(agent);
        REQUIRE(count == book.degree(agent));
        for (std::uint64_t s = first; s < first + count; ++s) {
          REQUIRE(s < book.count());
          REQUIRE(!seen[s]);
          seen[s] = true;
          REQUIRE(book.owner(s) == agent);
        }
      }
    }
  }
}

TEST_CASE("every stretch of people has its share of every degree") {
  auto classes = apportion(degree_distribution(params(DegreeKind::Poisson), 6, 60), 1'000'000);
  Stubs book(classes, Random(5, 0));
  double z = 0;
  for (std::uint32_t first = 0; first < 1'000'000; first += 10'000) {
    double ties = 0;
    for (std::uint32_t agent = first; agent < first + 10'000; ++agent) ties += book.degree(agent);
    z = std::max(z, std::abs(ties / 10'000 - 6));
  }
  CHECK(z < 0.005);  // independent draws would give 2.4 / 100 * 2.5 = 0.06
}

TEST_CASE("dividing by multiplying is exact") {
  for (std::uint64_t divisor : {1ull, 2ull, 3ull, 7ull, 60'000ull, 4'294'967'295ull, 4'294'967'296ull, ~0ull}) {
    Divisor d(divisor);
    for (std::uint64_t x :
         {0ull, 1ull, 2ull, 59'999ull, 60'000ull, 1ull << 32, (1ull << 63) + 12345, ~0ull - 1, ~0ull}) {
      CHECK(d.quotient(x) == x / divisor);
      CHECK(d.remainder(x) == x % divisor);
    }
  }
}
