#include "sim/firms/business.hpp"

namespace rivalry {

void business_is_done(World&, const Executor&) {}

}  // namespace rivalry
