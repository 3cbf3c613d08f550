#include "sim/books/waterfall.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rivalry/errors.hpp"
#include "rivalry/money.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

std::int64_t part(std::int64_t a, std::int64_t b, std::int64_t c) {
  std::int64_t product;
  if (!__builtin_mul_overflow(a, b, &product)) return product / c;
  return static_cast<std::int64_t>(static_cast<Wide>(a) * b / c);
}

std::int64_t share_of(std::int64_t amount, double share) {
  constexpr std::int64_t billion = 1000000000;
  expects(share >= 0 && share <= 1, "a share between 0 and 1");
  return part(amount, std::llround(share * static_cast<double>(billion)), billion);
}

std::vector<std::int64_t> split(std::int64_t pot, std::span<const std::int64_t> amounts) {
  std::int64_t total = 0;
  for (std::int64_t amount : amounts) total = checked_add(total, amount, "a rank of debts");
  if (pot >= total) return {amounts.begin(), amounts.end()};
  std::vector<std::int64_t> parts;
  for (std::int64_t amount : amounts) parts.push_back(part(pot, amount, total));
  std::int64_t left = pot - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (std::size_t i = 0; left > 0; ++i)
    if (parts[i] < amounts[i]) ++parts[i], --left;
  return parts;
}

Waterfall::Waterfall(std::size_t nodes, std::span<const ClearingDebt> debts)
    : given_as_(debts.size()), levels_(nodes), owed_(nodes, 0), due_(nodes, 0) {
  std::iota(given_as_.begin(), given_as_.end(), std::size_t{0});
  std::ranges::stable_sort(given_as_, {}, [&](std::size_t i) { return std::pair(debts[i].debtor, debts[i].rank); });
  for (std::size_t i : given_as_) {
    const ClearingDebt& debt = debts[i];
    expects(debt.amount > 0, "a debt above 0");
    expects(debt.debtor < nodes && (debt.creditor < nodes || debt.creditor == ClearingDebt::elsewhere),
            "a debt between nodes that are there");
    expects(debt.debtor != debt.creditor, "nobody owes himself");
    auto& levels = levels_[debt.debtor];
    std::size_t place = debts_.size();
    bool new_level = levels.empty() || debts_[levels.back().first].rank != debt.rank;
    if (new_level) levels.push_back({place, place, owed_[debt.debtor], 0});
    ++levels.back().last;
    levels.back().total += debt.amount;
    owed_[debt.debtor] = checked_add(owed_[debt.debtor], debt.amount, "what a node owes");
    if (debt.due) due_[debt.debtor] += debt.amount;
    debts_.push_back(debt);
  }
}

void Waterfall::pour(std::size_t node, std::int64_t pot, std::vector<std::int64_t>& received) const {
  for (const Level& level : levels_[node]) {
    std::int64_t here = std::min(pot - level.before, level.total);
    if (here <= 0) return;
    for (std::size_t place = level.first; place < level.last; ++place)
      if (debts_[place].creditor != ClearingDebt::elsewhere)
        received[debts_[place].creditor] += part(here, debts_[place].amount, level.total);
  }
}

void Waterfall::pour_due(std::size_t node, std::vector<std::int64_t>& received) const {
  for (const Level& level : levels_[node])
    for (std::size_t place = level.first; place < level.last; ++place)
      if (debts_[place].due && debts_[place].creditor != ClearingDebt::elsewhere)
        received[debts_[place].creditor] += debts_[place].amount;
}

void Waterfall::pay_out(std::size_t node, std::int64_t pot, std::vector<std::int64_t>& paid) const {
  for (const Level& level : levels_[node]) {
    std::vector<std::int64_t> amounts;
    for (std::size_t place = level.first; place < level.last; ++place) amounts.push_back(debts_[place].amount);
    auto parts = split(std::clamp<std::int64_t>(pot - level.before, 0, level.total), amounts);
    for (std::size_t i = 0; i < parts.size(); ++i) paid[given_as_[level.first + i]] = parts[i];
  }
}

}  // namespace rivalry
