#include "sim/capital/listing.hpp"

namespace rivalry {

void listings_close(World&, const Executor&) {}

}  // namespace rivalry
