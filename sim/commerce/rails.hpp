// Who can pay how, and who has linked accounts with a shop: shares that grow, and who they are.
//
// Everybody has a number for each way to pay and for each link, drawn once; those below the share have it. So nothing
// is kept per person, and who has it once has it for good.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

struct Executor;
struct World;

/// Shares on the first morning.
void begin_rails(World& world);

/// A day goes by: the others take it up, or link their accounts, at the scenario's hazard and that of campaigns.
void take_up_payments(World& world, const Executor& executor);

/// Tells draws apart: of the 16-bit keys of these names, later ones take the next that is free.
std::vector<std::uint16_t> streams_of_names(const std::vector<std::string>& names);

}  // namespace rivalry
