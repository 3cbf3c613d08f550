// Sweep files, files of points, and what a sweep is.
#include "sim/sweep/sweep_file.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "catch.hpp"
#include "sim/core/diagnostic.hpp"
#include "sim/scenario/check/codes.hpp"
#include "tests/support/cases.hpp"

using namespace rivalry;
using namespace rivalry::test;
namespace fs = std::filesystem;

namespace {

const fs::path published = fs::path(SOURCE_DIR) / "scenarios/published";
const fs::path bad = fs::path(SOURCE_DIR) / "tests/cli/bad-sweeps";

/// A folder with the scenario of U1, gone at the end.
class Workbench {
 public:
  Workbench() : folder_(fs::temp_directory_path() / fmt::format("rivalry-{}-sweeps", getpid())) {
    fs::create_directories(folder_);
    fs::copy_file(published / "u1-functions.yaml", folder_ / "base.yaml", fs::copy_options::overwrite_existing);
  }
  ~Workbench() { fs::remove_all(folder_); }

  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  Sweep sweep(const std::string& text) const { return make_sweep(read_sweep_file(put("s.yaml", text))); }
  std::string id(const std::string& text) const { return sweep(text).identity.run_id(); }

 private:
  fs::path folder_;
};

const std::string one = "functions.slopes.terms.one.x";

std::vector<Diagnostic> problems_of(const fs::path& file) {
  try {
    make_sweep(read_sweep_file(file.string()));
    return {};
  } catch (const ScenarioError& error) {
    std::vector<Diagnostic> problems = error.problems();
    for (Diagnostic& problem : problems) problem.at.file = fs::path(problem.at.file).filename().string();
    return problems;
  }
}

}  // namespace

TEST_CASE("every bad sweep gets the message that is written below it", "[sweep]") {
  TemporaryFolder work("bad-sweeps");
  fs::copy_file(bad / "base.yaml", work.path() / "base.yaml");
  int cases = 0;
  std::vector<Diagnostic> problems;
  check_cases(
      bad, [&](const Case& each) { return render(problems = problems_of(work.put(each)), false); },
      [&](const Case& each, const std::string& said) {
        INFO(each.name);
        ++cases;
        CHECK_FALSE(said.empty());
        CHECK(said == each.says);
        for (const Diagnostic& problem : problems) {
          CHECK(find_code(problem.code) != nullptr);
          CHECK(problem.at.line >= 1);
          CHECK(problem.at.column >= 1);
        }
      });
  CHECK(cases >= 23);
}

TEST_CASE("a sweep file is told from a scenario by its first key", "[sweep]") {
  CHECK(is_sweep_file((published / "u1-ishigami.yaml").string()));
  CHECK_FALSE(is_sweep_file((published / "u1-functions.yaml").string()));
}

TEST_CASE("a sweep file says everything that the command line can", "[sweep]") {
  Workbench bench;
  SweepAsk ask = read_sweep_file(bench.put("s.yaml",
                                           "sweep: base.yaml\nset: {seed: 7}\ndesign: {morris: 20, levels: 6}\n"
                                           "replicates: 3\nchance: own\nuntil: {of: slopes.value, within: 5 %}\n"
                                           "parameters:\n  " +
                                               one +
                                               ": 0..1\n  calendar.start: 2000-01-01\n"
                                               "  functions.slopes.terms.five.x: [1, 2, 3]\n"));
  CHECK(to_string(ask.design) == "morris:20:6");
  CHECK(ask.replicates == 3);
  CHECK(ask.chance == Chance::Own);
  REQUIRE(ask.until);
  CHECK(ask.until->relative);
  CHECK(ask.until->width == 0.05);
  REQUIRE(ask.parameters.size() == 2);
  CHECK(ask.parameters[1].values == "1, 2, 3");
  CHECK(ask.overrides.size() == 2);
  CHECK(ask.overrides[1].value == "2000-01-01");
}

