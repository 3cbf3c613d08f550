// THE OUTPUTS of ownership.
#include "sim/results/outputs_capital.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_ownership() { return {}; }

}  // namespace rivalry
