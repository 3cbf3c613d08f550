#include "sim/cli/drawing/measure.hpp"

#include <fmt/core.h>

#include <cmath>

#include "sim/findings/words.hpp"

namespace rivalry::cli {

Measure measure_for(const std::string& unit, double largest) {
  if (unit == "1" && largest <= 1) return {0.01, "%"};
  std::string of = unit == "1" ? "" : unit;
  auto scaled = [&](double factor, const char* word) {
    return Measure{factor, of.empty() ? std::string(word) : fmt::format("{} {}", word, of)};
  };
  if (largest >= 1e9) return scaled(1e9, "billion");
  if (largest >= 1e6) return scaled(1e6, "million");
  if (largest >= 1e4) return scaled(1e3, "thousand");
  return {1, of};
}

std::vector<std::string> tick_texts(const std::vector<double>& ticks, const Measure& measure) {
  std::vector<std::string> texts;
  for (double tick : ticks) {
    double value = tick / measure.of;
    bool whole = std::fabs(value - std::floor(value + 0.5)) < 1e-9 && std::fabs(value) < 1e15;
    texts.push_back(whole ? grouped(static_cast<std::int64_t>(std::floor(value + 0.5))) : fmt::format("{:.6g}", value));
  }
  return texts;
}

}  // namespace rivalry::cli
