// Contracts, from signing to their end.
#pragma once

#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct World;

/// Contracts are signed and approved; what they promise is done; options are reviewed on the day of signing, at the end
/// of each month, when their company is being listed and on their last day, and are exercised or lapse.
void keep_contracts(World& world, const Executor& executor);

/// Whether a contract in force forbids the company to let this investor in.
bool is_shut_out(const World& world, PartyId company, PartyId investor);

}  // namespace rivalry
