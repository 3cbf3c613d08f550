// THE OUTPUTS of accounts, stress and closed economies; part of the one list in outputs.cpp.
#pragma once

#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

OutputChapters outputs_of_accounts();
OutputChapters outputs_of_economies();

}  // namespace rivalry::rows
