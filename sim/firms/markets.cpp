#include "sim/firms/markets.hpp"

namespace rivalry {

void courts_decide(World&, const Executor&) {}

}  // namespace rivalry
