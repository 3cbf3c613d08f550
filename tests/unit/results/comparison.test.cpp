// A replicate beside the same replicate with some assumptions changed.
#include "sim/results/record/comparison.hpp"

#include <unistd.h>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "catch.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/outputs.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/expectations.hpp"
#include "sim/results/record/journals.hpp"
#include "sim/results/record/series.hpp"
#include "sim/run/engine.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

using namespace rivalry;

namespace {

const std::string head =
    "rivalry: 1\nname: pair\nquestion: What?\ncalendar: {start: 2013-01-01, end: 2013-12-31}\nreplicates: 3\n"
    "population: {people: {uniform: [2 thousand, 3 thousand]}}\n"
    "platforms: {forum: {members: {registered: 100}, join: {external: 20 % per year}}}\n"
    "events: {ad: {do: campaign, platform: forum, adds: 3 per year, at: 2013-06-01}}\n";

ResolvedScenario resolve(const std::string& outputs, const std::string& above = head) {
  std::string path =
      (std::filesystem::temp_directory_path() / ("rivalry-pair-" + std::to_string(getpid()) + ".yaml")).string();
  std::ofstream(path) << above << outputs;
  ResolvedScenario scenario = ResolvedScenario::load(path, {});
  std::filesystem::remove(path);
  return scenario;
}

std::vector<std::int64_t> numbers(const Recording& recording, const std::string& name) {
  for (const RecordedVariable& variable : recording.variables)
    if (variable.name == name) return std::get<std::vector<std::int64_t>>(variable.values);
  FAIL("not recorded: " << name);
  return {};
}

Recording played(const ResolvedScenario& scenario, std::uint32_t replicate) {
  std::atomic<bool> stop = false;
  return *engine_for(scenario).play(replicate, {}, stop);
}

}  // namespace

TEST_CASE("a replicate and its comparison differ only by what is changed, and only from then on", "[comparison]") {
  auto with = resolve("outputs: {every: 1 day, record: [platform_registered], compare_with: {events.ad: off}}\n");
  auto alone = resolve("outputs: {every: 1 day, record: [platform_registered]}\n");
  for (std::uint32_t replicate : {0u, 2u}) {
    Recording pair = played(with, replicate);
    auto given = numbers(pair, "platform_registered"), difference = numbers(pair, "platform_registered_difference");
    CHECK(given == numbers(played(alone, replicate), "platform_registered"));
    REQUIRE(difference.size() == given.size());
    for (std::size_t day = 0; day < 151; ++day) CHECK(difference[day] == 0);
    CHECK(difference.back() > 0);
  }
}

TEST_CASE("what is the same by construction differs by exactly nothing", "[comparison]") {
  auto same = resolve("outputs: {record: [platform_registered], compare_with: {events.ad.adds: 3 per year}}\n");
  for (std::int64_t each : numbers(played(same, 1), "platform_registered_difference")) CHECK(each == 0);
}

TEST_CASE("differences keep whole numbers whole, and nothing where there is nothing", "[comparison]") {
  double nan = std::numeric_limits<double>::quiet_NaN();
  Recording a{0,
              {{"platform_registered", std::vector<std::int64_t>{9007199254740993, 5}},
               {"network_mean_degree", std::vector<double>{nan, 2}},
               {"platform_dormant", std::vector<std::int8_t>{0, 1}}},
              {}};
  Recording b{0,
              {{"platform_registered", std::vector<std::int64_t>{1, 7}},
               {"network_mean_degree", std::vector<double>{1, 0.5}},
               {"platform_dormant", std::vector<std::int8_t>{1, 0}}},
              {}};
  add_differences(a, b);
  REQUIRE(a.variables.size() == 6);
  CHECK(std::get<std::vector<std::int64_t>>(a.variables[3].values) == std::vector<std::int64_t>{9007199254740992, -2});
  CHECK(std::isnan(std::get<std::vector<double>>(a.variables[4].values)[0]));
  CHECK(std::get<std::vector<double>>(a.variables[4].values)[1] == 1.5);
  CHECK(std::get<std::vector<std::int64_t>>(a.variables[5].values) == std::vector<std::int64_t>{-1, 1});
  CHECK(find_output("platform_registered_difference")->unit == "people");
}

