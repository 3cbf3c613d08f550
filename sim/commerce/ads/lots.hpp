// In which order the slots of a day are sold: by lot.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/ads.hpp"

namespace rivalry {

/// One slot: its lot, and the place of the conversation.
struct Turn {
  std::uint32_t lot = 0;
  std::uint32_t block = 0;
  std::uint32_t conversation = 0;
};

/// Every block's conversations in ascending order of their lots; equal ones by block and place.
std::vector<Turn> drawn(std::span<const Overheard> blocks);

}  // namespace rivalry
