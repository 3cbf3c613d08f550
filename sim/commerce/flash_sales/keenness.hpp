// What people have come to think of a product that they could not get: bits of rivalry/flash_sales.hpp by agent.
#pragma once

#include <cstdint>

#include "rivalry/flash_sales.hpp"
#include "rivalry/population.hpp"

namespace rivalry {

inline bool has_bit(const Column<std::uint64_t>& bits, std::uint32_t agent) {
  return bits[agent / users_per_village] >> (agent % users_per_village) & 1u;
}

inline void set_bit(Column<std::uint64_t>& bits, std::uint32_t agent, bool to) {
  std::uint64_t bit = std::uint64_t{1} << (agent % users_per_village);
  std::uint64_t& word = bits[agent / users_per_village];
  word = to ? word | bit : word & ~bit;
}

/// 0 to Product::most_losses; more: has given up.
inline std::uint32_t losses_of(const Product& product, std::uint32_t agent) {
  return static_cast<std::uint32_t>(has_bit(product.lost_low, agent)) +
         2 * static_cast<std::uint32_t>(has_bit(product.lost_high, agent));
}

inline void set_losses(Product& product, std::uint32_t agent, std::uint32_t losses) {
  set_bit(product.lost_low, agent, losses & 1u);
  set_bit(product.lost_high, agent, losses >> 1 & 1u);
}

inline constexpr std::uint32_t given_up = Product::most_losses + 1;

inline bool wants(const Product& product, std::uint32_t agent) {
  return !has_bit(product.owns, agent) && losses_of(product, agent) != given_up;
}

}  // namespace rivalry
