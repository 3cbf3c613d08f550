// Who gets what when a company is sold: the payoff of each class is max(preference, as converted).
#include "sim/capital/proceeds.hpp"

#include <rapidcheck.h>

#include <numeric>

#include "catch.hpp"
#include "rivalry/shares.hpp"

using namespace rivalry;

namespace {

constexpr PartyId company{2}, founder{3}, fund{4}, late{5};

/// 6m ordinary shares; 4m of a class that cost 5 a share and has its money back first.
Register funded(double preference = 1) {
  Register shares(6);
  ClassNumber preferred = shares.add_class(company, {.price = 5, .preference = preference});
  shares.issue(company, founder, 6000000);
  shares.issue(company, fund, 4000000, 0, preferred);
  return shares;
}

std::int64_t to_fund(std::int64_t amount, double preference = 1) {
  return proceeds(funded(preference), company, amount)[1];
}

}  // namespace

TEST_CASE("a preferred class takes the larger of its preference and its part") {
  CHECK(to_fund(10000000) == 10000000);  // all there is
  CHECK(to_fund(20000000) == 20000000);
  CHECK(to_fund(40000000) == 20000000);
  CHECK(to_fund(50000000) == 20000000);  // 40 % of it: the same
  CHECK(to_fund(60000000) == 24000000);
  CHECK(to_fund(60000000, 2) == 40000000);
  CHECK(to_fund(60000000, 0) == 24000000);
}

TEST_CASE("one class converts because another does not") {
  Register shares(6);
  ClassNumber cheap = shares.add_class(company, {.price = 1, .preference = 1});
  ClassNumber dear = shares.add_class(company, {.price = 20, .preference = 1});
  shares.issue(company, founder, 1000);
  shares.issue(company, fund, 1000, 0, cheap);
  shares.issue(company, late, 1000, 0, dear);
  // 25,000: the dear class takes 20,000; 5,000 are left, so that the cheap one gets 2,500 rather than 1,000.
  CHECK(proceeds(shares, company, 25000) == std::vector<std::int64_t>{2500, 2500, 20000});
  // 21,500: it would get 750 of the rest, and takes its 1,000.
  CHECK(proceeds(shares, company, 21500) == std::vector<std::int64_t>{500, 1000, 20000});
  CHECK(proceeds(shares, company, 10500) == std::vector<std::int64_t>{0, 500, 10000});
  CHECK(proceeds(shares, company, 90000) == std::vector<std::int64_t>{30000, 30000, 30000});
}

TEST_CASE("no cent of the proceeds is lost, and no class would rather have done otherwise") {
  CHECK(rc::check([] {
    Register shares(8);
    int classes = *rc::gen::inRange(0, 4);
    shares.issue(company, founder, *rc::gen::inRange<std::int64_t>(0, 2000));
    std::vector<double> preferences = {0};
    for (int k = 0; k < classes; ++k) {
      double price = *rc::gen::inRange(0, 50), times = *rc::gen::inRange(0, 3);
      ClassNumber kind = shares.add_class(company, {.price = price, .preference = times});
      shares.set_conversion(company, kind, *rc::gen::inRange(1, 4) / 2.0);
      std::int64_t issued = *rc::gen::inRange<std::int64_t>(1, 2000);
      shares.issue(company, {static_cast<std::uint32_t>(4 + k)}, issued, 0, kind);
      preferences.push_back(price * times * static_cast<double>(issued));
    }
    std::int64_t amount = *rc::gen::inRange<std::int64_t>(0, 200000);
    auto parts = proceeds(shares, company, amount);
    double preferred = std::accumulate(preferences.begin(), preferences.end(), 0.0), converted = 0;
    std::int64_t sum = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    bool anybody = shares.issued(company) > 0;
    RC_ASSERT(sum == (anybody ? amount : 0));
    if (static_cast<double>(amount) < preferred) return;  // those who convert get less than their preference then
    std::vector<double> per_share;
    for (std::size_t h = 0; h < parts.size(); ++h) {
      const Register::Holding& each = shares.of(company)[h];
      double ordinary = static_cast<double>(each.shares) * shares.classes(company)[each.kind].converts;
      bool converts = static_cast<double>(parts[h]) > preferences[each.kind] + 2;
      RC_ASSERT(static_cast<double>(parts[h]) >= preferences[each.kind] - 2);
      if (ordinary > 0 && converts) per_share.push_back(static_cast<double>(parts[h]) / ordinary), converted += 1;
    }
    for (double each : per_share) RC_ASSERT(each - per_share.front() < 4 && per_share.front() - each < 4);
  }));
}
