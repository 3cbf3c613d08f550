#include "sim/commerce/flash_sales/sales.hpp"

#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/flash_sales/aftermath.hpp"
#include "sim/commerce/flash_sales/keenness.hpp"
#include "sim/commerce/flash_sales/readiness.hpp"
#include "sim/commerce/flash_sales/rush.hpp"
#include "sim/signals/parties.hpp"
#include "sim/users/beginning.hpp"

namespace rivalry {

namespace {

std::size_t place_of_sale(const Scenario& scenario, const std::string& name) {
  for (std::size_t s = 0; s < scenario.flash_sales.size(); ++s)
    if (scenario.flash_sales[s].name == name) return s;
  throw InvariantError("a flash sale follows one that is not there: " + name);
}

std::uint16_t voice_of(const Scenario& scenario, const FlashSale& sale) {
  for (std::size_t v = 0; v < scenario.voices.size(); ++v)
    if (scenario.voices[v].name == sale.voice) return static_cast<std::uint16_t>(v);
  throw InvariantError("a flash sale is announced by a voice that is not there: " + sale.voice);
}

bool is_open(const World& world, const FlashSale& sale) { return world.today >= sale.opens && world.today < sale.at; }

std::int64_t in_people(const World& world, std::int64_t agents) {
  return std::llround(static_cast<double>(agents) * world.users->people_per_agent);
}

std::uint32_t product_of(World& world, std::size_t sale) {
  const std::string& after = world.scenario.flash_sales[sale].after;
  if (!after.empty()) return product_of(world, place_of_sale(world.scenario, after));
  return world.flash_sales->all[sale].product;
}

// ---- reservations ---------------------------------------------------------------------------------------------------

void open(World& world, std::size_t sale) {
  FlashSaleState& state = world.flash_sales->all[sale];
  state.reserved = Column<std::uint64_t>(world.users->villages);
}

void announce(World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  FlashSaleState& state = world.flash_sales->all[sale];
  if (world.today == params.opens || state.reserved.empty()) open(world, sale);
  state.buzz = buzz_today(world, sale);
  Post post;
  post.voice = voice_of(world.scenario, params);
  post.kind = PostKind::Contest;
  post.sale = static_cast<std::int32_t>(sale);
  post.acts = highest_readiness(params, state.buzz);
  for (std::int64_t i = 0; i < std::llround(params.posts); ++i) world.voices->today.push_back(post);
}

void reserve(World& world, const Post& post, std::uint16_t number) {
  auto sale = static_cast<std::size_t>(post.sale);
  FlashSaleState& state = world.flash_sales->all[sale];
  std::uint32_t key = name_key(world.scenario.flash_sales[sale].name);
  auto step = static_cast<std::uint32_t>(world.today.number);
  std::int64_t more = 0;
  for (std::uint32_t agent : post.acted) {
    double u = world.random.uniform(Purpose::Reserve, number, agent, step, key);
    if (u * post.acts >= readiness(world, sale, agent)) continue;
    set_bit(state.reserved, agent, true);
    ++more;
  }
  state.reservations += in_people(world, more);
}

// ---- the sale -------------------------------------------------------------------------------------------------------

std::vector<Arrival> arrivals(const World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  std::vector<Arrival> all;
  for (std::uint32_t agent = 0; agent < world.users->agents; ++agent) {
    if (!has_bit(world.flash_sales->all[sale].reserved, agent)) continue;
    Words w = world.random.words(Purpose::Arrive, 0, agent, static_cast<std::uint32_t>(world.today.number),
                                 name_key(params.name));
    if (unit(w[0]) >= params.comes) continue;
    double mean = is_scalper(world, params, agent) ? params.rush_seconds / params.scalpers_faster : params.rush_seconds;
    all.push_back({-mean * math::log(unit(w[1], w[2])), unit(w[3]), agent});
  }
  return all;
}

void book_flash_sale(World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  FlashSaleState& state = world.flash_sales->all[sale];
  PartyId company = company_named(world.scenario, params.company);
  state.revenue = state.sold * std::llround(params.price);
  if (state.revenue > 0) world.books->ledger.post({outside, company, state.revenue, TransferReason::Sale});
  std::int64_t goods = state.sold * std::llround(params.price * params.goods);
  if (goods > 0) world.books->ledger.post({company, outside, goods, TransferReason::Inputs});
}

void tell(World& world, std::size_t sale) {
  FlashSaleState& state = world.flash_sales->all[sale];
  PartyId company = company_named(world.scenario, world.scenario.flash_sales[sale].company);
  state.held = note(world.journal,
                    {.day = world.today, .what = HappeningKind::FlashSale, .who = company, .amount = state.revenue});
  if (state.arrived > state.sold)
    note(world.journal, {.day = world.today, .what = HappeningKind::SoldOut, .who = company, .cause = state.held});
}

void hold(World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  FlashSaleState& state = world.flash_sales->all[sale];
  if (state.reserved.empty() || !world.firms->of(company_named(world.scenario, params.company))->alive) return;
  std::vector<Arrival> all = arrivals(world, sale);
  state.arrived = in_people(world, static_cast<std::int64_t>(all.size()));
  state.sold_out_seconds = serve(all, params.rule, std::llround(params.units), in_people(world, 1), params.per_second);
  for (const Arrival& arrival : all) state.sold += arrival.served;
  book_flash_sale(world, sale);
  go_home(world, sale, all);
  tell(world, sale);
  state.reserved = {};
}

}  // namespace

void begin_flash_sales(World& world) {
  FlashSales& sales = world.flash_sales;
  sales.all.resize(world.scenario.flash_sales.size());
  for (std::size_t s = 0; s < sales.all.size(); ++s)
    if (world.scenario.flash_sales[s].after.empty()) {
      sales.all[s].product = static_cast<std::uint32_t>(sales.products.size());
      Product& product = sales.products.emplace_back();
      for (Column<std::uint64_t>* bits : {&product.owns, &product.lost_low, &product.lost_high})
        *bits = Column<std::uint64_t>(world.users->villages);
    }
  for (std::size_t s = 0; s < sales.all.size(); ++s) sales.all[s].product = product_of(world, s);
}

std::uint64_t flash_sales_memory(const Scenario& scenario) {
  constexpr std::uint64_t bits_in_byte = 8;
  std::uint64_t products = 0;
  for (const FlashSale& sale : scenario.flash_sales) products += sale.after.empty();
  return (3 * products + scenario.flash_sales.size()) * agents_of(scenario.population) / bits_in_byte;
}

void announce_flash_sales(World& world, const Executor&) {
  for (std::size_t s = 0; s < world.scenario.flash_sales.size(); ++s)
    if (is_open(world, world.scenario.flash_sales[s])) announce(world, s);
}

void run_flash_sales(World& world, const Executor&) {
  std::vector<std::uint16_t> numbers(world.flash_sales->all.size());  // of a sale's own posts: others' move no draws
  for (const Post& post : world.voices->today)
    if (post.sale >= 0) reserve(world, post, numbers[static_cast<std::size_t>(post.sale)]++);
  for (std::size_t s = 0; s < world.scenario.flash_sales.size(); ++s)
    if (world.today == world.scenario.flash_sales[s].at) hold(world, s);
}

}  // namespace rivalry
