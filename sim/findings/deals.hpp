// What a run says of contracts, rounds and those who bid in them, in a line each.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

struct Dataset;

/// Of each contract, as far as its outputs were recorded: in how many replicates it was exercised, when, at what price
/// and cost; what it was worth at the beginning and brought in the end; of an agreement, what it brought. Of each
/// round: what it raised, who was let in, and who was not and why. Empty without contracts and rounds.
std::vector<std::string> deals(const Dataset& result);

}  // namespace rivalry
