#include "sim/capital/agreements.hpp"

namespace rivalry {

void agreements_pay(World&, const Executor&) {}

}  // namespace rivalry
