#include "sim/commerce/flash_sales/rush.hpp"

#include <algorithm>
#include <tuple>

#include "rivalry/flash_sales.hpp"

namespace rivalry {

namespace {

void sort_by_turn(std::vector<Arrival>& arrivals, SaleRule rule) {
  std::ranges::sort(arrivals, [rule](const Arrival& a, const Arrival& b) {
    double one = rule == SaleRule::Lottery ? a.lot : a.seconds, other = rule == SaleRule::Lottery ? b.lot : b.seconds;
    return std::tie(one, a.agent) < std::tie(other, b.agent);
  });
}

}  // namespace

std::optional<double> serve(std::vector<Arrival>& arrivals, SaleRule rule, std::int64_t units, std::int64_t per_agent,
                            double per_second) {
  sort_by_turn(arrivals, rule);
  std::int64_t left = units;
  double clock = 0;
  for (Arrival& arrival : arrivals) {
    arrival.served = std::min(left, per_agent);
    if (left == 0) continue;
    left -= arrival.served;
    clock = std::max(clock, arrival.seconds);
    if (per_second > 0) clock += static_cast<double>(arrival.served) / per_second;
  }
  if (left > 0 || rule == SaleRule::Lottery) return std::nullopt;
  return clock;
}

}  // namespace rivalry
