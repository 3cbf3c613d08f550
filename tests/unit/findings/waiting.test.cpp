#include "sim/findings/waiting.hpp"

#include <cmath>
#include <stdexcept>

#include "catch.hpp"
#include "sim/results/hdf5/dataset.hpp"

using namespace rivalry;

namespace {

using Int32 = std::vector<std::int32_t>;
using Int64 = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// Weeks in remission as days from 0; negative: left the trial then.
std::vector<Watched> remissions(std::initializer_list<int> weeks) {
  std::vector<Watched> rows;
  for (int week : weeks) rows.push_back({Day{week < 0 ? -week : week}, week > 0});
  return rows;
}

/// Three replicates from 2013-01-01 to 2013-01-31: it happens twice in 0, on the last day in 1, never in 2.
Dataset three_replicates() {
  Dataset data;
  data.dimensions = {{"replicate", 3}, {"event_word", 2}, {"party", 3}, {"event", 4}, {"time", 2}, {"company", 1}};
  data.attributes = {{"scenario", "rivalry: 1\nname: x\ncalendar:\n  start: 2013-01-01\n  end: 2013-01-31\n"}};
  data.variables = {
      {"replicate", {"replicate"}, Int32{0, 1, 2}, {}},
      {"time", {"time"}, Int32{0, 28}, {{"units", "days since 2013-01-01"}}},
      {"company", {"company"}, Texts{"vancl"}, {}},
      {"company_cash", {"replicate", "time", "company"}, Int64{1, 2, 3, 4, 5, 6}, {{"units", "USD"}}},
      {"event_word", {"event_word"}, Texts{"default", "rescue"}, {}},
      {"party", {"party"}, Texts{"", "vancl", "lei_jun"}, {}},
      {"event_replicate", {"event"}, Int32{0, 0, 1, 2}, {}},
      {"event_time", {"event"}, Int32{9, 4, 30, 1}, {{"units", "days since 2013-01-01"}}},
      {"event_name", {"event"}, Int32{0, 0, 0, 1}, {}},
      {"event_who", {"event"}, Int32{1, 1, 1, 0}, {}},
      {"event_whom", {"event"}, Int32{0, 0, 0, 0}, {}},
      {"event_amount", {"event"}, Int64{0, 0, 0, 0}, {{"units", "USD"}}},
  };
  return data;
}

std::string problem(const std::string& what) {
  try {
    waiting(three_replicates(), what);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

// Freireich et al. (1963), Blood 21: remissions of leukaemia, the 6-mercaptopurine arm; the standard errors and
// intervals as printed by Kleinbaum & Klein, Survival Analysis, and by Stata's `sts list`.
TEST_CASE("waiting: Kaplan and Meier's curve of Freireich's trial, with its intervals") {
  Waiting found =
      waiting_of(remissions({6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35}),
                 Day{0}, Day{35});
  struct Line {
    int week;
    int at_risk, happened;
    double still, low, high;
  };
  const std::vector<Line> published = {{6, 21, 3, 0.8571, 0.6197, 0.9516},  {7, 17, 1, 0.8067, 0.5631, 0.9228},
                                       {10, 15, 1, 0.7529, 0.5032, 0.8894}, {13, 12, 1, 0.6902, 0.4316, 0.8491},
                                       {16, 11, 1, 0.6275, 0.3675, 0.8049}, {22, 7, 1, 0.5378, 0.2678, 0.7468},
                                       {23, 6, 1, 0.4482, 0.1881, 0.6801}};
  REQUIRE(found.steps.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    const WaitingStep& step = found.steps[i];
    CHECK(step.day == Day{published[i].week});
    CHECK(step.at_risk == published[i].at_risk);
    CHECK(step.happened == published[i].happened);
    CHECK(std::fabs(step.still - published[i].still) < 6e-5);
    CHECK(std::fabs(step.low - published[i].low) < 6e-5);
    CHECK(std::fabs(step.high - published[i].high) < 6e-5);
  }
  CHECK(found.median == Day{23});
  CHECK(found.rows == 21);
  CHECK(found.happened_by(Day{5}) == 0);
  CHECK(std::fabs(found.happened_by(Day{6}) - 3.0 / 21) < 1e-15);
  CHECK(found.happened_by(Day{99}) == found.happened_by(Day{23}));
}

TEST_CASE("waiting: where it happens in all, the curve ends at 0 with the exact bound") {
  // The placebo arm of the same trial.
  Waiting found =
      waiting_of(remissions({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}), Day{0}, Day{35});
  CHECK(found.median == Day{8});
  const WaitingStep& last = found.steps.back();
  CHECK(last.still == 0);
  CHECK(last.low == 0);
  CHECK(std::fabs(last.high - 0.1611) < 5e-5);  // 1 - 0.025^(1/21)
  Waiting all_at_once = waiting_of(remissions({5, 5}), Day{0}, Day{9});
  CHECK(std::fabs(all_at_once.steps.front().high - 0.8419) < 5e-5);  // 1 - sqrt(0.025)
  CHECK(waiting_of({}, Day{0}, Day{9}).steps.empty());
  CHECK_FALSE(waiting_of(remissions({-9, -9}), Day{0}, Day{9}).median);
}

TEST_CASE("waiting: the first time counts, and who is never met is watched to the end of the calendar") {
  Waiting found = waiting(three_replicates(), "vancl.default");
  CHECK(found.what == "vancl.default");
  CHECK(to_string(found.start) == "2013-01-01");
  CHECK(to_string(found.end) == "2013-01-31");
  REQUIRE(found.steps.size() == 2);
  CHECK(to_string(found.steps[0].day) == "2013-01-05");
  CHECK(to_string(found.steps[1].day) == "2013-01-31");
  CHECK(std::fabs(found.steps[1].still - 1.0 / 3) < 1e-15);
  CHECK(found.steps[1].at_risk == 2);
  CHECK(found.median == found.end);
  CHECK(happenings(three_replicates()) == Texts{"rescue", "vancl.default"});
}

TEST_CASE("waiting: says what happens instead") {
  CHECK(problem("vancl.cash") == "vancl.cash is an output, nothing that happens: one of `rescue` or `vancl.default`");
  CHECK(problem("vancl.defualt") == "nothing that happens is called `vancl.defualt`: did you mean `vancl.default`?");
  CHECK(problem("vancl.default.day").find("`vancl.default`") != std::string::npos);
  CHECK(problem("vancl.default@2013-01-05") ==
        "vancl.default@2013-01-05: how long it takes has no day: leave the @ out");
}
