// THE OUTPUTS of valuations.
#include "sim/results/outputs_capital.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_valuations() { return {}; }

}  // namespace rivalry
