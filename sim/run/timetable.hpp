// THE TIMETABLE: the model's day, in order, and what each of its mechanisms may change.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "sim/run/world_parts.hpp"

namespace rivalry {

struct Executor;
struct World;

/// The day's parts, in order. Trading, which comes before settlement, gets its place here with the first mechanism that
/// trades.
enum class Phase : std::uint8_t { News, Beliefs, Users, Commerce, Operations, Capital, Settlement, Measure };

/// "news", ..., "measure".
std::string_view word_of(Phase phase);

struct Mechanism {
  Phase phase;
  std::string_view name;  ///< its function's, which says what it does: "pay_bills"
  void (*act)(World&, const Executor&);
  std::string_view what;  ///< one sentence, for whoever studies the model
  WorldParts writes;      ///< it changes no other: where writes are proved (see play_day.hpp), it cannot
};

/// By phase; no two rows have the same name.
std::span<const Mechanism> timetable();

}  // namespace rivalry
