#include "sim/run/chapters.hpp"

#include "rivalry/spread.hpp"
#include "sim/books/economy.hpp"
#include "sim/capital/beginning.hpp"
#include "sim/capital/valuations.hpp"
#include "sim/commerce/ads/questions.hpp"
#include "sim/commerce/ads/slots.hpp"
#include "sim/commerce/flash_sales/sales.hpp"
#include "sim/commerce/own_shops.hpp"
#include "sim/commerce/shops.hpp"
#include "sim/firms/beginning.hpp"
#include "sim/results/record/recorder.hpp"
#include "sim/signals/beginning.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/voices.hpp"
#include "sim/users/beginning.hpp"
#include "sim/users/spread.hpp"

namespace rivalry {

namespace {

/// One that needs no threads to begin.
template <void (*begin)(World&)>
void alone(World& world, const Executor&) {
  begin(world);
}

/// What is in force on the first day counts for people from the beginning; it happens on that day, and not before.
void begin_people(World& world, const Executor& executor) {
  apply_events(world, executor);
  begin_users(world, executor, records_posts_of_users(world.scenario));
  world.news = quiet(world.scenario);
  world.journal.clear();
}

void begin_spreads(World& world) { world.spreads.resize(world.scenario.spreads.size()); }

}  // namespace

std::span<const ChapterRow> chapters() {
  static constexpr ChapterRow rows[] = {
      {"users", begin_people, users_memory},          {"spreads", alone<begin_spreads>, spreads_memory},
      {"firms", alone<begin_firms>, firms_memory},    {"signals", alone<begin_signals>, signals_memory},
      {"voices", alone<begin_voices>, voices_memory}, {"purses", alone<begin_purses>, nullptr},
      {"shops", begin_shops, shops_memory},           {"flash_sales", alone<begin_flash_sales>, flash_sales_memory},
      {"ads", alone<begin_ads>, ads_memory},          {"questions", alone<begin_questions_about_ads>, nullptr},
      {"economies", alone<begin_economies>, nullptr}, {"capital", alone<begin_capital>, valuations_memory},
      {"results", nullptr, recording_memory},
  };
  return rows;
}

}  // namespace rivalry
