#include "sim/capital/cap_table.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/shares.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

/// 2e6 - 1e-10 shares are meant to be 2e6.
std::int64_t whole_shares(double shares) {
  constexpr double rounding = 1e-6, most = 9e15;
  expects(shares > -1 && shares < most, "a number of shares that can be counted");
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(shares + rounding)));
}

}  // namespace

std::int64_t shares_for(double money, double price) {
  expects(price > 0 && money >= 0, "money for shares at a price above 0");
  return whole_shares(money / price);
}

RoundTerms round_terms(double pre_money, double amount, std::int64_t shares_without_pool, std::int64_t pool,
                       double pool_share) {
  expects(pre_money > 0 && amount > 0 && shares_without_pool > 0, "a round of a company that has shares and a value");
  auto others = static_cast<double>(shares_without_pool);
  double post = pre_money + amount, left = 1 - amount / post - pool_share;
  expects(left > 0, "a pool that leaves something to those who are there");
  RoundTerms terms;
  terms.pool = std::max(pool, whole_shares(pool_share * others / left));
  bool grows = terms.pool > pool;
  terms.price = grows ? post * left / others : pre_money / (others + static_cast<double>(pool));
  terms.new_shares = shares_for(amount, terms.price);
  terms.effective_pre = pre_money - static_cast<double>(terms.pool - pool) * terms.price;
  return terms;
}

std::int64_t shares_to_reach(double stake, std::int64_t held, std::int64_t diluted, double newly_issued) {
  expects(stake >= 0 && stake * newly_issued < 1 && held <= diluted, "a stake that can be reached");
  double missing = stake * static_cast<double>(diluted) - static_cast<double>(held);
  return missing > 0 ? whole_shares(missing / (1 - newly_issued * stake)) : 0;
}

std::int64_t pro_rata(std::int64_t new_shares, std::int64_t held, std::int64_t diluted) {
  expects(new_shares >= 0 && held >= 0 && held <= diluted && diluted > 0, "part of the shares that there are");
  return static_cast<std::int64_t>(Wide{new_shares} * held / diluted);
}

double protected_price(Protection protection, double price, std::int64_t diluted, double money,
                       std::int64_t new_shares) {
  expects(price > 0 && new_shares > 0 && diluted > 0, "new shares of a company that has some");
  double paid = money / static_cast<double>(new_shares);
  if (paid >= price || protection == Protection::None) return price;
  if (protection == Protection::FullRatchet) return paid;
  auto before = static_cast<double>(diluted);
  return price * (before + money / price) / (before + static_cast<double>(new_shares));
}

double conversion_price(double price, double diluted_shares, double discount, double cap) {
  double discounted = (1 - discount) * price;
  return cap > 0 ? std::min(discounted, cap / diluted_shares) : discounted;
}

}  // namespace rivalry
