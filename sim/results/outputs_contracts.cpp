// THE OUTPUTS of contracts.
#include "sim/results/outputs_capital.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_contracts() { return {}; }

}  // namespace rivalry
