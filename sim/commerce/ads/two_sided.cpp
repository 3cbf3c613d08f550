#include "sim/commerce/ads/two_sided.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"

namespace rivalry::two_sided {

namespace {

constexpr double exact = 1e-15;  // of shares
constexpr int most_rounds = 1000;

Sides one_step(const TwoSided& params, const Sides& own, const Sides& other, const Sides& from) {
  auto next = [&](const TwoSidedSide& side, int i) {
    double advantage = side.gains * (2 * from[1 - i] - 1) - (own[i] - other[i]);
    return std::clamp(0.5 + advantage / (2 * side.differ), 0.0, 1.0);
  };
  return {next(params.one, 0), next(params.two, 1)};
}

/// The best fee on one side, the other side's given. Profit has one peak in it: golden section.
double best_fee(const TwoSided& params, Sides own, const Sides& other, int side) {
  constexpr double golden = 0.6180339887498949;
  const TwoSidedSide& here = side == 0 ? params.one : params.two;
  double reach = 2 * (here.differ + params.one.gains + params.two.gains);
  double low = other[side] - reach, high = std::max(other[side], here.cost) + reach;
  auto at = [&](double fee) {
    own[side] = fee;
    return profit(params, own, other);
  };
  double left = high - golden * (high - low), right = low + golden * (high - low);
  double at_left = at(left), at_right = at(right);
  while (high - low > 1e-9 * (1 + std::abs(high))) {
    if (at_left > at_right) {
      high = right, right = left, at_right = at_left;
      left = high - golden * (high - low), at_left = at(left);
    } else {
      low = left, left = right, at_left = at_right;
      right = low + golden * (high - low), at_right = at(right);
    }
  }
  return (low + high) / 2;
}

}  // namespace

Sides shares(const TwoSided& params, const Sides& own, const Sides& other) {
  Sides now = {0.5, 0.5};
  for (int round = 0; round < most_rounds; ++round) {
    Sides next = one_step(params, own, other, now);
    bool agree = std::abs(next[0] - now[0]) < exact && std::abs(next[1] - now[1]) < exact;
    now = next;
    if (agree) break;
  }
  return now;
}

double profit(const TwoSided& params, const Sides& own, const Sides& other) {
  Sides share = shares(params, own, other);
  return (own[0] - params.one.cost) * share[0] + (own[1] - params.two.cost) * share[1];
}

Sides best_answer(const TwoSided& params, const Sides& own, const Sides& other) {
  constexpr double settled = 1e-6;
  Sides best = own;
  for (int round = 0; round < most_rounds; ++round) {
    Sides before = best;
    for (int side : {0, 1}) best[side] = best_fee(params, best, other, side);
    if (std::abs(best[0] - before[0]) < settled && std::abs(best[1] - before[1]) < settled) break;
  }
  return best;
}

}  // namespace rivalry::two_sided
