#include "sim/commerce/rails.hpp"

#include <algorithm>

#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

void grow(double& share, double hazard) { share += (1 - share) * -math::expm1(-hazard); }

/// What events in force today add to a hazard.
template <class Is>
double added(const World& world, Is is) {
  double sum = 0;
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e)
    if (world.news->since[e] && is(world.scenario.events[e])) sum += world.scenario.events[e].adds;
  return sum;
}

bool has_started(const Rail& rail, Day today) { return !rail.starts || today >= *rail.starts; }

}  // namespace

void begin_rails(World& world) {
  world.shopping->rails.resize(world.scenario.rails.size());
  for (std::size_t r = 0; r < world.scenario.rails.size(); ++r)
    if (has_started(world.scenario.rails[r], world.today))
      world.shopping->rails[r].share = world.scenario.rails[r].users;
  for (std::size_t j = 0; j < world.scenario.shops.size(); ++j)
    for (const ShopLink& link : world.scenario.shops[j].links) world.shopping->shops[j].linked.push_back(link.linked);
}

void take_up_payments(World& world, const Executor&) {
  if (world.scenario.shops.empty() || world.today == world.scenario.start) return;
  for (std::size_t r = 0; r < world.scenario.rails.size(); ++r) {
    const Rail& rail = world.scenario.rails[r];
    double& share = world.shopping->rails[r].share;
    if (rail.starts && world.today == *rail.starts) share = rail.users;
    if (!has_started(rail, world.today)) continue;
    grow(share, rail.grows + added(world, [&](const Event& event) {
                  return event.kind == EventKind::Campaign && event.rail == rail.name;
                }));
  }
  for (std::size_t j = 0; j < world.scenario.shops.size(); ++j) {
    const Shop& shop = world.scenario.shops[j];
    for (std::size_t l = 0; l < shop.links.size(); ++l)
      grow(world.shopping->shops[j].linked[l], shop.links[l].links + added(world, [&](const Event& event) {
                                                 return event.kind == EventKind::LinkAccounts &&
                                                        event.shop == shop.name &&
                                                        event.platform == shop.links[l].platform;
                                               }));
  }
}

std::vector<std::uint16_t> streams_of_names(const std::vector<std::string>& names) {
  std::vector<std::uint16_t> streams;
  for (const std::string& name : names) {
    auto stream = static_cast<std::uint16_t>(name_key(name));
    while (std::find(streams.begin(), streams.end(), stream) != streams.end()) ++stream;
    streams.push_back(stream);
  }
  return streams;
}

}  // namespace rivalry
