// Files of cases are read as they are written, and what is none is refused with its line.
#include "tests/support/cases.hpp"

#include "catch.hpp"

using namespace rivalry::test;
using Catch::Contains;

namespace {

const char* const text =
    "What this is about.\n\n"
    "=== case one\na: 1\n=== says\nno\n\n"
    "=== case nothing\n=== says\nempty\n\n"
    "=== case two\npoints: p.csv\n\nb: 2\n=== beside p.csv\nx\n1\n=== says\nneither\nnor\n";

CaseFile read(const std::string& written) {
  TemporaryFolder work("cases");
  put(work.path() / "some.cases", written);
  return read_cases(work.path() / "some.cases");
}

}  // namespace

TEST_CASE("a file of cases is read and written as it is", "[cases]") {
  CaseFile file = read(text);
  REQUIRE(file.cases.size() == 3);
  CHECK(file.head == "What this is about.\n\n");
  CHECK(file.cases[0].name == "one");
  CHECK(file.cases[0].input == "a: 1\n");
  CHECK(file.cases[0].says == "no\n");
  CHECK(file.cases[1].input.empty());
  CHECK(file.cases[2].input == "points: p.csv\n\nb: 2\n");
  CHECK(file.cases[2].beside.at("p.csv") == "x\n1\n");
  CHECK(file.cases[2].says == "neither\nnor\n");
  CHECK(write_cases(file) == text);
}

TEST_CASE("what is no case is refused with its line", "[cases]") {
  CHECK_THROWS_WITH(read("=== says\nno\n"), Contains("some.cases:1: the first part"));
  CHECK_THROWS_WITH(read("=== case one\n=== sais\nno\n"), Contains("some.cases:2: write `=== case NAME`"));
  CHECK_THROWS_WITH(read("=== case\n"), Contains("some.cases:1"));
}

TEST_CASE("two cases of one folder have two names", "[cases]") {
  TemporaryFolder work("twice");
  put(work.path() / "a.cases", "=== case one\n=== says\nx\n");
  put(work.path() / "b.cases", "=== case one\n=== says\ny\n");
  CHECK_THROWS_WITH(all_cases(work.path()), Contains("two cases one"));
}