TEST_CASE("money and flags lie on disk as what they are, and are read in the unit of the currency", "[comparison]") {
  Scenario scenario;
  scenario.currency = "CNY";
  scenario.start = *parse_day("2013-01-01"), scenario.end = *parse_day("2013-01-02");
  scenario.outputs.every_days = 1;
  scenario.companies.emplace_back().name = "vancl";
  Recording recording{0, {{"company_revenue", std::vector<std::int64_t>{12345, -7}}}, {{0, 0, 2, 0, 150, -1}}};
  Dataset data = assemble(scenario, {recording}, {{}});
  Series series = pick(data, "company_revenue", {{"company", "vancl"}});
  CHECK(series.values[0] == std::vector<double>{123.45, -0.07});
  const Variable& revenue = *find_variable(data, "company_revenue");
  CHECK(std::get<std::string>(revenue.attributes[0].value) == "CNY");
  CHECK(std::get<double>(revenue.attributes[1].value) == 0.01);

  Journals journals(data);
  REQUIRE(journals.entries().size() == 1);
  CHECK(journals.entries()[0].name == word_of(HappeningKind::FirstArrears));
  CHECK(journals.entries()[0].who == "vancl");
  CHECK(journals.entries()[0].whom.empty());
  CHECK(journals.entries()[0].amount == 1.5);
  CHECK(journals.entries()[0].day == scenario.start);
}

TEST_CASE("an expectation leaves out the replicates without a value", "[comparison]") {
  double nan = std::numeric_limits<double>::quiet_NaN();
  Scenario scenario;
  scenario.start = *parse_day("2013-01-01"), scenario.end = *parse_day("2013-01-02");
  Dataset data;
  data.dimensions = {{"replicate", 4}};
  data.variables = {{"replicate", {"replicate"}, std::vector<std::int32_t>{0, 1, 2, 3}, {}},
                    {"network_mean_degree", {"replicate"}, std::vector<double>{nan, 5, nan, 7}, {}}};
  Expectation median;
  median.of = "network_mean_degree", median.value = 6;
  Expectation above = median;
  above.over_replicates = "share_above", above.above = 4, above.value = 0.5;
  scenario.expect = {median, above};
  for (const Finding& finding : hold_against(scenario, data)) CHECK(finding.pass);
  std::get<std::vector<double>>(data.variables[1].values) = {nan, nan, nan, nan};
  CHECK_FALSE(hold_against(scenario, data)[0].got);
}

TEST_CASE("a contract that the comparison lacks is worth nothing there", "[comparison]") {
  const std::string above =
      "rivalry: 1\nname: pair\nquestion: What?\ncalendar: {start: 2013-01-01, end: 2013-03-31}\n"
      "population: {people: 1}\ninvestors: {a: {cash: 1 million USD}}\n"
      "companies: {b: {cash: 0 USD, shares: {ordinary: 1000}, value: {start: 20000 USD}}}\n"
      "contracts:\n"
      "  first: {kind: warrant, holder: a, issuer: b, shares: 10, strike: {fixed: 1 USD}, decides: always}\n"
      "  second: {kind: warrant, holder: a, issuer: b, shares: 30, strike: {fixed: 1 USD}, decides: always}\n";
  ResolvedScenario scenario = resolve(
      "outputs: {every: 1 day, record: [contract_shares, contract_exercised], compare_with: {contracts.first: off}}\n",
      above);
  std::atomic<bool> never{false};
  Recording recording = *engine_for(scenario).play(0, {}, never);
  CHECK(numbers(recording, "contract_shares") == std::vector<std::int64_t>{10, 30});
  CHECK(numbers(recording, "contract_shares_difference") == std::vector<std::int64_t>{10, 0});
  auto exercised = numbers(recording, "contract_exercised_difference");
  REQUIRE(exercised.size() == 2 * 90);
  for (std::size_t cell = 0; cell < exercised.size(); ++cell) CHECK(exercised[cell] == (cell % 2 == 0 ? 1 : 0));
}
