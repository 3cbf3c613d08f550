#include "sim/findings/side_by_side.hpp"

#include <cmath>
#include <stdexcept>

#include "catch.hpp"
#include "sim/findings/changed_inputs.hpp"
#include "sim/findings/first_event.hpp"
#include "sim/findings/paired.hpp"

using namespace rivalry;

namespace {

using Int32 = std::vector<std::int32_t>;
using Int64 = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// Seven replicates on two days; cash on the second is 100 times the replicate's number, and `more`.
Dataset seven(std::int64_t more, const char* seed = "1") {
  Dataset data;
  data.dimensions = {{"replicate", 7}, {"time", 2}, {"company", 1}, {"event_word", 1}, {"party", 2}, {"event", 7}};
  data.attributes = {{"seed", std::string(seed)},
                     {"model_version", std::string(more == 77 ? "0.1" : "0.2")},
                     {"scenario", std::string("rivalry: 1\ncalendar:\n  start: 2013-01-01\n  end: 2013-01-11\n")}};
  Int64 cash;
  Int32 replicates, times;
  for (int i = 0; i < 7; ++i) {
    cash.insert(cash.end(), {50, 100 * i + (i % 2 == 0 ? more : 2 * more)});
    replicates.push_back(i);
    times.push_back(more == 0 ? 2 : 4);
  }
  data.variables = {{"replicate", {"replicate"}, replicates, {}},
                    {"time", {"time"}, Int32{0, 7}, {{"units", std::string("days since 2013-01-01")}}},
                    {"company", {"company"}, Texts{"vancl"}, {}},
                    {"company_cash", {"replicate", "time", "company"}, cash, {{"units", std::string("USD")}}},
                    {"event_word", {"event_word"}, Texts{"default"}, {}},
                    {"party", {"party"}, Texts{"", "vancl"}, {}},
                    {"event_replicate", {"event"}, replicates, {}},
                    {"event_number", {"event"}, Int32(7, 0), {}},
                    {"event_time", {"event"}, times, {{"units", std::string("days since 2013-01-01")}}},
                    {"event_name", {"event"}, Int32(7, 0), {}},
                    {"event_who", {"event"}, Int32(7, 1), {}},
                    {"event_whom", {"event"}, Int32(7, 0), {}},
                    {"event_amount", {"event"}, Int64(7, 0), {{"units", std::string("USD")}}},
                    {"event_cause", {"event"}, Int32(7, -1), {}}};
  return data;
}

bool near(const Difference& got, double low, double high) {
  return std::fabs(got.low - low) < 6e-5 && std::fabs(got.high - high) < 6e-5;
}

}  // namespace

// Newcombe (1998), Statistics in Medicine 17:2635-2650, the pairs 36, 12, 2, 0 by method 10, and 17:873-890, 56 of 70
// beside 48 of 80 by method 10.
TEST_CASE("differences of shares have Newcombe's published intervals") {
  Difference paired = paired_shares({36, 12, 2, 0});
  CHECK(std::fabs(paired.value - 0.2) < 1e-12);
  CHECK(near(paired, 0.0569, 0.3404));
  Pairs pairs;
  for (int i = 0; i < 50; ++i)
    pairs.add(i < 48 ? 1 : 0, i < 36 || i >= 48 ? 1 : 0, i >= 36 && i < 48 ? 1 : i >= 48 ? -1 : 0);
  PairedMean mean = mean_of(pairs, PairedNumbers::YesNo);  // 36 both, 12 the first only, 2 the second only
  Difference counted = paired_shares(counts_of(pairs));
  CHECK((mean.low == counted.low && mean.high == counted.high));
  CHECK((counts_of(pairs).first_only == 12 && counts_of(pairs).second_only == 2));
  Difference unpaired = unpaired_shares({56, 70}, {48, 80});
  CHECK(std::fabs(unpaired.value - 0.2) < 1e-12);
  CHECK(near(unpaired, 0.0524, 0.3339));
  Difference never = paired_shares({0, 0, 0, 9});
  CHECK(never.value == 0);
  CHECK((never.low < 0 && never.high > 0));
  CHECK(paired_shares({0, 9, 0, 0}).high == 1);
}

// By hand: means 20 and 22, variances 10 and 4.8, of 5 and 6 numbers: standard error sqrt(2 + 0.8), 6.95 degrees of
// freedom, of which Student's t is 2.3680.
TEST_CASE("differences of means are Welch's") {
  Difference found = unpaired_means({16, 18, 20, 22, 24}, {20, 20, 22, 22, 22, 26});
  CHECK(found.value == -2);
  CHECK(std::fabs((found.high - found.low) / 2 - 3.96250974) < 1e-7);
  CHECK(std::isnan(unpaired_means({1}, {1, 2}).low));
  CHECK(unpaired_means({1, 1}, {3, 3}).high == -2);
}

