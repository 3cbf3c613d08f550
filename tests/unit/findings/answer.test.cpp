#include "sim/findings/answer.hpp"

#include <atomic>
#include <cmath>
#include <stdexcept>

#include "catch.hpp"
#include "sim/run/engine.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "small_results.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

/// Two replicates of two companies, recorded on 2013-01-01, -08 and -15; money in cents.
Dataset two_replicates() {
  Dataset data = two_companies();
  add(data, {{"event_word", 2}, {"party", 3}, {"event", 4}},
      {
          {"event_word", {"event_word"}, Texts{"rescue", "default"}, {}},
          {"party", {"party"}, Texts{"", "vancl", "suppliers"}, {}},
          {"event_replicate", {"event"}, Int32{4, 7, 7, 7}, {}},
          {"event_time", {"event"}, Int32{2, 3, 5, 9}, {{"units", "days since 2013-01-01"}}},
          {"event_name", {"event"}, Int32{0, 1, 1, 1}, {}},
          {"event_who", {"event"}, Int32{0, 2, 1, 1}, {}},
          {"event_whom", {"event"}, Int32{1, 0, 2, 2}, {}},
          {"event_amount", {"event"}, Int64{9900, 1, 250, 350}, {{"units", "USD"}, {"scale_factor", 0.01}}},
      });
  return data;
}

std::string problem(const Dataset& data, const std::string& what) {
  try {
    answer(data, what);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("an answer is an output of a thing, in major units, on the last day or until another") {
  Dataset data = two_replicates();
  CHECK(answer(data, "vancl.cash").numbers == Reals{5, -5});
  CHECK(answer(data, "vancl.cash").unit == "USD");
  CHECK_FALSE(answer(data, "vancl.cash").is_share);
  CHECK(answer(data, "vipshop.cash@2013-01-08").numbers == Reals{4, -4});
  CHECK(answer(data, "vipshop.cash@2013-01-14").numbers == Reals{4, -4});  // the last record until then
  CHECK(answer(data, "company_cash[vancl]@2013-01-01").numbers == Reals{1, -1});
  CHECK(answer(data, "input_pull").numbers == Reals{0.5, 1.5});
  CHECK(answer(data, "input_pull").what == "input_pull");
}

TEST_CASE("survival is a share") {
  Answers survival = answer(two_replicates(), "vancl.survival");
  CHECK(survival.numbers == Reals{1, 0});
  CHECK(survival.is_share);
  CHECK(survival.unit == "1");
  CHECK(answer(two_replicates(), "vancl.alive@2013-01-08").numbers == Reals{1, 1});
}

TEST_CASE("what happened is asked for by name, or by who and what") {
  Dataset data = two_replicates();
  CHECK(answer(data, "rescue").numbers == Reals{1, 0});
  CHECK(answer(data, "rescue").is_share);
  CHECK(answer(data, "vancl.rescue").numbers == Reals{1, 0});  // whom it is about counts as well
  CHECK(answer(data, "default").numbers == Reals{0, 1});
  CHECK(answer(data, "vancl.default").numbers == Reals{0, 1});
  Answers day = answer(data, "vancl.default.day");
  CHECK(std::isnan(day.numbers[0]));
  CHECK(day.numbers[1] == 5);  // the first of vancl's own, not the suppliers' of day 3
  CHECK(day.unit == "days since 2013-01-01");
  CHECK(answer(data, "default.day").numbers[1] == 3);
  CHECK(answer(data, "vancl.default.amount").numbers == Reals{0, 6});
  CHECK(answer(data, "vancl.default.amount").unit == "USD");
}

TEST_CASE("an event that is called like a deed, and that deed, are one answer") {
  Dataset data = two_replicates();
  data.dimensions[3].size = 3;
  std::get<Texts>(data.variables[6].values).push_back("rescue");
  std::get<Int32>(data.variables[10].values)[3] = 2;  // the last entry, of the second replicate
  CHECK(answer(data, "rescue").numbers == Reals{1, 1});
  CHECK(answer(data, "default").numbers == Reals{0, 1});
}

TEST_CASE("what is not there is said with the nearest name") {
  Dataset data = two_replicates();
  CHECK(problem(data, "vancl.csah") == "no answer is called `vancl.csah`: did you mean `vancl.cash`?");
  CHECK(problem(data, "vancl.defualt").find("did you mean `vancl.default`?") != std::string::npos);
  CHECK(problem(data, "company_cash[vankl]").find("no company is called `vankl`: did you mean `vancl`?") == 0);
  CHECK(problem(data, "company_cash").find("write `company_cash[company]`") != std::string::npos);
  CHECK(problem(data, "company_cash[vancl,vancl]").find("write `company_cash[company]`") != std::string::npos);
  CHECK(problem(data, "vancl.cash@2012-12-31") ==
        "2012-12-31 is not in the calendar: choose a day from 2013-01-01 to 2013-01-15");
  CHECK(problem(data, "vancl.cash@Monday").find("a day is needed") != std::string::npos);
  CHECK(problem(data, "vancl.default@2013-01-08").find("without a day") != std::string::npos);
  CHECK(problem(data, "input_pull@2013-01-08").find("does not follow time") != std::string::npos);
  CHECK(problem(data, "company_cash[vancl").find("not closed") != std::string::npos);
  CHECK(problem(data, "xyzzy").find("`vancl.cash`, `vipshop.cash`") != std::string::npos);
  CHECK(problem(data, "") != "none");
}

TEST_CASE("tasks of a sweep are rows like replicates; a row that ends earlier answers with its own last day") {
  Dataset data = two_replicates();
  for (Variable& variable : data.variables) {
    if (!variable.dims.empty() && variable.dims[0] == "replicate") variable.dims[0] = "task";
    if (variable.name == "event_replicate")
      variable = {"event_task", {"event"}, Int64{1LL << 32, 3LL << 32, 3LL << 32, 3LL << 32}, {}};
  }
  data.variables[0] = {"task", {"task"}, Int64{1LL << 32, 3LL << 32}, {}};
  data.dimensions[0].name = "task";
  CHECK(answer(data, "vancl.cash").numbers == Reals{5, -5});
  CHECK(answer(data, "vancl.default").numbers == Reals{0, 1});
  CHECK(answer(data, "vancl.default.day").numbers[1] == 5);
  auto& cash = data.variables[3];
  std::get<Int64>(cash.values)[8] = std::get<Int64>(cash.values)[10] = -9;  // the second row has no day but the first
  CHECK(answer(data, "vancl.cash").numbers[1] == -0.09);
  cash.attributes.push_back({"_FillValue", std::int64_t{-9}});
  CHECK(answer(data, "vancl.cash").numbers == Reals{5, -1});
  CHECK(std::isnan(answer(data, "input_pull").numbers[0]) == false);
}

TEST_CASE("a scenario that was played answers as its outputs say") {
  auto scenario = ResolvedScenario::load(SOURCE_DIR "/tests/golden/crunch.yaml", {});
  Engine engine = engine_for(scenario);
  std::atomic<bool> stop{false};
  if (engine.prepare) engine.prepare({Workers::Tbb, 1}, {Workers::Tbb, 1}, stop, [] {});
  auto played = engine.play(0, {Workers::Tbb, 1}, stop);
  Dataset data = engine.assemble({*played});
  for (const std::string& name : askable(data))
    if (!name.ends_with("[...]")) CHECK(answer(data, name).numbers.size() == 1);
}
