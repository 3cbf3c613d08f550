// THE OUTPUTS of private rounds.
#include "sim/results/outputs_capital.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_rounds() { return {}; }

}  // namespace rivalry
