// THE CHAPTERS: what has a state that must be there before the first day, and what it takes in memory. The one list is
// in chapters.cpp, a row each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

struct ChapterRow {
  std::string_view name;
  void (*begin)(World& world, const Executor& executor);  ///< before the first day; nullptr: nothing to do
  std::uint64_t (*memory)(const Scenario& scenario);      ///< bytes per replicate; nullptr: too little to count
};

/// In the order in which they begin: each finds those before it begun.
std::span<const ChapterRow> chapters();

}  // namespace rivalry