TEST_CASE("side by side: where they part, and what differs in the end") {
  Dataset first = seven(3), second = seven(0);
  SideBySide side(first, second);
  CHECK(side.pairs() == 7);
  CHECK(side.same_seed());
  CHECK_FALSE(side.model_versions());
  Parting parting = side.parting();
  CHECK(to_string(*parting.alike_until) == "2013-01-01");
  CHECK(to_string(*parting.differ_on) == "2013-01-08");
  CHECK(parting.outputs == 1);
  std::vector<ComparedAnswer> found = side.at_the_end();
  REQUIRE(found.size() == 1);
  CHECK(found[0].what == "vancl.cash");
  CHECK(std::fabs(found[0].difference.value - 30.0 / 7) < 1e-12);  // 3, 6, 3, 6, 3, 6, 3
  CHECK(found[0].difference.low < found[0].difference.value);
  CHECK(found[0].gain > 1000);
  CHECK(side.compared("vancl.cash").difference.value == found[0].difference.value);
  CHECK_FALSE(SideBySide(first, first).parting().differ());
}

TEST_CASE("side by side: how long it takes, paired") {
  Dataset first = seven(3), second = seven(0);
  ComparedAnswer found = SideBySide(first, second).compared("vancl.default");
  CHECK(found.difference.value == 0);
  REQUIRE(found.waiting);
  CHECK(to_string(*found.waiting->first_median) == "2013-01-05");
  CHECK(to_string(*found.waiting->second_median) == "2013-01-03");
  CHECK(found.waiting->days.value == 2);
  for (Variable& variable : second.variables)
    if (variable.name == "event_word") variable.values = Texts{"rescue"};
  found = SideBySide(first, second).compared("vancl.default");  // what second does not know of never happens there
  CHECK(found.difference.value == 1);
  CHECK_FALSE(found.waiting->second_median);
  CHECK(found.waiting->second_days == 10);
  CHECK(found.waiting->days.value == -6);
}

TEST_CASE("side by side: other seeds are no pairs, another model is told of, other days are refused") {
  Dataset first = seven(3), other = seven(0, "2"), older = seven(77);
  SideBySide side(first, other);
  CHECK_FALSE(side.same_seed());
  ComparedAnswer cash = side.compared("vancl.cash");
  CHECK(cash.gain == 0);
  CHECK(cash.difference.high - cash.difference.low > 100);  // Welch: as wide as the numbers are spread
  CHECK(SideBySide(first, older).model_versions()->second == "0.1");
  for (Variable& variable : other.variables)
    if (variable.name == "time") variable.values = Int32{0, 9};
  CHECK_THROWS_AS(SideBySide(first, other), std::invalid_argument);
  for (Variable& variable : older.variables)
    if (variable.name == "replicate") variable.values = Int32{7, 8, 9, 10, 11, 12, 13};
  CHECK_THROWS_AS(SideBySide(first, older), std::invalid_argument);
}

TEST_CASE("the first event that differs is the earliest of all replicates") {
  Dataset first = seven(3), second = seven(0);
  auto event = first_event(first, second);
  REQUIRE(event);
  CHECK(to_string(event->day) == "2013-01-03");
  CHECK(event->replicate == 0);
  CHECK(event->first.empty());
  CHECK(event->second == "vancl: default");
  CHECK(event->replicates == 7);
  CHECK_FALSE(first_event(first, first));
}

TEST_CASE("changed inputs: by key, with where they stand") {
  KeptScenario first{
      "rivalry: 1\nname: a\nevents:\n  ads:\n    do: campaign\n    adds: 1 %\ncompanies:\n  x:\n    cash: 1\n",
      "name: a  # f.yaml:2\nevents:\n  ads:\n    do: campaign  # d/f.yaml:3\ncompanies:\n  x:\n    cash: 1  # command "
      "line\n"};
  KeptScenario second{"rivalry: 1\nname: b\ncompanies:\n  x:\n    cash: 2\nseed: 7\n", ""};
  std::vector<ChangedInput> found = changed_inputs(first, second);
  REQUIRE(found.size() == 3);
  CHECK(found[0].key == "events.ads");
  CHECK(found[0].first == "{do: campaign, adds: 1 %}");
  CHECK(found[0].second.empty());
  CHECK(found[0].first_origin == "f.yaml:3");
  CHECK(found[1].key == "companies.x.cash");
  CHECK(found[1].first_origin == "command line");
  CHECK(found[2].key == "seed");
  CHECK(found[2].second == "7");
  CHECK(changed_inputs(first, first).empty());
}
