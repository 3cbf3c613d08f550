// Amounts of money as people write them.
#include "catch.hpp"
#include "sim/scenario/values/quantity.hpp"

using namespace rivalry;

namespace {

const Currencies yuan{"CNY", {{"USD", 6.15}, {"EUR", 8}}, false};

double amount(const std::string& text, const Currencies& currencies = yuan, Measure measure = Measure::Money) {
  Quantity quantity;
  auto problem = read_quantity(text, measure, quantity, currencies);
  INFO(text << (problem ? ": " + problem->message : ""));
  REQUIRE_FALSE(problem);
  return quantity.value;
}

Code code_of(const std::string& text, Measure measure = Measure::Money) {
  Quantity quantity;
  auto problem = read_quantity(text, measure, quantity, yuan);
  INFO(text);
  REQUIRE(problem);
  return problem->code;
}

}  // namespace

TEST_CASE("an amount is kept in whole minor units of the scenario's currency", "[scenario]") {
  CHECK(amount("586 million CNY") == 58600000000.0);
  CHECK(amount("0 CNY") == 0);
  CHECK(amount("-12.34 CNY") == -1234);
  CHECK(amount("0.07 CNY") == 7);
  CHECK(amount("1 million USD") == 615000000.0);
  CHECK(amount("90071992547409.91 CNY") == 9007199254740991.0);
}

TEST_CASE("what falls between two minor units goes to the nearest, halves to the even one", "[scenario]") {
  CHECK(amount("0.005 CNY") == 0);
  CHECK(amount("0.015 CNY") == 2);
  CHECK(amount("0.025 CNY") == 2);
  CHECK(amount("-0.015 CNY") == -2);
  CHECK(amount("-0.025 CNY") == -2);
  CHECK(amount("0.0251 CNY") == 3);
  CHECK(amount("0.01 USD") == 6);  // 6.15 fen
  CHECK(amount("0.5 JPY", {"JPY", {}, false}) == 0);
  CHECK(amount("1.5 JPY", {"JPY", {}, false}) == 2);
  CHECK(amount("1.2345 KWD", {"KWD", {}, false}) == 1234);
}

TEST_CASE("a rate of money is kept per day and not rounded", "[scenario]") {
  CHECK(amount("3.5 million CNY per week", yuan, Measure::MoneyRate) == 50000000.0);
  CHECK(amount("1 USD per week", yuan, Measure::MoneyRate) == 615.0 / 7);
  CHECK(amount("365.25 CNY per year", yuan, Measure::MoneyRate) == 100.0);
}

TEST_CASE("an amount without its currency, or in one without a rate, is refused", "[scenario]") {
  CHECK(code_of("30") == Code::MissingUnit);
  CHECK(code_of("5 million") == Code::MissingUnit);
  CHECK(code_of("30 JPY") == Code::NoRate);
  CHECK(code_of("30 XYZ") == Code::BadCurrency);
  CHECK(code_of("30 usd") == Code::BadCurrency);
  CHECK(code_of("30 CNY per week") == Code::WrongUnit);
  CHECK(code_of("30 CNY", Measure::MoneyRate) == Code::WrongUnit);
  CHECK(code_of("30 % CNY") == Code::WrongUnit);
  CHECK(code_of("30 CNY", Measure::Count) == Code::WrongUnit);
  CHECK(code_of("30 CNY per year", Measure::Rate) == Code::WrongUnit);
  CHECK(code_of("0x1f CNY") == Code::WrongUnit);
}

TEST_CASE("money is shown in major units with its currency", "[scenario]") {
  CHECK(write_quantity(58600000000.0, Measure::Money, yuan) == "586 million CNY");
  CHECK(write_quantity(1234, Measure::Money, yuan) == "12.34 CNY");
  CHECK(write_quantity(100, Measure::MoneyRate, yuan) == "1 CNY per day");
}
