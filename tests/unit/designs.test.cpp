// Designs: what points they make of what is written.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "catch.hpp"
#include "sim/sweep/designs/designs.hpp"
#include "sim/sweep/sweep_file.hpp"

using namespace rivalry;
namespace fs = std::filesystem;

namespace {

const std::string growth = std::string(SOURCE_DIR) + "/scenarios/wechat-growth.yaml";

const ResolvedScenario& base() {
  static const ResolvedScenario scenario = ResolvedScenario::load(growth, {});
  return scenario;
}

Points made(const std::string& design, const std::vector<std::pair<std::string, std::string>>& keys) {
  std::vector<Parameter> parameters;
  for (const auto& [path, values] : keys) parameters.push_back(parameter_of(path, values));
  Report report;
  Points points = make_points(parse_design(design), parameters, base(), report);
  report.throw_if_any();
  return points;
}

std::vector<std::string> values(const Points& points, std::size_t key) {
  std::vector<std::string> all;
  for (std::size_t p = 0; p < points.count; ++p) all.push_back(points.axes[key].value(p));
  return all;
}

const std::string first_platform = "platforms.wechat";

}  // namespace

TEST_CASE("the grid of a README", "[sweep]") {
  Points points = made("grid", {{"seed", "1,2"}, {first_platform + ".reach", "20..40 %:3"}});
  CHECK(points.count == 6);
  CHECK(values(points, 0) == std::vector<std::string>{"1", "1", "1", "2", "2", "2"});
  CHECK(values(points, 1) == std::vector<std::string>{"20 %", "30 %", "40 %", "20 %", "30 %", "40 %"});
  CHECK(points.axes[1].numbers == std::vector<double>{0.2, 0.3, 0.4});
}
