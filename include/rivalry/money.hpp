// Money and shares: whole numbers with a unit, and arithmetic that refuses to overflow.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace rivalry {

/// A currency by its ISO 4217 code, e.g. USD; three capital letters.
class Currency {
 public:
  explicit Currency(std::string_view code);  ///< throws InvariantError unless three capitals
  std::string_view code() const { return {code_, 3}; }
  friend auto operator<=>(const Currency&, const Currency&) = default;

 private:
  char code_[3];
};

/// Whether this is the code of a currency that ISO 4217 lists.
bool is_currency(std::string_view code);

/// Digits of the minor unit: 2, but 0 for JPY, 3 for KWD, ...; 2 for what is no currency's code.
int minor_digits(std::string_view code);

/// Minor units in one major unit: 10 ^ minor_digits.
std::int64_t minor_units(std::string_view code);

/// An amount in minor units (cents). Adding two currencies, or leaving 64 bits, throws InvariantError.
class Money {
 public:
  Money(std::int64_t minor_units, Currency currency) : minor_units_(minor_units), currency_(currency) {}
  std::int64_t minor_units() const { return minor_units_; }
  Currency currency() const { return currency_; }

  Money operator-() const;
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend Money operator*(Money amount, std::int64_t times);
  friend bool operator==(const Money&, const Money&) = default;
  friend std::strong_ordering operator<=>(const Money& a, const Money& b);  ///< throws for two currencies

  /// amount * numerator / denominator, rounded half to even, exact in between (128 bits). denominator > 0.
  Money times_ratio(std::int64_t numerator, std::int64_t denominator) const;

 private:
  std::int64_t minor_units_;
  Currency currency_;
};

/// "585800000.00 USD", "585800000 JPY".
std::string to_string(const Money& amount);

/// A number of shares. Overflow throws InvariantError.
struct Shares {
  std::int64_t count = 0;
  friend Shares operator+(Shares a, Shares b);
  friend Shares operator-(Shares a, Shares b);
  friend auto operator<=>(Shares, Shares) = default;
};

/// Whole-number arithmetic that throws InvariantError instead of wrapping; `what` names the quantity.
std::int64_t checked_add(std::int64_t a, std::int64_t b, const char* what);
std::int64_t checked_multiply(std::int64_t a, std::int64_t b, const char* what);

}  // namespace rivalry
