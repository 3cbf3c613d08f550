#include "rivalry/world.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/voices.hpp"

namespace rivalry {

World::World(const Scenario& scenario_played, const Random& randomness)
    : scenario(scenario_played), random(randomness), today(scenario_played.start) {}
World::World(World&&) noexcept = default;
World::~World() = default;

}  // namespace rivalry
