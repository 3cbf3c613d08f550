#include "sim/findings/ticks.hpp"

#include "catch.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/histogram.hpp"
#include "sim/findings/sentences.hpp"

using namespace rivalry;

namespace {

using Reals = std::vector<double>;

std::vector<std::string> labels(const std::vector<DayTick>& ticks) {
  std::vector<std::string> found;
  for (const DayTick& tick : ticks) found.push_back(tick.label);
  return found;
}

Day day(const char* text) { return *parse_day(text); }

std::vector<std::int64_t> counts(const Histogram& histogram) {
  std::vector<std::int64_t> found;
  for (const Bin& bin : histogram.bins) found.push_back(bin.count);
  return found;
}

}  // namespace

TEST_CASE("ticks are round numbers that cover what is shown") {
  CHECK(round_ticks(0, 10, 5) == Reals{0, 2, 4, 6, 8, 10});
  CHECK(round_ticks(-3, 17, 5) == Reals{-5, 0, 5, 10, 15, 20});
  CHECK(round_ticks(0.07, 0.12, 5) == Reals{0.07, 0.08, 0.09, 0.1, 0.11, 0.12});
  CHECK(round_ticks(1e9, 3.1e9, 4) == Reals{1e9, 2e9, 3e9, 4e9});
  CHECK(round_ticks(0, 0, 4) == Reals{-1, -0.5, 0, 0.5, 1});
  for (double span : {1e-9, 3.7, 12345.678, 9e15})
    for (std::size_t most : {2u, 5u, 9u}) {
      Reals ticks = round_ticks(-span / 3, span, most);
      CHECK(ticks.size() <= most + 1);
      CHECK(ticks.front() <= -span / 3);
      CHECK(ticks.back() >= span);
    }
}

TEST_CASE("ticks of days stand where years, months and weeks begin") {
  CHECK(labels(day_ticks(day("2013-01-01"), day("2016-06-30"), 8)) ==
        std::vector<std::string>{"2013-01", "2013-07", "2014-01", "2014-07", "2015-01", "2015-07", "2016-01"});
  CHECK(labels(day_ticks(day("2013-01-02"), day("2016-06-30"), 5)) == std::vector<std::string>{"2014", "2015", "2016"});
  CHECK(labels(day_ticks(day("2013-01-02"), day("2013-01-31"), 5)) ==
        std::vector<std::string>{"2013-01-07", "2013-01-14", "2013-01-21", "2013-01-28"});
  CHECK(labels(day_edges(day("2013-01-02"), day("2013-03-01"), 4)) ==
        std::vector<std::string>{"2013-01", "2013-02", "2013-03", "2013-04"});
  CHECK(day_ticks(day("1600-01-01"), day("2400-12-31"), 9).size() <= 9);
}

TEST_CASE("histogram: every number lies in one bin, at round edges") {
  Reals numbers;
  for (int i = 0; i < 100; ++i) numbers.push_back(i * 0.1);
  numbers.push_back(std::numeric_limits<double>::quiet_NaN());
  Histogram found = histogram_of({"x", "USD", false, numbers});
  CHECK(counts(found) == std::vector<std::int64_t>{20, 20, 20, 20, 20});  // 2 * 4.95 / 100^(1/3) = 2.13
  CHECK(found.bins[1].low == 2);
  CHECK(found.count == 100);
  CHECK(found.missing == 1);
  CHECK(histogram_of({"x", "people", false, {1, 3, 3}}).bins.size() == 3);
  CHECK(counts(histogram_of({"x", "1", true, {0, 1, 1}})) == std::vector<std::int64_t>{1, 2});
  CHECK(counts(histogram_of({"x", "USD", false, {5.5, 5.5}})) == std::vector<std::int64_t>{2});
  CHECK(histogram_of({"x", "USD", false, {}}).bins.empty());
  Histogram days = histogram_of({"x", "days since 2013-01-01", false, {0, 40, 45, 400}});
  CHECK(days.bins.front().label == "2013-01");
  CHECK(days.bins.front().low == 0);
}

TEST_CASE("histogram: what is said is true of all that it counts") {
  auto said = [](const std::vector<double>& numbers) {
    Answers answers{"x", "USD", false, numbers};
    return sentence_of(answers, histogram_of(answers), "replicate");
  };
  CHECK(said({3, 3}) == "x: 3 USD in all of 2 replicates");
  std::vector<double> mostly(100, 0.0);
  mostly[7] = 5;
  CHECK(said(mostly) == "x: 0 USD in at least 90 % of 100 replicates");
  CHECK(said({1, 2, 3}) == "x: median 2 USD, 90 % of 3 replicates between 1.1 USD and 2.9 USD");
  CHECK(said({}) == "x: no replicate has a number");
}
