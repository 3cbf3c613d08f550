#include "sim/findings/words.hpp"

#include <fmt/format.h>

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

}  // namespace rivalry
