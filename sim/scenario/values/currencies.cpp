#include "sim/scenario/values/currencies.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "rivalry/money.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

QuantityProblem not_a_currency(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  bool lower_case = upper != text && is_currency(upper);
  return {Code::BadCurrency, fmt::format("{} is not the code of a currency", in_quotes(text)),
          lower_case ? fmt::format("write `{}`", upper) : "write its three capital letters (ISO 4217), e.g. `CNY`"};
}

double rounded_half_even(double value) {
  double below = std::floor(value), rest = value - below;
  bool up = rest > 0.5 || (rest == 0.5 && std::fmod(below, 2) != 0);
  return up ? below + 1 : below;
}

std::optional<QuantityProblem> read_amount(std::string_view text, const Written& w, const Currencies& currencies,
                                           double& value) {
  if (!is_currency(w.currency)) return not_a_currency(w.currency);
  double rate = 1;
  if (w.currency != currencies.own && !currencies.broken) {
    auto known = currencies.rates.find(w.currency);
    if (known == currencies.rates.end())
      return QuantityProblem{Code::NoRate,
                             fmt::format("what one {} is worth in {} is not said", w.currency, currencies.own),
                             fmt::format("add `rates: {{{}: ... {}}}`, or write the amount in {}", w.currency,
                                         currencies.own, currencies.own)};
    rate = known->second;
  }
  auto amount = decimal_value(w, minor_digits(currencies.own));
  if (!amount || !std::isfinite(*amount * rate))
    return QuantityProblem{Code::NotFinite, fmt::format("{} is too large or too small a number", in_quotes(text)), ""};
  value = *amount * rate;
  return std::nullopt;
}

}  // namespace rivalry
