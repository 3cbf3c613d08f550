// The arithmetic of cap tables: prices of rounds, option pools, dilution, protection against it. To the share.
//
// Money in minor units, prices per share in minor units (not whole), stakes as shares of the fully diluted number: all
// shares as if converted, and the option pool. Pure functions; thread-safe. Throws InvariantError where a number cannot
// be (a price of nothing, a stake of everything).
#pragma once

#include <cstdint>

#include "rivalry/shares.hpp"

namespace rivalry {

/// Whole shares that `money` buys at `price`: rounded down, but what is a whole number up to rounding is one.
std::int64_t shares_for(double money, double price);

/// A round before anybody has paid.
struct RoundTerms {
  double price = 0;
  std::int64_t new_shares = 0;  ///< for all of the money
  std::int64_t pool = 0;        ///< all of it, afterwards
  double effective_pre = 0;     ///< pre-money value less what the new part of the pool is worth
};

/// What a share costs in a round that brings `amount` at a pre-money value. `pool_share`: the pool is filled up to this
/// share of the fully diluted number after the round, at the cost of those who are there ("option pool shuffle"):
/// FD = F / (1 - I / post - pool), price = post / FD, F being the shares without the pool; a pool that is larger
/// already stays as it is, and price = pre / FD (Feld & Mendelson 2016, Venture Deals, ch. 4).
RoundTerms round_terms(double pre_money, double amount, std::int64_t shares_without_pool, std::int64_t pool,
                       double pool_share);

/// How many shares to buy to own the share `stake` of the fully diluted number `diluted`, owning `held` of it, if the
/// share `newly_issued` of those bought is issued for it and the rest comes from others:
/// x = (b N - h) / (1 - phi b); with h = a N, x / N = (b - a) / (1 - phi b). Shares issued to others at the same time
/// belong into `diluted`. Rounded down, so that `stake` is not exceeded; 0 if it is owned already.
std::int64_t shares_to_reach(double stake, std::int64_t held, std::int64_t diluted, double newly_issued);

/// What a holder of `held` of `diluted` shares may buy of `new_shares` to keep its share: rounded down.
std::int64_t pro_rata(std::int64_t new_shares, std::int64_t held, std::int64_t diluted);

/// Price at which a protected class converts after `new_shares` were sold for `money` in all, `diluted` being there
/// before. Weighted average, broad-based: CP (A + I / CP) / (A + x); full ratchet: the new price. The old one, if the
/// new shares were not cheaper.
double protected_price(Protection protection, double price, std::int64_t diluted, double money,
                       std::int64_t new_shares);

/// What a note pays for a share when it converts: the round's price less the discount, or the cap over the fully
/// diluted shares, whichever is less. `cap` 0: none.
double conversion_price(double price, double diluted_shares, double discount, double cap);

}  // namespace rivalry
