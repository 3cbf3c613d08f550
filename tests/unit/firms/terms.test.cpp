// Terms of payment and holidays as people write them.
#include "catch.hpp"
#include "sim/scenario/values/dates_and_terms.hpp"

using namespace rivalry;

namespace {

Terms terms(const std::string& text) {
  Terms terms;
  auto problem = terms_of(text, terms);
  INFO(text << (problem ? ": " + problem->message : ""));
  REQUIRE_FALSE(problem);
  return terms;
}

Code code_of(const std::string& text) {
  Terms terms;
  auto problem = terms_of(text, terms);
  INFO(text);
  REQUIRE(problem);
  return problem->code;
}

}  // namespace

TEST_CASE("terms are whole days, of all or of working days", "[scenario]") {
  CHECK(terms("14 working days").days == 14);
  CHECK(terms("14 working days").working);
  CHECK(terms("1 working day").days == 1);
  CHECK(terms("0 days").days == 0);
  CHECK(terms("6 weeks").days == 42);
  CHECK_FALSE(terms("6 weeks").working);
  CHECK(terms("2 months").days == 61);
  CHECK(terms("1 year").days == 365);
}

TEST_CASE("terms that cannot be meant are refused", "[scenario]") {
  CHECK(code_of("-14 working days") == Code::NegativeTerms);
  CHECK(code_of("-30 days") == Code::NegativeTerms);
  CHECK(code_of("14") == Code::MissingUnit);
  CHECK(code_of("2 working weeks") == Code::WrongUnit);
  CHECK(code_of("14.5 working days") == Code::NotWhole);
  CHECK(code_of("1.5 weeks") == Code::NotWhole);
  CHECK(code_of("14 worked days") == Code::WrongUnit);
  CHECK(code_of("30 USD") == Code::WrongUnit);
  CHECK(code_of("20 years") == Code::OutOfRange);
}
