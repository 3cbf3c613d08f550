// THE OUTPUTS of ownership, contracts, rounds, listings and valuations; part of the one list in outputs.cpp.
#pragma once

#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

OutputChapters outputs_of_ownership();
OutputChapters outputs_of_contracts();
OutputChapters outputs_of_rounds();
OutputChapters outputs_of_business();
OutputChapters outputs_of_valuations();

}  // namespace rivalry::rows
