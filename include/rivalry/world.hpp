// What is: every chapter's state, side by side. Mechanisms read it and, in their turn of the day, change their own
// part.
#pragma once

#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/spread.hpp"

namespace rivalry {

struct World {
  const Scenario& scenario;
  Random random;
  Day today;
  News news;
  Users users;
  std::vector<SpreadState> spreads;
};

}  // namespace rivalry
