// THE OUTPUTS of ownership, contracts, rounds, listings and valuations; part of the one list in outputs.cpp.
#pragma once

#include <vector>

#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

std::vector<OutputRow> outputs_of_ownership();
std::vector<OutputRow> outputs_of_contracts();
std::vector<OutputRow> outputs_of_rounds();
std::vector<OutputRow> outputs_of_business();
std::vector<OutputRow> outputs_of_valuations();

}  // namespace rivalry::rows
