#include "sim/findings/course.hpp"

#include <cmath>
#include <stdexcept>

#include "catch.hpp"
#include "small_results.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

/// Two replicates of two companies, recorded on 2013-01-01, -08 and -15; money in cents; of one output some is missing.
Dataset two_replicates() {
  Dataset data = two_companies();
  data.variables.insert(
      data.variables.end() - 1,
      {"population", {"replicate", "time"}, Int32{1, 2, 3, 1, 2, -1}, {{"units", "people"}, {"_FillValue", -1.0}}});
  add(data, {{"event_word", 1}, {"party", 2}, {"event", 1}},
      {
          {"event_word", {"event_word"}, Texts{"default"}, {}},
          {"party", {"party"}, Texts{"", "vancl"}, {}},
          {"event_replicate", {"event"}, Int32{7}, {}},
          {"event_time", {"event"}, Int32{9}, {{"units", "days since 2013-01-01"}}},
          {"event_name", {"event"}, Int32{0}, {}},
          {"event_who", {"event"}, Int32{1}, {}},
          {"event_whom", {"event"}, Int32{0}, {}},
          {"event_amount", {"event"}, Int64{0}, {{"units", "USD"}}},
      });
  return data;
}

std::string problem(const std::string& what) {
  try {
    course(two_replicates(), what);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("course: an answer on every day that was recorded") {
  Course cash = course(two_replicates(), "vipshop.cash");
  CHECK(cash.what == "vipshop.cash");
  CHECK(cash.unit == "USD");
  CHECK_FALSE(cash.is_share);
  REQUIRE(cash.days.size() == 3);
  CHECK(to_string(cash.days[2]) == "2013-01-15");
  CHECK(cash.numbers == std::vector<Reals>{{2, -2}, {4, -4}, {6, -6}});
  Course survival = course(two_replicates(), "vancl.survival");
  CHECK(survival.is_share);
  CHECK(survival.unit == "1");
  CHECK(survival.numbers[2] == Reals{1, 0});
  CHECK(course(two_replicates(), "company_cash[vancl]").numbers[0] == Reals{1, -1});
  CHECK(std::isnan(course(two_replicates(), "population").numbers[2][1]));
  CHECK(courses(two_replicates()) ==
        Texts{"vancl.cash", "vipshop.cash", "vancl.survival", "vipshop.survival", "population"});
}

TEST_CASE("course: the fan lies between the numbers in order, and leaves out those that are missing") {
  Course some{"x", "1", false, {Day{0}, Day{1}, Day{2}}, {{4, 1, 3, 2, 5}, {10, 20}, {NAN}}};
  Fan fan = fan_of(some, {0.05, 0.25, 0.5});
  CHECK(fan.quantiles[0][0] == 1.2);  // 1 + 0.05 * 4
  CHECK(fan.quantiles[1][0] == 2);
  CHECK(fan.quantiles[2][0] == 3);
  CHECK(fan.quantiles[2][1] == 15);
  CHECK(fan.means[0] == 3);
  CHECK(std::isnan(fan.quantiles[1][2]));
  CHECK(std::isnan(fan.means[2]));
}

TEST_CASE("course: says what follows time instead") {
  CHECK(problem("vancl.cash@2013-01-08") == "vancl.cash@2013-01-08: the course has all days: leave the @ out");
  CHECK(problem("input_pull") == "input_pull does not follow time: it has one number per replicate");
  CHECK(problem("vancl.default") ==
        "vancl.default does not follow time: it happens or not: ask how long it takes until it does");
  CHECK(problem("company_cash") ==
        "company_cash has one number for each company: write `company_cash[company]` with their names");
  CHECK(problem("vancl.csh") == "no answer is called `vancl.csh`: did you mean `vancl.cash`?");
}
