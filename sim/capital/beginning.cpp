#include "sim/capital/beginning.hpp"

#include "rivalry/business.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/ownership.hpp"
#include "sim/capital/worth.hpp"

namespace rivalry {

void begin_capital(World& world) {
  const Scenario& scenario = world.scenario;
  world.capital->contracts.resize(scenario.contracts.size());
  world.capital->rounds.resize(scenario.rounds.size());
  world.capital->listings.resize(scenario.listings.size());
  world.business->companies.resize(scenario.companies.size());
  for (std::size_t c = 0; c < scenario.companies.size(); ++c)
    world.business->companies[c].lines.resize(scenario.companies[c].business.size());
  begin_worth(world);
  begin_control(world);
}

}  // namespace rivalry
