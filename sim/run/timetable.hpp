// THE TIMETABLE: the model's day, in order.
#pragma once

#include <span>
#include <string_view>

namespace rivalry {

struct Executor;
struct World;

enum class Phase { News, Beliefs, Users, Commerce, Operations, Capital, Trading, Settlement, Measure };

struct Mechanism {
  Phase phase;
  std::string_view name;
  void (*act)(World&, const Executor&);
  std::string_view what;  ///< one sentence
};

std::span<const Mechanism> timetable();

}  // namespace rivalry
