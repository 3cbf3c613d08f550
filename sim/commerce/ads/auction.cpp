#include "sim/commerce/ads/auction.hpp"

#include <algorithm>

namespace rivalry::auction {

namespace {

double score(const Bid& bid) { return bid.bid * bid.quality; }

/// Never above what was bid: rounding aside, a score over a quality is no more than the bid.
double price_of(const Bid& own, double score_to_beat, double reserve) {
  return std::min(own.bid, std::max(reserve, score_to_beat / own.quality));
}

double clicks_at(std::span<const double> clicks, std::size_t place) {
  return place < clicks.size() ? clicks[place] : 0;
}

}  // namespace

std::vector<std::size_t> ranking(std::span<const Bid> bids, double reserve) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < bids.size(); ++i)
    if (bids[i].bid > 0 && bids[i].bid >= reserve) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return score(bids[a]) > score(bids[b]); });
  return order;
}

std::vector<Award> second_price(std::span<const Bid> bids, std::size_t positions, double reserve) {
  std::vector<std::size_t> order = ranking(bids, reserve);
  std::vector<Award> awards;
  for (std::size_t k = 0; k < std::min(positions, order.size()); ++k) {
    double next = k + 1 < order.size() ? score(bids[order[k + 1]]) : 0;
    awards.push_back({order[k], price_of(bids[order[k]], next, reserve)});
  }
  return awards;
}

std::vector<Award> externality_price(std::span<const Bid> bids, std::span<const double> clicks, double reserve) {
  std::vector<std::size_t> order = ranking(bids, reserve);
  std::vector<Award> awards;
  for (std::size_t k = 0; k < std::min(clicks.size(), order.size()); ++k) {
    const Bid& own = bids[order[k]];
    double others_lose = 0;
    for (std::size_t j = k + 1; j <= std::min(clicks.size(), order.size() - 1); ++j)
      others_lose += (clicks_at(clicks, j - 1) - clicks_at(clicks, j)) * score(bids[order[j]]);
    awards.push_back({order[k], clicks[k] > 0 ? price_of(own, others_lose / clicks[k], reserve) : 0});
  }
  return awards;
}

std::vector<Award> first_price(std::span<const Bid> bids, std::size_t positions, double reserve) {
  std::vector<std::size_t> order = ranking(bids, reserve);
  std::vector<Award> awards;
  for (std::size_t k = 0; k < std::min(positions, order.size()); ++k) awards.push_back({order[k], bids[order[k]].bid});
  return awards;
}

std::vector<Bid> envy_free_bids(std::span<const Bid> values, std::span<const double> clicks) {
  std::vector<Bid> bids(values.begin(), values.end());
  std::vector<std::size_t> order = ranking(values, 0);
  double next = 0;
  for (std::size_t k = order.size(); k-- > 1;) {
    double above = clicks_at(clicks, k - 1), here = clicks_at(clicks, k);
    const Bid& value = values[order[k]];
    if (above > 0) bids[order[k]].bid = ((above - here) * score(value) + here * next) / above / value.quality;
    next = score(bids[order[k]]);
  }
  return bids;
}

}  // namespace rivalry::auction
