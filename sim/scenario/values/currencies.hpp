// The currency of a scenario, and what others are worth in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rivalry {

struct QuantityProblem;
struct Written;

/// Filled before anything else of a scenario is read.
struct Currencies {
  std::string own = "USD";              ///< ISO 4217
  std::map<std::string, double> rates;  ///< by code: major units of `own` for one major unit
  bool broken = false;                  ///< own currency or a rate could not be read: a problem of its own
};

/// The problem of a text that is no currency's code.
QuantityProblem not_a_currency(std::string_view text);

/// The number of `own`'s minor units in an amount, or in an amount per day; not rounded.
std::optional<QuantityProblem> read_amount(std::string_view text, const Written& written, const Currencies& currencies,
                                           double& value);

/// A whole number; halves to the even one.
double rounded_half_even(double value);

}  // namespace rivalry
