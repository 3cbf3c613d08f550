#include "sim/capital/contracts.hpp"

namespace rivalry {

void contracts_are_kept(World&, const Executor&) {}

}  // namespace rivalry
