// Bad scenarios and what is said of them: the files of cases in tests/cli/bad. RIVALRY_UPDATE=1 writes the latter anew.
#include <fmt/core.h>

#include <filesystem>
#include <set>

#include "catch.hpp"
#include "sim/core/diagnostic.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "tests/support/cases.hpp"

using namespace rivalry;
using namespace rivalry::test;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(SOURCE_DIR) / "tests/cli/bad";

std::vector<Diagnostic> problems_of(const fs::path& path, const std::vector<Override>& overrides = {}) {
  try {
    ResolvedScenario::load(path.string(), overrides);
    return {};
  } catch (const ScenarioError& error) {
    return error.problems();
  }
}

std::string shown(std::vector<Diagnostic> problems) {
  for (Diagnostic& problem : problems) problem.at.file = fs::path(problem.at.file).filename().string();
  return render(problems, false);
}

std::set<std::string> codes_of(const std::string& text) {
  TemporaryFolder work("monster");
  std::set<std::string> codes;
  for (const Diagnostic& problem : problems_of(work.put({"bad", text, {}, {}}))) codes.insert(problem.code);
  return codes;
}

const std::string head = "rivalry: 1\nname: bad\nquestion: What?\ncalendar: {start: 2013-01-01, end: 2014-01-01}\n";

}  // namespace

TEST_CASE("every bad scenario gets the message that is written below it", "[scenario]") {
  TemporaryFolder work("bad");
  int cases = 0;
  check_cases(
      folder, [&](const Case& each) { return shown(problems_of(work.put(each))); },
      [&](const Case& each, const std::string& said) {
        INFO(each.name);
        ++cases;
        CHECK_FALSE(said.empty());
        CHECK(said == each.says);
      });
  CHECK(cases >= 331);
}

TEST_CASE("every problem of a bad scenario has a code, a place and words", "[scenario]") {
  TemporaryFolder work("places");
  for (const CaseFile& file : all_cases(folder))
    for (const Case& each : file.cases)
      for (const Diagnostic& problem : problems_of(work.put(each))) {
        INFO(each.name << " " << problem.message);
        CHECK(find_code(problem.code) != nullptr);
        CHECK(problem.at.line >= 1);
        CHECK(problem.at.column >= 1);
        CHECK_FALSE(problem.message.empty());
      }
}

TEST_CASE("monsters are refused quickly", "[scenario]") {
  SECTION("100 MB") { CHECK(codes_of(std::string(100u << 20, 'a')) == std::set<std::string>{"E101"}); }
  SECTION("a bomb of brackets") { CHECK(codes_of(head + "sources: " + std::string(1000000, '[')).count("E109") == 1); }
  SECTION("a bomb of braces") { CHECK(codes_of(head + "sources: " + std::string(1000000, '{')).count("E109") == 1); }
  SECTION("a bomb of dashes") {
    std::string dashes;
    for (int i = 0; i < 300000; ++i) dashes += "- ";
    CHECK(codes_of(dashes).count("E109") == 1);
  }
  SECTION("a bomb of aliases") {
    std::string bomb = head + "a: &a [1, 1]\n";
    for (char c = 'b'; c <= 'z'; ++c) bomb += fmt::format("{0}: &{0} [*{1}, *{1}]\n", c, static_cast<char>(c - 1));
    CHECK(codes_of(bomb).count("E106") == 1);
  }
  SECTION("too many values") {
    std::string list = head + "sources: {";
    for (int i = 0; i < 60000; ++i) list += fmt::format("k{}: 1, ", i);
    CHECK(codes_of(list + "}").count("E110") == 1);
  }
  SECTION("many unknown keys") {
    std::string list = head;
    for (int i = 0; i < 40000; ++i) list += fmt::format("k{}: 1\n", i);
    CHECK(codes_of(list) == std::set<std::string>{"E112", "E199"});
  }
  SECTION("binary junk") {
    std::string junk(100000, '\0');
    for (std::size_t i = 0; i < junk.size(); ++i) junk[i] = static_cast<char>(i * 2654435761u >> 13);
    CHECK_FALSE(codes_of(junk).empty());
  }
  SECTION("a byte-order mark") { CHECK(codes_of("\xEF\xBB\xBF" + head) == std::set<std::string>{"E103"}); }
  SECTION("UTF-16") { CHECK(codes_of(std::string("\xFF\xFEr\0i\0", 6)) == std::set<std::string>{"E102"}); }
  SECTION("a null character") { CHECK(codes_of(head + std::string("seed: 1\0", 8)) == std::set<std::string>{"E103"}); }
}

TEST_CASE("a directory or a missing file is the world's error, not the scenario's", "[scenario]") {
  CHECK_THROWS_AS(ResolvedScenario::load(SOURCE_DIR, {}), WorldError);
  CHECK_THROWS_AS(ResolvedScenario::load("/nowhere/at/all.yaml", {}), WorldError);
}
