#include "sim/commerce/own_shops.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/demand.hpp"

namespace rivalry {

namespace {

bool has_shops(const World& world) { return !world.purses->cash.empty(); }

bool is_weekly(const World& world) { return (world.today - world.scenario.start) % 7 == 0; }

std::int64_t budget_of(const World& world, std::uint32_t village, double days) {
  const Segment& segment = world.scenario.population.segments[world.users->segment_of_village[village]];
  return std::llround(segment.budget * days * world.users->people_per_agent);
}

std::uint32_t people_in(const Users& users, std::uint32_t village) {
  return std::min(users_per_village, users.agents - village * users_per_village);
}

/// Calls put(village) -> cents for each of its people; returns how much that is in all.
template <class Put>
std::int64_t put_into_purses(World& world, Put&& put) {
  std::int64_t all = 0;
  for (std::uint32_t v = 0; v < world.users->villages; ++v) {
    std::int64_t each = put(v);
    std::uint32_t first = v * users_per_village, number = people_in(world.users, v);
    for (std::uint32_t lane = 0; lane < number; ++lane) world.purses->cash[first + lane] += each;
    all += each * number;
  }
  world.purses->filled += all;
  return all;
}

/// What marketplaces have refunded goes back in proportion to budgets, in whole cents; the rest waits a week.
void give_back(World& world, double days, std::int64_t budgets) {
  std::int64_t& left = world.shopping->to_return;
  if (left <= 0 || budgets <= 0) return;
  double per_cent = static_cast<double>(left) / static_cast<double>(budgets);
  left -= put_into_purses(world, [&](std::uint32_t village) {
    return static_cast<std::int64_t>(static_cast<double>(budget_of(world, village, days)) * per_cent);
  });
}

void fill_purses(World& world, double days) {
  std::int64_t put_in = put_into_purses(world, [&](std::uint32_t village) { return budget_of(world, village, days); });
  if (put_in > 0) world.books->ledger.post({outside, people, put_in, TransferReason::Income});
  give_back(world, days, put_in);
}

/// What the customers of one shop did today.
struct Till {
  std::atomic<std::int64_t> wanted{0};
  std::atomic<std::int64_t> paid{0};
};

/// One shop's customers, village by village.
class Customers {
 public:
  Customers(World& world, std::size_t company)
      : world_(world), shop_(world.scenario.companies[company].shop), demand_(demand_today(world, company)) {}

  void visit(std::uint32_t village, Till& till) {
    std::int64_t wanted = 0, paid = 0;
    std::uint64_t opened = world_.users->platforms[demand_.platform].villages[village].opened;
    for (; opened != 0; opened &= opened - 1)
      decide(village * users_per_village + static_cast<std::uint32_t>(std::countr_zero(opened)), wanted, paid);
    till.wanted.fetch_add(wanted, std::memory_order_relaxed);
    till.paid.fetch_add(paid, std::memory_order_relaxed);
  }

 private:
  void decide(std::uint32_t person, std::int64_t& wanted, std::int64_t& paid) {
    Words words = world_.random.words(Purpose::Buy, demand_.stream, person, step_);
    double u = unit(words[0]);
    if (u >= demand_.conversion * demand_.trust(person)) return;
    double z = math::normal_quantile(unit(words[1]));
    double basket = shop_.basket * math::exp(shop_.basket_spread * (z - shop_.basket_spread / 2)) * shop_.price;
    std::int64_t amount = std::llround(basket * world_.users->people_per_agent);
    if (amount <= 0 || world_.purses->cash[person] < amount) return;
    wanted += amount;
    if (unit(words[2]) >= demand_.fill) return;
    world_.purses->cash[person] -= amount;
    paid += amount;
  }

  World& world_;
  const OwnShop& shop_;
  DemandToday demand_;
  std::uint32_t step_ = static_cast<std::uint32_t>(world_.today.number);
};

void open_shop(World& world, std::size_t company, const Executor& executor) {
  Firm& firm = world.firms->all[company];
  firm.wanted_today = firm.sales_today = 0;
  if (!firm.alive || world.scenario.companies[company].shop.platform.empty()) return;
  Customers customers(world, company);
  Till till;
  for_blocks(executor, world.users->changes.size(), [&](std::size_t block) {
    auto first = static_cast<std::uint32_t>(block) * villages_per_block;
    std::uint32_t end = std::min(world.users->villages, first + villages_per_block);
    for (std::uint32_t v = first; v < end; ++v) customers.visit(v, till);
  });
  firm.wanted_today = till.wanted;
  firm.sales_today = till.paid;
  if (firm.sales_today == 0) return;
  world.purses->spent += firm.sales_today;
  world.books->ledger.post({people, firm.party, firm.sales_today, TransferReason::Sale});
}

}  // namespace

void begin_purses(World& world) {
  const auto& companies = world.scenario.companies;
  bool shops = !world.scenario.shops.empty() || std::any_of(companies.begin(), companies.end(),
                                                            [](const Company& c) { return !c.shop.platform.empty(); });
  if (!shops) return;
  world.purses->cash = Column<std::int64_t>(world.users->agents);
  fill_purses(world, days_per_month);
}

void refill_purses(World& world, const Executor&) {
  if (has_shops(world) && is_weekly(world) && world.today > world.scenario.start) fill_purses(world, days_per_week);
}

void buy_in_own_shops(World& world, const Executor& executor) {
  if (!has_shops(world)) return;
  for (std::size_t c = 0; c < world.firms->companies; ++c) open_shop(world, c, executor);
}

void check_purses(World& world, const Executor&) {
  if (!has_shops(world) || !is_weekly(world)) return;
  std::int64_t sum = 0;
  for (std::int64_t each : world.purses->cash.all()) sum += each;
  if (sum != world.purses->filled - world.purses->spent)
    throw InvariantError("the purses do not sum to what was put in less what was spent");
}

}  // namespace rivalry
