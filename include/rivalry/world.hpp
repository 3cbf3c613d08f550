// What is: every chapter's state, side by side. Mechanisms read it and, in their turn of the day, change their own
// part.
#pragma once

#include <vector>

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/section_store.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/voices.hpp"

namespace rivalry {

struct World {
  const Scenario& scenario;
  Random random;
  Day today;
  News news;
  Users users;
  std::vector<SpreadState> spreads;
  Books books;
  Signals signals;
  Firms firms;
  Purses purses;
  Journal journal;
  std::vector<EconomyState> economies;
  Business business = {};
  Capital capital = {};
  Voices voices = {};
  Ads ads = {};
  Shopping shopping = {};
  FlashSales flash_sales = {};
  SectionStore sections = {};  ///< state of sections in files of their own (see sections.hpp)
};

}  // namespace rivalry
