// Auctions of positions: who gets which, and at what price for a click.
//
// A bidder's score is bid times quality; the k-th highest score gets position k. Prices are in the money of the bids.
// Pure functions; thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace rivalry::auction {

struct Bid {
  double bid = 0;      ///< for a click
  double quality = 1;  ///< above 0: how often its ad is clicked, over how often others' are
};

/// Who got a position, and what a click costs him.
struct Award {
  std::size_t bidder = 0;
  double price = 0;
};

/// The bidders by score, the highest first, those before others that were named before them; who bids less than
/// `reserve`, or 0, is left out.
std::vector<std::size_t> ranking(std::span<const Bid> bids, double reserve);

/// Generalised second price: each pays the least with which he would have kept his position, the next score over his
/// own quality, and no less than `reserve` (Edelman, Ostrovsky & Schwarz 2007, American Economic Review 97:242; with
/// qualities: Varian 2007, International Journal of Industrial Organization 25:1163). One award for each position
/// taken, the best first.
std::vector<Award> second_price(std::span<const Bid> bids, std::size_t positions, double reserve);

/// Vickrey, Clarke & Groves: each pays what the others lose by his being there; no click costs less than `reserve`.
/// `clicks` of each position, not increasing; a bid is a click's value.
std::vector<Award> externality_price(std::span<const Bid> bids, std::span<const double> clicks, double reserve);

/// Each pays what he bids.
std::vector<Award> first_price(std::span<const Bid> bids, std::size_t positions, double reserve);

/// The lowest bids of bidders with these values at which nobody would rather have another's position at its price: with
/// ranks by value times quality and x clicks, s_k x_{k-1} = (x_{k-1} - x_k) v_k q_k + x_k s_{k+1} for the scores of
/// those below the first (Varian 2007, eq. 9; Edelman, Ostrovsky & Schwarz 2007, theorem 1: their payments are those of
/// Vickrey, Clarke & Groves). The first, and whoever gets nothing, bids his value.
std::vector<Bid> envy_free_bids(std::span<const Bid> values, std::span<const double> clicks);

}  // namespace rivalry::auction
