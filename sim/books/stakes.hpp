// Shares bought, sold and bought back: the ledger's side and the register's, together.
//
// Amounts in minor units of the scenario's currency. Whoever sells a stake for more or less than it cost has gained or
// lost the difference, and the company's Capital is what those who hold its shares paid for them, whoever got it. Each
// throws InvariantError as the ledger and the register do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/ids.hpp"
#include "rivalry/shares.hpp"

namespace rivalry {

struct Books;

/// New shares for cash. `amount` above 0.
void buy_shares(Books& books, PartyId company, PartyId investor, std::int64_t shares, std::int64_t amount,
                ClassNumber kind = ordinary_shares);

/// Shares that there are, for cash; `amount` 0: for nothing.
void sell_stake(Books& books, PartyId company, PartyId seller, PartyId buyer, ClassNumber kind, std::int64_t shares,
                std::int64_t amount);

/// The company buys its own shares, and they are gone; `amount` 0: for nothing.
void buy_back(Books& books, PartyId company, PartyId holder, ClassNumber kind, std::int64_t shares,
              std::int64_t amount);

/// What the holders paid for the shares of a company is lost.
void lose_stakes(Books& books, PartyId company);

/// The number of the class of this name among those that a company declares; ordinary shares if it is none of them.
ClassNumber class_called(const std::vector<ShareClass>& classes, const std::string& name);

}  // namespace rivalry
