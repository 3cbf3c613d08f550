// THE OUTPUTS of voices, ads, shops and flash sales; part of the one list in outputs.cpp.
#pragma once

#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

OutputChapters outputs_of_shops();
OutputChapters outputs_of_flash_sales();

}  // namespace rivalry::rows