TEST_CASE("a sweep that is written and read again is the same sweep", "[sweep]") {
  Workbench bench;
  for (const std::string& text : std::vector<std::string>{
           "design: grid\nparameters: {" + one + ": \"0..1:5\", seed: [1, 2]}\n",
           "design: sobol:16\nchance: own\nreplicates: 4\nparameters: {" + one + ": 0..1}\n",
           "answer: slopes.value\nuntil: {of: \"slopes.value\", within: 5 %, at_most: 60}\nparameters: {" + one +
               ": \"0..1:2\"}\n",
           "until: {of: \"bid_admitted[series_e,facebook]\", within: 5 million USD}\nparameters: {" + one +
               ": \"0..1:2\"}\n",
           "design: one-at-a-time\nparameters: {" + one + ": \"1, 2\", functions.slopes: \"on, off\"}\n"}) {
    Sweep sweep = bench.sweep("sweep: base.yaml\n" + text);
    bench.put("resolved.yaml", sweep.base.text());
    bench.put("points.csv", write_points(sweep.points));
    Sweep again = make_sweep(read_sweep_file(bench.put("sweep.yaml", write_sweep_file(sweep.ask))));
    CHECK(again.identity.run_id() == sweep.identity.run_id());
    CHECK(write_points(again.points) == write_points(sweep.points));
    CHECK(write_sweep_file(again.ask) == write_sweep_file(sweep.ask));
    CHECK(again.replicates == sweep.replicates);
  }
}

TEST_CASE("what a sweep is: its points and chance, not how they are written or how often they are played", "[sweep]") {
  Workbench bench;
  std::string base = "sweep: base.yaml\n", grid = base + "parameters: {" + one + ": \"0..1:3\"}\n";
  CHECK(bench.id(grid) == bench.id(grid + "replicates: 50\n"));
  CHECK(bench.id(grid) == bench.id(base + "parameters: {" + one + ": [0, 0.5, 1]}\n"));
  CHECK(bench.id(grid) == bench.id(grid + "expect: {m: {mean: slopes.value, value: 1, within: 1}}\n"));
  CHECK(bench.id(grid) == bench.id(grid + "answer: slopes.value\n"));
  CHECK(bench.id(grid) != bench.id(grid + "chance: own\n"));
  CHECK(bench.id(grid) != bench.id(grid + "set: {seed: 3}\n"));
  CHECK(bench.id(grid) != bench.id(base + "parameters: {" + one + ": \"0..1:4\"}\n"));
  CHECK(bench.sweep(grid).base_hash == bench.sweep(base + "parameters: {" + one + ": [3, 4]}\n").base_hash);
  CHECK(bench.id(grid).starts_with("u1-functions-sweep-"));
}

TEST_CASE("points that share no chance have seeds of their own", "[sweep]") {
  Workbench bench;
  std::string text = "sweep: base.yaml\nparameters: {" + one + ": \"0..1:3\"}\n";
  Sweep common = bench.sweep(text), own = bench.sweep(text + "chance: own\n");
  std::set<std::uint64_t> seeds;
  for (std::size_t point = 0; point < 3; ++point) {
    CHECK(common.at(point).draw(0).seed == 1);
    seeds.insert(own.at(point).draw(0).seed);
  }
  CHECK(seeds.size() == 3);
  CHECK(seeds.count(1) == 0);
}

TEST_CASE("a table of points makes the points it says", "[sweep]") {
  Workbench bench;
  bench.put("p.csv",
            "point,functions.slopes.terms.one.x, functions.slopes.terms.five.x\r\n0,1,2\n\n1,\"{uniform: [0, 1]}\", "
            "4\n2,5,6");
  Sweep sweep = bench.sweep("sweep: base.yaml\npoints: p.csv\n");
  CHECK(sweep.points.count == 3);
  REQUIRE(sweep.points.axes.size() == 2);
  CHECK(sweep.points.axes[0].value(1) == "{uniform: [0, 1]}");
  CHECK(sweep.points.axes[1].number(2) == 6);
  CHECK(write_points(sweep.points) ==
        "point,functions.slopes.terms.one.x,functions.slopes.terms.five.x\n0,1,2\n1,\"{uniform: [0, 1]}\",4\n2,5,6\n");
}

TEST_CASE("cells of a table with commas, quotes and brackets come back as they were", "[sweep]") {
  Workbench bench;
  Points points;
  points.count = 3;
  points.axes.push_back({"a.b", {"plain", "with, comma", "{x: \"y\"}"}, {}, "", {0, 1, 2}});
  std::vector<Parameter> read = read_points(bench.put("p.csv", write_points(points)));
  REQUIRE(read.size() == 1);
  CHECK(read[0].path == "a.b");
  CHECK(read[0].values == "plain,\"with, comma\",{x: \"y\"}");
  CHECK(read[0].places.size() == 3);
}
