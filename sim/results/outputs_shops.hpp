// THE OUTPUTS of marketplaces and of ways to pay; part of the one list in outputs.cpp.
#pragma once

#include <vector>

#include "sim/results/output_rows.hpp"

namespace rivalry {

std::vector<OutputRow> outputs_of_shops();

}  // namespace rivalry
