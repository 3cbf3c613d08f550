// What a comparison found: the differences between pairs of replicates.
#pragma once

#include <string>
#include <vector>

#include "sim/results/dataset.hpp"

namespace rivalry::cli {

/// One line per difference and label on the last day, at most `lines`: the mean difference with its 95 % interval
/// (Student's t), and how many times as many replicates unpaired runs would need for the same interval:
/// (var given + var compared) / var difference. Empty if the run compares nothing.
std::vector<std::string> paired(const Dataset& result, std::size_t lines = 8);

}  // namespace rivalry::cli
