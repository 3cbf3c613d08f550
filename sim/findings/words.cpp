#include "sim/findings/words.hpp"

#include <fmt/core.h>

#include <cmath>
#include <optional>
#include <string_view>

#include "rivalry/calendar.hpp"

namespace rivalry {

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  int first = number < 0 ? 1 : 0;
  for (int at = static_cast<int>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string count_of(std::int64_t number, const std::string& singular) {
  return fmt::format("{} {}{}", grouped(number), singular, number == 1 ? "" : "s");
}

std::string quantity_text(double value, const std::string& unit) {
  double size = value < 0 ? -value : value;
  if (unit == "1") return size <= 1 ? fmt::format("{:.1f} %", 100 * value) : fmt::format("{:.4g}", value);
  std::string of = unit.empty() ? "" : " " + unit;
  if (size >= 1e9) return fmt::format("{:.4g} billion{}", value / 1e9, of);
  if (size >= 1e6) return fmt::format("{:.4g} million{}", value / 1e6, of);
  if (size >= 1e4) return grouped(static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5)) + of;
  return fmt::format("{:.4g}{}", value, of);
}

std::string answer_text(double value, const std::string& unit) {
  constexpr std::string_view since = "days since ";
  auto start = unit.starts_with(since) ? parse_day(std::string_view(unit).substr(since.size())) : std::nullopt;
  if (!start) return quantity_text(value, unit);
  return to_string(*start + static_cast<std::int32_t>(std::floor(value + 0.5)));
}

std::string difference_text(double value, const std::string& unit) {
  std::string sign = value > 0 ? "+" : "";
  if (unit.starts_with("days since ")) return fmt::format("{}{:.3g} days", sign, value);
  if (unit == "1") return fmt::format("{}{:.3g} points", sign, 100 * value);
  return sign + quantity_text(value, unit);
}

}  // namespace rivalry
