#include "sim/run/world_parts.hpp"

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
#include "rivalry/sections.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/core/digest.hpp"

namespace rivalry {

std::string_view word_of(WorldPart part) {
  static constexpr std::array<std::string_view, parts::count> words = {
      "news",      "users",    "spreads", "books",  "signals", "firms",    "purses",      "journal",
      "economies", "business", "capital", "voices", "ads",     "shopping", "flash_sales", "sections"};
  return words[part.index];
}

namespace {

std::uint64_t digest_of(const SectionStates& states) {
  Digest digest;
  Sections::for_each([&]<class Section>(const Section*) {
    if constexpr (requires { typename Section::State; }) digest.add(states.of<Section>());
  });
  return digest.value();
}

}  // namespace

PartDigests digests_of(const World& world) {
  // The compiler counts the members: one that is added to World gets its part here.
  const auto& [scenario, random, today, news, users, spreads, books, signals, firms, purses, journal, economies,
               business, capital, voices, ads, shopping, flash_sales, sections] = world;
  PartDigests digests{};
  auto take = [&](WorldPart part, const auto& state) {
    Digest digest;
    digest.add(state);
    digests[part.index] = digest.value();
  };
  take(parts::news, *news);
  take(parts::users, *users);
  take(parts::spreads, spreads);
  take(parts::books, *books);
  take(parts::signals, *signals);
  take(parts::firms, *firms);
  take(parts::purses, *purses);
  take(parts::journal, journal);
  take(parts::economies, economies);
  take(parts::business, *business);
  take(parts::capital, *capital);
  take(parts::voices, *voices);
  take(parts::ads, *ads);
  take(parts::shopping, *shopping);
  take(parts::flash_sales, *flash_sales);
  digests[parts::sections.index] = digest_of(sections);
  return digests;
}

}  // namespace rivalry
