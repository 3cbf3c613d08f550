// Purchases of shares under a contract.
#pragma once

#include <cstddef>

namespace rivalry {

struct World;
namespace instrument {
struct SharePurchase;
}

/// The holder buys what the contract says, for exactly its price; the contract is done. If there are not so many shares
/// to be had, or the holder cannot pay, it lapses.
void buy_stake(World& world, std::size_t contract, const instrument::SharePurchase& terms);

}  // namespace rivalry
