#include "rivalry/money.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace {

[[noreturn]] void overflow(const char* what, std::string_view calculation) {
  throw InvariantError(fmt::format("{} leaves 64 bits: {}", what, calculation));
}

void require_same_currency(const Money& a, const Money& b) {
  if (a.currency() == b.currency()) return;
  throw InvariantError(fmt::format("two currencies meet without a rate: {} and {}", to_string(a), to_string(b)));
}

std::int64_t checked_subtract(std::int64_t a, std::int64_t b, const char* what) {
  std::int64_t result;
  if (__builtin_sub_overflow(a, b, &result)) overflow(what, fmt::format("{} - {}", a, b));
  return result;
}

__extension__ using Wide = __int128;  // `__extension__`: not in the standard, but in gcc and clang

/// numerator / denominator to the nearest whole number, halves to the even one; denominator > 0.
Wide divided_half_even(Wide numerator, std::int64_t denominator) {
  Wide quotient = numerator / denominator, rest = numerator % denominator;
  if (rest < 0) {
    rest += denominator;
    quotient -= 1;
  }
  Wide twice = 2 * rest;
  bool up = twice > denominator || (twice == denominator && quotient % 2 != 0);
  return quotient + up;
}

}  // namespace

std::int64_t checked_add(std::int64_t a, std::int64_t b, const char* what) {
  std::int64_t result;
  if (__builtin_add_overflow(a, b, &result)) overflow(what, fmt::format("{} + {}", a, b));
  return result;
}

std::int64_t checked_multiply(std::int64_t a, std::int64_t b, const char* what) {
  std::int64_t result;
  if (__builtin_mul_overflow(a, b, &result)) overflow(what, fmt::format("{} * {}", a, b));
  return result;
}

Currency::Currency(std::string_view code) {
  bool good = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!good) throw InvariantError(fmt::format("a currency is three capital letters (ISO 4217), not '{}'", code));
  std::copy(code.begin(), code.end(), code_);
}

Money Money::operator-() const { return {checked_subtract(0, minor_units_, "money"), currency_}; }

Money operator+(Money a, Money b) {
  require_same_currency(a, b);
  return {checked_add(a.minor_units_, b.minor_units_, "money"), a.currency_};
}

Money operator-(Money a, Money b) {
  require_same_currency(a, b);
  return {checked_subtract(a.minor_units_, b.minor_units_, "money"), a.currency_};
}

Money operator*(Money amount, std::int64_t times) {
  return {checked_multiply(amount.minor_units_, times, "money"), amount.currency_};
}

std::strong_ordering operator<=>(const Money& a, const Money& b) {
  require_same_currency(a, b);
  return a.minor_units_ <=> b.minor_units_;
}

Money Money::times_ratio(std::int64_t numerator, std::int64_t denominator) const {
  if (denominator <= 0)
    throw InvariantError(fmt::format("a ratio of money needs a denominator > 0, not {}", denominator));
  Wide result = divided_half_even(static_cast<Wide>(minor_units_) * numerator, denominator);
  auto narrow = static_cast<std::int64_t>(result);
  if (narrow != result) overflow("money", fmt::format("{} * {} / {}", minor_units_, numerator, denominator));
  return {narrow, currency_};
}

std::string to_string(const Money& amount) {
  auto units = amount.minor_units();
  auto size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::string code(amount.currency().code());
  auto unit = static_cast<std::uint64_t>(minor_units(code));
  std::string fraction = unit == 1 ? "" : fmt::format(".{:0{}}", size % unit, minor_digits(code));
  return fmt::format("{}{}{} {}", units < 0 ? "-" : "", size / unit, fraction, code);
}

Shares operator+(Shares a, Shares b) { return {checked_add(a.count, b.count, "a number of shares")}; }
Shares operator-(Shares a, Shares b) { return {checked_subtract(a.count, b.count, "a number of shares")}; }

}  // namespace rivalry
