// Designs: the points that they make of what is written.
#include "sim/sweep/designs/designs.hpp"

#include <fmt/core.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/sweep/sweep.hpp"

using namespace rivalry;
using Catch::Detail::Approx;
using Catch::Matchers::Contains;

namespace {

const std::string functions = std::string(SOURCE_DIR) + "/scenarios/published/u1-functions.yaml";
const std::string growth = std::string(SOURCE_DIR) + "/scenarios/wechat-growth.yaml";

using Keys = std::vector<std::pair<std::string, std::string>>;

/// `one=0..1` stands for functions.slopes.terms.one.x.
Parameter swept(const std::string& key, const std::string& values) {
  bool is_term = key == "one" || key == "five" || key == "nothing";
  return parameter_of(is_term ? "functions.slopes.terms." + key + ".x" : key, values);
}

Points made(const std::string& design, const Keys& keys, const ResolvedScenario& base) {
  std::vector<Parameter> parameters;
  for (const auto& [key, values] : keys) parameters.push_back(swept(key, values));
  Report report;
  Points points = make_points(parse_design(design), parameters, base, report);
  report.throw_if_any();
  return points;
}

Points made(const std::string& design, const Keys& keys) {
  static const ResolvedScenario base = ResolvedScenario::load(functions, {});
  return made(design, keys, base);
}

std::vector<std::string> values(const Points& points, std::size_t key) {
  std::vector<std::string> all;
  for (std::size_t p = 0; p < points.count; ++p) all.push_back(points.axes[key].value(p));
  return all;
}

std::vector<double> numbers(const Points& points, std::size_t key) {
  std::vector<double> all;
  for (std::size_t p = 0; p < points.count; ++p) all.push_back(points.axes[key].number(p));
  return all;
}

/// The codes of what is wrong, and the text that the first points at.
std::pair<std::set<std::string>, std::string> wrong(const std::string& design, const Keys& keys) {
  try {
    made(design, keys);
    return {};
  } catch (const ScenarioError& error) {
    std::set<std::string> codes;
    for (const Diagnostic& problem : error.problems()) codes.insert(problem.code);
    const Diagnostic& first = error.problems().front();
    if (first.at.column == 0) return {codes, ""};
    auto start = static_cast<std::size_t>(first.at.column - 1);
    return {codes, first.source_line.substr(start, static_cast<std::size_t>(first.at.length))};
  }
}

std::set<std::string> codes(const std::string& design, const Keys& keys) { return wrong(design, keys).first; }

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("a grid has every value with every other, the last key fastest", "[sweep]") {
  Points points = made("grid", {{"seed", "1, 2"}, {"one", "0..1:3"}});
  CHECK(points.count == 6);
  CHECK(values(points, 0) == Texts{"1", "1", "1", "2", "2", "2"});
  CHECK(values(points, 1) == Texts{"0", "0.5", "1", "0", "0.5", "1"});
  CHECK(points.axes[1].path == "functions.slopes.terms.one.x");
  CHECK(points.axes[1].variable() == "functions_slopes_terms_one_x");
  CHECK(points.overrides(4)[0].value == "2");
  CHECK(points.overrides(4)[1].value == "0.5");
}

TEST_CASE("values are written as people write them", "[sweep]") {
  CHECK(values(made("grid", {{"one", "0.1..1:10"}}), 0) ==
        Texts{"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"});
  CHECK(values(made("grid", {{"one", "1..100:log:3"}}), 0) == Texts{"1", "10", "100"});
  CHECK(values(made("grid", {{"seed", "1..2 thousand:3"}}), 0) == Texts{"1 thousand", "1.5 thousand", "2 thousand"});
  CHECK(values(made("grid", {{"seed", "1..4:3"}}), 0) == Texts{"1", "3", "4"});
  CHECK(values(made("grid", {{"calendar.end", "2000-01-01..2000-01-09:3"}}), 0) ==
        Texts{"2000-01-01", "2000-01-05", "2000-01-09"});
}

TEST_CASE("units: the first end may leave them out, the numbers are those of results", "[sweep]") {
  ResolvedScenario base = ResolvedScenario::load(growth, {});
  Points points = made("zip",
                       {{"platforms.weibo.join.external", "0..0.5 per year:3"},
                        {"population.people", "100..300 million:3"},
                        {"events.weibo_goes_mobile.by", "-50..50 %:3"},
                        {"events.weibo_goes_mobile.at", "2012-03-01,2012-04-01,2012-05-01"}},
                       base);
  CHECK(values(points, 0) == Texts{"0 per year", "0.25 per year", "0.5 per year"});
  CHECK(points.axes[0].unit == "1/day");
  CHECK(numbers(points, 0) == Numbers{0, 0.25 / 365.25, 0.5 / 365.25});
  CHECK(values(points, 1) == Texts{"100 million", "200 million", "300 million"});
  CHECK(numbers(points, 1) == Numbers{1e8, 2e8, 3e8});
  CHECK(numbers(points, 2) == Numbers{-0.5, 0, 0.5});
  CHECK(points.axes[3].unit == "days since 1970-01-01");
  CHECK(numbers(points, 3) == Numbers{15400, 15431, 15461});
}

TEST_CASE("money is swept in major units", "[sweep]") {
  ResolvedScenario base = ResolvedScenario::load(std::string(SOURCE_DIR) + "/scenarios/vancl-cash-crunch.yaml", {});
  Points points = made("grid", {{"companies.vancl.cash", "10..20 million CNY:3"}}, base);
  CHECK(points.axes[0].unit == "CNY");
  CHECK(numbers(points, 0) == Numbers{10e6, 15e6, 20e6});
}

TEST_CASE("every number of a design is what the engine reads from its text", "[sweep]") {
  rc::check([] {
    ResolvedScenario base = ResolvedScenario::load(growth, {});
    auto low = *rc::gen::inRange(1, 400), high = low + *rc::gen::inRange(1, 400);
    std::string span = fmt::format("{}..{} per year", low / 1000.0, high / 1000.0);
    Points points = made("random:20", {{"platforms.weibo.join.external", span}}, base);
    for (std::size_t p = 0; p < points.count; ++p) {
      Scenario there = base.with(points.overrides(p)).draw(0);
      const Platform& weibo = *std::find_if(there.platforms.begin(), there.platforms.end(),
                                            [](const Platform& platform) { return platform.name == "weibo"; });
      RC_ASSERT(weibo.join_external == points.axes[0].number(p));
    }
  });
}

TEST_CASE("zip goes side by side, one at a time begins with the scenario itself", "[sweep]") {
  Points side = made("zip", {{"one", "1,2,3"}, {"five", "4,5,6"}});
  CHECK(numbers(side, 1) == Numbers{4, 5, 6});
  CHECK(side.count == 3);
  Points alone = made("one-at-a-time", {{"one", "0.1,0.5,0.9"}, {"five", "0..1:3"}});
  CHECK(numbers(alone, 0) == Numbers{0.5, 0.1, 0.9, 0.5, 0.5});  // 0.5 is what the scenario has
  CHECK(numbers(alone, 1) == Numbers{0.5, 0.5, 0.5, 0, 1});
}

TEST_CASE("one at a time: an uncertain number is at its median", "[sweep]") {
  ResolvedScenario base = ResolvedScenario::load(functions, {{"functions.slopes.terms.one.x", "{uniform: [2, 6]}"}});
  CHECK(numbers(made("one-at-a-time", {{"one", "1,3"}}, base), 0) == Numbers{4, 1, 3});
}

TEST_CASE("a Latin hypercube has one point in each stratum of every key", "[sweep]") {
  rc::check([] {
    auto size = *rc::gen::inRange<std::int64_t>(1, 200);
    auto seed = *rc::gen::arbitrary<std::uint64_t>();
    for (const std::vector<double>& column : latin_hypercube({"a", "b", "c"}, size, seed)) {
      std::set<std::int64_t> strata;
      for (double u : column) strata.insert(static_cast<std::int64_t>(u * static_cast<double>(size)));
      RC_ASSERT(strata.size() == static_cast<std::size_t>(size));
      RC_ASSERT(*strata.begin() == 0 && *strata.rbegin() == size - 1);
    }
  });
}

TEST_CASE("Sobol' points are those of Joe and Kuo", "[sweep]") {
  UnitTable table = sobol({"a", "b", "c", "d"}, 8, 1, Shift::None);
  const Numbers published[] = {{0, 0, 0, 0},
                               {.5, .5, .5, .5},
                               {.75, .25, .25, .25},
                               {.25, .75, .75, .75},
                               {.375, .375, .625, .875},
                               {.875, .875, .125, .375},
                               {.625, .125, .875, .625},
                               {.125, .625, .375, .125}};
  for (std::size_t p = 0; p < 8; ++p)
    for (std::size_t d = 0; d < 4; ++d) CHECK(table[d][p] == published[p][d]);
}

TEST_CASE("a shifted Sobol' sequence still holds one point in each of 2^k parts, and never an end", "[sweep]") {
  rc::check([] {
    auto seed = *rc::gen::arbitrary<std::uint64_t>();
    for (const std::vector<double>& column : sobol({"a", "b", "c", "d", "e"}, 64, seed, Shift::Digital)) {
      std::set<int> parts;
      for (double u : column) {
        RC_ASSERT(u > 0 && u < 1);
        parts.insert(static_cast<int>(u * 64));
      }
      RC_ASSERT(parts.size() == 64u);
    }
  });
  CHECK(sobol({"a"}, 4, 1, Shift::Digital) != sobol({"a"}, 4, 2, Shift::Digital));
}

TEST_CASE("designs that fill space begin with what the smaller ones are", "[sweep]") {
  for (const char* design : {"sobol", "random", "morris", "saltelli"}) {
    INFO(design);
    Keys keys = {{"one", "0..1"}, {"five", "2..9"}};
    Points small = made(fmt::format("{}:64", design), keys), large = made(fmt::format("{}:128", design), keys);
    REQUIRE(large.count == 2 * small.count);
    for (std::size_t p = 0; p < small.count; ++p)
      for (std::size_t key = 0; key < 2; ++key) CHECK(large.axes[key].value(p) == small.axes[key].value(p));
  }
}

TEST_CASE("another swept key changes none of the others", "[sweep]") {
  for (const char* design : {"random:50", "latin-hypercube:50"})
    CHECK(numbers(made(design, {{"one", "0..1"}}), 0) == numbers(made(design, {{"five", "0..1"}, {"one", "0..1"}}), 1));
}

TEST_CASE("rows of Saltelli: A, B, and A with one coordinate of B", "[sweep]") {
  Points points = made("saltelli:16", {{"one", "0..1"}, {"five", "0..1"}, {"nothing", "0..1"}});
  REQUIRE(points.count == 16 * 5);
  std::set<double> of_a, of_b;
  for (std::size_t row = 0; row < 16; ++row)
    for (std::size_t key = 0; key < 3; ++key) {
      double a = points.axes[key].number(row * 5), b = points.axes[key].number(row * 5 + 1);
      for (std::size_t mixed = 0; mixed < 3; ++mixed)
        CHECK(points.axes[key].number(row * 5 + 2 + mixed) == (mixed == key ? b : a));
      of_a.insert(std::floor(a * 16)), of_b.insert(std::floor(b * 16));
    }
  CHECK(of_a.size() == 16);
  CHECK(of_b.size() == 16);
}

TEST_CASE("walks of Morris move each key once, by the same step, on their grid", "[sweep]") {
  rc::check([] {
    auto seed = *rc::gen::arbitrary<std::uint64_t>();
    int levels = 2 * *rc::gen::inRange(1, 6);
    const std::size_t keys = 4;
    UnitTable table = morris({"a", "b", "c", "d"}, 10, levels, seed);
    double step = levels / (2.0 * (levels - 1));
    for (std::size_t walk = 0; walk < 10; ++walk) {
      std::set<std::size_t> moved;
      for (std::size_t at = walk * (keys + 1); at < walk * (keys + 1) + keys; ++at) {
        std::size_t moves = 0;
        for (std::size_t key = 0; key < keys; ++key) {
          double before = table[key][at], after = table[key][at + 1];
          RC_ASSERT(after >= 0 && after <= 1);
          RC_ASSERT(std::fabs(after * (levels - 1) - std::round(after * (levels - 1))) < 1e-12);
          if (before == after) continue;
          RC_ASSERT(std::fabs(std::fabs(after - before) - step) < 1e-12);
          moved.insert(key), ++moves;
        }
        RC_ASSERT(moves == 1u);
      }
      RC_ASSERT(moved.size() == keys);
    }
  });
}

TEST_CASE("a key can be swept by the law that the scenario gives it", "[sweep]") {
  auto base = [](const std::string& distribution) {
    return ResolvedScenario::load(functions, {{"functions.slopes.terms.one.x", distribution}});
  };
  Numbers uniform = numbers(made("grid", {{"one", "law:4"}}, base("{uniform: [0, 8]}")), 0);
  CHECK(uniform == Numbers{1, 3, 5, 7});
  CHECK(numbers(made("grid", {{"one", ""}}, base("{choice: [3, 1, 2]}")), 0) == Numbers{3, 1, 2});
  Numbers normal = numbers(made("sobol:1024", {{"one", ""}}, base("{normal: [10, 2]}")), 0);
  double sum = 0, squares = 0;
  for (double x : normal) sum += x, squares += (x - 10) * (x - 10);
  CHECK(std::fabs(sum / 1024 - 10) < 0.01);
  CHECK(std::fabs(std::sqrt(squares / 1024) - 2) < 0.02);
  Numbers cases = numbers(made("latin-hypercube:100", {{"one", "law"}}, base("{choice: {1: 20 %, 2: 80 %}}")), 0);
  CHECK(std::count(cases.begin(), cases.end(), 1) == 20);
}

TEST_CASE("quantiles of a law that is cut off stay inside, and in order", "[sweep]") {
  Distribution normal{Distribution::Kind::Normal, {0, 1}, {}, ""};
  Range range{-1, 2};
  CHECK(quantile(normal, range, false, 0) == Approx(-1));
  CHECK(quantile(normal, range, false, 1) == Approx(2));
  double middle = (math::normal_cdf(-1) + math::normal_cdf(2)) / 2;
  CHECK(quantile(normal, range, false, 0.5) == Approx(math::normal_quantile(middle)));
  double last = -1;
  for (int i = 1; i <= 100; ++i) {
    double x = quantile(normal, range, false, i / 100.0);
    CHECK(x > last);
    last = x;
  }
  Distribution lognormal{Distribution::Kind::LogNormal, {3, 0.4}, {}, ""};
  CHECK(quantile(lognormal, {0, 1e9}, false, 0.5) == Approx(3));
  Distribution triangular{Distribution::Kind::Triangular, {0, 1, 3}, {}, ""};
  CHECK(quantile(triangular, {0, 9}, false, 1.0 / 3) == Approx(1));
}

TEST_CASE("things can be switched off along an axis", "[sweep]") {
  ResolvedScenario base = ResolvedScenario::load(growth, {});
  Points points = made("grid", {{"events.real_name_rule", "on,off"}}, base);
  CHECK(points.axes[0].numbers.empty());
  std::size_t events = base.draw(0).events.size();
  CHECK(base.with(points.overrides(0)).draw(0).events.size() == events);
  CHECK(base.with(points.overrides(1)).draw(0).events.size() == events - 1);
}

TEST_CASE("commas inside brackets and quotes are part of a value", "[sweep]") {
  Points points = made("grid", {{"one", "{uniform: [0, 1]}, {uniform: [1, 2]}, 3"}});
  CHECK(points.count == 3);
  CHECK(points.axes[0].value(1) == "{uniform: [1, 2]}");
  CHECK(points.axes[0].numbers.empty());
}

TEST_CASE("what makes an axis, and what is one value", "[sweep]") {
  CHECK(varies(parameter_of("a", "1,2")));
  CHECK(varies(parameter_of("a", "1..2")));
  CHECK(varies(parameter_of("a", "")));
  CHECK(varies(parameter_of("a", "law:3")));
  CHECK_FALSE(varies(parameter_of("a", "5 million USD")));
  CHECK_FALSE(varies(parameter_of("a", "[x, y]")));
  CHECK_FALSE(varies(parameter_of("a", "\"to be, or not..\"")));
}

TEST_CASE("what cannot be swept is said, with its place", "[sweep]") {
  CHECK(wrong("grid", {{"functions.slopes.terms.on.x", "0,1"}}) ==
        std::pair(std::set<std::string>{"E209"}, std::string("functions.slopes.terms.on.x")));
  CHECK(codes("grid", {{"functoins.a", "0,1"}}) == std::set<std::string>{"E112"});
  CHECK(codes("grid", {{"functions", "0,1"}}) == std::set<std::string>{"E325"});
  CHECK(codes("grid", {{"seed.more", "0,1"}}) == std::set<std::string>{"E112"});
  CHECK(codes("grid", {{"replicates", "10,20"}}) == std::set<std::string>{"E325"});
  CHECK(codes("grid", {{"outputs.record", "[a],[b]"}}) == std::set<std::string>{"E325"});
  CHECK(codes("grid", {{"one", "0,1"}, {"one", "2,3"}}) == std::set<std::string>{"E324"});
  CHECK(wrong("grid", {{"one", "0,x,1"}}) == std::pair(std::set<std::string>{"E202"}, std::string("x")));
  CHECK(wrong("grid", {{"one", "1,,2"}}).first == std::set<std::string>{"E118"});
  CHECK(codes("grid", {{"seed", "10,000"}}) == std::set<std::string>{"E117"});
  CHECK(codes("grid", {{"one", "0..1"}}) == std::set<std::string>{"E327"});
  CHECK(codes("grid", {{"one", "1..0:3"}}) == std::set<std::string>{"E320"});
  CHECK(codes("grid", {{"one", "0..1:1"}}) == std::set<std::string>{"E320"});
  CHECK(codes("grid", {{"one", "0..1:log:3"}}) == std::set<std::string>{"E320"});
  CHECK(codes("grid", {{"one", "0..:3"}}) == std::set<std::string>{"E320"});
  CHECK(codes("grid", {{"one", "0..1,2"}}) == std::set<std::string>{"E320"});
  CHECK(codes("grid", {{"one", ""}}) == std::set<std::string>{"E328"});
  CHECK(codes("grid", {{"one", "0..1 %:2"}}) == std::set<std::string>{"E204"});
  CHECK(codes("grid", {{"one", "0..1e10:2"}}) == std::set<std::string>{"E205"});
  CHECK(codes("grid", {{"seed", "0.5..2:2"}}) == std::set<std::string>{"E206"});
  CHECK(codes("zip", {{"one", "0,1"}, {"five", "0,1,2"}}) == std::set<std::string>{"E322"});
  CHECK(codes("grid", {}) == std::set<std::string>{"E321"});
  CHECK(codes("grid", {{"one", "0..1:10000"}, {"five", "0..1:10000"}}) == std::set<std::string>{"E326"});
  CHECK(codes("grid", {{"functions.slopes.kind", "ishigami,wilks"}}) == std::set<std::string>{"E119", "E114"});
  CHECK(codes("grid", {{"one", "0,x"}, {"five", "y,0"}, {"nothing", "0,1"}}) == std::set<std::string>{"E202"});
}

TEST_CASE("a span needs the unit of its key", "[sweep]") {
  ResolvedScenario base = ResolvedScenario::load(growth, {});
  auto said = [&](const std::string& path, const std::string& span) {
    try {
      made("sobol:4", {{path, span}}, base);
      return std::string();
    } catch (const ScenarioError& error) {
      const Diagnostic& first = error.problems().front();
      return first.code + " " + first.suggestion;
    }
  };
  CHECK(said("platforms.weibo.join.external", "0..2") == "E203 write e.g. `2 per year` (day, week, month or year)");
  CHECK(said("platforms.weibo.join.external", "1 per day..2 per year").substr(0, 4) == "E204");
  CHECK(said("events.weibo_goes_mobile.at", "0..2").substr(0, 4) == "E320");
}

TEST_CASE("designs as text, there and back", "[sweep]") {
  for (const char* text : {"grid", "zip", "list", "one-at-a-time", "random:5", "latin-hypercube:7", "sobol:8",
                           "sobol:8:unscrambled", "morris:20", "morris:20:8", "saltelli:64", "saltelli:4:unscrambled"})
    CHECK(to_string(parse_design(text)) == text);
  CHECK(to_string(parse_design("latin_hypercube: 7")) == "latin-hypercube:7");
  for (const char* text : {"", "grit", "sobol", "sobol:", "sobol:0", "sobol:x", "sobol:1e3", "grid:3", "morris:5:3",
                           "random:5:unscrambled", "sobol:8:8:8", "sobol:99999999999"})
    CHECK_THROWS_AS(parse_design(text), std::invalid_argument);
  CHECK_THROWS_WITH(parse_design("sobl:8"), Contains("did you mean `sobol`?"));
  CHECK(advice(parse_design("sobol:8")).empty());
  CHECK(advice(parse_design("saltelli:100")).find("64 or 128") != std::string::npos);
  CHECK(advice(parse_design("random:100")).empty());
}

TEST_CASE("a scenario with more overrides is the one that is read with them", "[sweep]") {
  std::vector<std::vector<Override>> all = {
      {{"platforms.weibo.join.external", "0.1 per year"}},
      {{"events.real_name_rule", "off"}, {"seed", "5"}},
      {{"population.people", "{uniform: [600 million, 700 million]}"}},
      {{"outputs.compare_with", "{events.real_name_rule: off}"}},
  };
  ResolvedScenario base = ResolvedScenario::load(growth, {{"replicates", "20"}});
  for (std::vector<Override> more : all) {
    ResolvedScenario with = base.with(more);
    more.insert(more.begin(), {"replicates", "20"});
    ResolvedScenario read = ResolvedScenario::load(growth, more);
    CHECK(with.text() == read.text());
    CHECK(with.text_with_origins() == read.text_with_origins());
    CHECK(with.is_compared() == read.is_compared());
    for (std::uint32_t r : {0u, 7u}) {
      CHECK(with.draw(r).seed == read.draw(r).seed);
      CHECK(with.inputs(r).size() == read.inputs(r).size());
      for (std::size_t i = 0; i < read.inputs(r).size(); ++i) CHECK(with.inputs(r)[i].value == read.inputs(r)[i].value);
    }
  }
  CHECK_THROWS_AS(base.with({{"seed", "none"}}), ScenarioError);
}
