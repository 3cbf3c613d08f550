// Quantities as people write them: `586 million`, `30 %`, `0.3 per year`, `18 months`.
//
//   NUMBER [thousand | million | billion] [% | CURRENCY | points | days | weeks | months | years | minutes] [per UNIT]
//
// The decimal text with its power of ten is converted once, correctly rounded; a time unit is then one multiplication
// or division.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/values/currencies.hpp"

namespace rivalry {

/// What a number measures, and so how it is written and in which unit it is kept.
enum class Measure {
  Count,         ///< whole, bare or with thousand, million, billion; kept as it is
  Real,          ///< bare; kept as it is
  Share,         ///< `30 %`; kept as a ratio
  Change,        ///< `-30 %` or `+20 %`; kept as a ratio
  Rate,          ///< `0.3 per year`, `3 % per year`; kept per day
  Duration,      ///< `18 months`; kept in days
  Minutes,       ///< `25 per day`, `25 minutes per day`; kept per day
  DailyShare,    ///< `6 % per day` or `6 %`; kept as a ratio
  ShareOrCount,  ///< either of two; which one is in the Quantity
  Money,         ///< `586 million USD`; kept in whole minor units of the scenario's currency
  MoneyRate,     ///< `3.5 million USD per week`; kept in minor units per day
};

/// A number read.
struct Quantity {
  double value = 0;  ///< in the measure's unit
  Measure measure = Measure::Real;
};

/// Why a text is not the quantity asked for.
struct QuantityProblem {
  Code code;
  std::string message;
  std::string suggestion;
};

/// The pieces of a quantity before its unit has been judged.
struct Written {
  std::string digits;  ///< sign, digits, point and exponent, as from_chars takes them
  bool hexadecimal = false;
  int power_of_ten = 0;  ///< of the multiplier
  bool percent = false;
  std::string currency;  ///< as written, or empty
  std::string unit;      ///< days, weeks, ..., points, or empty
  std::string per;       ///< day, week, month, year, or empty
};

/// Splits a text; the problem if it does not begin with one number followed by known words.
std::optional<QuantityProblem> split_quantity(std::string_view text, Written& written);

/// The number times 10^(power_of_ten + shift), correctly rounded. Nothing if it is not finite or underflows.
std::optional<double> decimal_value(const Written& written, int shift);

/// Reads `text` as a `measure`. Sets `quantity`, or returns the problem.
std::optional<QuantityProblem> read_quantity(std::string_view text, Measure measure, Quantity& quantity,
                                             const Currencies& currencies = {});

/// The same of a text that has been split.
std::optional<QuantityProblem> judge_quantity(std::string_view text, const Written& written, Measure measure,
                                              Quantity& quantity, const Currencies& currencies = {});

/// "a rate", "a share"...
std::string_view name_of(Measure measure);

/// One as it is written: "18 months".
std::string_view example_of(Measure measure);

/// The unit in which it is kept, as stored in results: "1", "1/day", "days", "minutes/day", "people" for counts;
/// "currency" and "currency/day" stand for the scenario's own.
std::string_view unit_of(Measure measure);

/// A value with its unit, for messages, in the form in which it would be written.
std::string write_quantity(double value, Measure measure, const Currencies& currencies = {});

/// A share as an exact fraction in lowest terms: `18 %` -> 9/50. The same errors as read_quantity.
struct Fraction {
  long long numerator = 0;
  long long denominator = 1;
};
std::optional<QuantityProblem> read_fraction(std::string_view text, Fraction& fraction);

}  // namespace rivalry
