// What is: every chapter's state, side by side. Mechanisms read it and, in their turn of the day, change their own
// part.
#pragma once

#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/chapter.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/random.hpp"
#include "rivalry/section_store.hpp"

namespace rivalry {

struct Ads;
struct Books;
struct Business;
struct Capital;
struct EconomyState;
struct Firms;
struct FlashSales;
struct News;
struct Purses;
struct Scenario;
struct Shopping;
struct Signals;
struct SpreadState;
struct Users;
struct Voices;

/// `world.books->ledger`: whoever looks into a chapter includes its header, here rivalry/books.hpp.
struct World {
  /// The first morning of a replicate, with every chapter still empty. `scenario_played` must outlive the world.
  World(const Scenario& scenario_played, const Random& randomness);
  World(World&&) noexcept;
  ~World();

  const Scenario& scenario;
  Random random;
  Day today;
  Chapter<News> news;
  Chapter<Users> users;
  std::vector<SpreadState> spreads;
  Chapter<Books> books;
  Chapter<Signals> signals;
  Chapter<Firms> firms;
  Chapter<Purses> purses;
  Journal journal;
  std::vector<EconomyState> economies;
  Chapter<Business> business;
  Chapter<Capital> capital;
  Chapter<Voices> voices;
  Chapter<Ads> ads;
  Chapter<Shopping> shopping;
  Chapter<FlashSales> flash_sales;
  SectionStates sections;  ///< state of sections in files of their own (see sections.hpp)
};

}  // namespace rivalry
