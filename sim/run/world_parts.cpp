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
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/core/digest.hpp"

namespace rivalry {

std::string_view word_of(WorldPart part) {
  static constexpr std::array<std::string_view, parts::count> words = {
      "news",      "users",    "spreads", "books",  "signals", "firms",    "purses",     "journal",
      "economies", "business", "capital", "voices", "ads",     "shopping", "flash_sales"};
  return words[part.index];
}

PartDigests digests_of(const World& world) {
  PartDigests digests{};
  auto take = [&](WorldPart part, const auto& state) {
    Digest digest;
    digest.add(state);
    digests[part.index] = digest.value();
  };
  take(parts::news, *world.news);
  take(parts::users, *world.users);
  take(parts::spreads, world.spreads);
  take(parts::books, *world.books);
  take(parts::signals, *world.signals);
  take(parts::firms, *world.firms);
  take(parts::purses, *world.purses);
  take(parts::journal, world.journal);
  take(parts::economies, world.economies);
  take(parts::business, *world.business);
  take(parts::capital, *world.capital);
  take(parts::voices, *world.voices);
  take(parts::ads, *world.ads);
  take(parts::shopping, *world.shopping);
  take(parts::flash_sales, *world.flash_sales);
  return digests;
}

}  // namespace rivalry
