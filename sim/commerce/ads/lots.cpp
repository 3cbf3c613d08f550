#include "sim/commerce/ads/lots.hpp"

#include <array>

#include "rivalry/ads.hpp"

namespace rivalry {

namespace {

constexpr std::uint32_t digit_bits = 8, digits = 1u << digit_bits;

/// One step of a radix sort: by the digit that begins at `shift`, equal ones as they were.
void sort_by_digit(const std::vector<Turn>& from, std::vector<Turn>& to, std::uint32_t shift) {
  std::array<std::size_t, digits> begins{};
  for (const Turn& each : from) ++begins[each.lot >> shift & (digits - 1)];
  std::size_t sum = 0;
  for (std::size_t& begin : begins) {
    std::size_t number = begin;
    begin = sum;
    sum += number;
  }
  for (const Turn& each : from) to[begins[each.lot >> shift & (digits - 1)]++] = each;
}

}  // namespace

std::vector<Turn> drawn(std::span<const Overheard> blocks) {
  std::vector<Turn> lots;
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    for (std::uint32_t i = 0; i < blocks[b].conversations.size(); ++i)
      lots.push_back({blocks[b].conversations[i].lot, b, i});
  std::vector<Turn> other(lots.size());
  for (std::uint32_t shift = 0; shift < 32; shift += digit_bits) {
    sort_by_digit(lots, other, shift);
    lots.swap(other);
  }
  return lots;
}

}  // namespace rivalry
