#include "sim/capital/rounds.hpp"

namespace rivalry {

void rounds_happen(World&, const Executor&) {}

}  // namespace rivalry
