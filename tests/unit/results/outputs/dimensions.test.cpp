#include <algorithm>
#include <set>
#include <string>

#include "catch.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/keys.hpp"

using namespace rivalry;

namespace {

std::set<std::string_view> dimensions_of_outputs() {
  std::set<std::string_view> all;
  for (const Output& output : outputs()) all.insert(output.dims.begin(), output.dims.end());
  all.erase("time");
  return all;
}

}  // namespace

TEST_CASE("every dimension of an output is a row, and every row the dimension of an output") {
  std::set<std::string_view> rows;
  for (const OutputDimension& row : output_dimensions()) CHECK(rows.insert(row.name).second);
  CHECK(rows == dimensions_of_outputs());
}

TEST_CASE("the section of a dimension declares things by name") {
  auto all = all_keys();
  for (const OutputDimension& row : output_dimensions()) {
    if (row.section.empty()) continue;
    CAPTURE(row.name);
    auto declared = std::find_if(all.begin(), all.end(), [&](const KeyAt& at) { return at.path == row.section; });
    REQUIRE(declared != all.end());
    CHECK(declared->key->form == Form::Named);
  }
}

TEST_CASE("labels of a dimension are the names of its things, numbers or words") {
  Scenario scenario;
  scenario.companies = {{.name = "one"}, {.name = "two"}};
  scenario.investors = {{.name = "fund"}};
  CHECK(labels(scenario, "company") == std::vector<std::string>{"one", "two"});
  CHECK(labels(scenario, "holder") == std::vector<std::string>{"people", "one", "two", "fund"});
  CHECK(labels(scenario, "payer") == std::vector<std::string>{"outside", "one", "two"});
  CHECK(labels(scenario, "side") == std::vector<std::string>{"one", "two"});
  CHECK(labels(scenario, "word") == std::vector<std::string>{"0", "1", "2", "3"});
  CHECK(labels(scenario, "time").empty());
  CHECK(labels(scenario, "nothing").empty());
}
