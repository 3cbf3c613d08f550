#include "sim/capital/bookbuilding.hpp"

namespace rivalry {

void listings_are_priced(World&, const Executor&) {}

}  // namespace rivalry
