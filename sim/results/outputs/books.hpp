// THE OUTPUTS of accounts, stress and closed economies; part of the one list in outputs.cpp.
#pragma once

#include <vector>

#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

std::vector<OutputRow> outputs_of_accounts();
std::vector<OutputRow> outputs_of_economies();

}  // namespace rivalry::rows
