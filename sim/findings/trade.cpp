#include "sim/findings/trade.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/findings/reading.hpp"

namespace rivalry {

namespace {

std::string median(const Reading& reading, const char* output, Numbers numbers) {
  std::sort(numbers.begin(), numbers.end());
  return spread(reading, output, numbers);
}

/// "████▌   " of the largest.
std::string bar(double share) {
  constexpr int longest = 16;
  auto eighths = static_cast<int>(share * longest * 8 + 0.5);
  constexpr const char* parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (int i = 0; i < eighths / 8; ++i) text += "█";
  text += parts[eighths % 8];
  int shown = eighths / 8 + (eighths % 8 > 0 ? 1 : 0);
  return text + std::string(static_cast<std::size_t>(std::max(0, longest - shown)), ' ');
}

/// One line for each thing along the dimension, all beside each other: the mean of an output on the last day, as a bar
/// of the largest.
void compare(const Reading& reading, const char* dimension, const char* output, const char* words, bool bars,
             std::vector<std::string>& lines) {
  std::vector<std::string> names = reading.labels(dimension);
  if (!reading.has(output) || names.empty()) return;
  double largest = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    largest = std::max(largest, mean_of(reading.last(output, i)).value);
    widest = std::max(widest, names[i].size());
  }
  for (std::size_t i = 0; i < names.size() && largest > 0; ++i) {
    Numbers numbers = reading.last(output, i);
    double mean = std::max(0.0, mean_of(numbers).value);
    lines.push_back(fmt::format("{:<{}} {} {} {}", names[i], widest, bars ? bar(mean / largest) : "",
                                median(reading, output, numbers), words));
  }
}

std::string flash_sale(const Reading& reading, const std::string& name, std::size_t sale) {
  std::string text = name + ":";
  auto add = [&](const char* output, const char* before, const char* after) {
    Numbers numbers = reading.last(output, sale);
    std::erase_if(numbers, [](double number) { return !(number > 0); });
    if (!numbers.empty()) text += before + median(reading, output, numbers) + after;
  };
  add("flash_sale_reservations", " ", " reserved");
  add("flash_sale_sold", ", ", " sold");
  add("flash_sale_win_share", ", to ", " of those who came");
  add("flash_sale_sold_out_seconds", ", gone in ", "");
  add("flash_sale_resale_price", ", resold at ", "");
  return text;
}

}  // namespace

std::vector<std::string> trade(const Dataset& result, bool bars) {
  std::vector<std::string> lines;
  Reading reading(result);
  compare(reading, "voice", "voice_followers", "follow", bars, lines);
  compare(reading, "voice", "voice_sales", "bought", bars, lines);
  compare(reading, "shop", "shop_share", "of what is bought", bars, lines);
  std::vector<std::string> sales = reading.labels("flash_sale");
  for (std::size_t s = 0; s < sales.size(); ++s) lines.push_back(flash_sale(reading, sales[s], s));
  return lines;
}

}  // namespace rivalry
