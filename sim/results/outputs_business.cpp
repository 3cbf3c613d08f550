// THE OUTPUTS of lines of business and listings.
#include "sim/results/outputs_capital.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_business() { return {}; }

}  // namespace rivalry
