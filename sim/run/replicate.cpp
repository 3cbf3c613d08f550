#include "sim/run/replicate.hpp"

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/world.hpp"
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
#include "sim/run/timetable.hpp"
#include "sim/signals/beginning.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/voices.hpp"
#include "sim/users/beginning.hpp"
#include "sim/users/spread.hpp"

namespace rivalry {

namespace {

World first_morning(const Scenario& scenario, std::uint32_t replicate, const Executor& executor) {
  World world(scenario, Random(scenario.seed, replicate));
  world.news = quiet(scenario);
  apply_events(world, executor);
  begin_users(world, executor, records_posts_of_users(scenario));
  world.spreads.resize(scenario.spreads.size());
  world.news = quiet(scenario);
  world.journal.clear();
  begin_firms(world);
  begin_signals(world);
  begin_voices(world);
  begin_purses(world);
  begin_shops(world, executor);
  begin_flash_sales(world);
  begin_ads(world);
  begin_questions_about_ads(world);
  begin_economies(world);
  begin_capital(world);
  return world;
}

}  // namespace

std::optional<World> live(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                          const std::atomic<bool>& stop, const Foresight* foresight,
                          const std::function<void(World&)>& each_night) {
  World world = first_morning(scenario, replicate, executor);
  world.capital->foresight = foresight;
  for (; world.today <= scenario.end; world.today = world.today + 1) {
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    for (const Mechanism& mechanism : timetable()) mechanism.act(world, executor);
    each_night(world);
  }
  return world;
}

std::optional<Recording> play(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                              const std::atomic<bool>& stop, const Foresight* foresight) {
  Recorder recorder(scenario, replicate);
  auto world = live(scenario, replicate, executor, stop, foresight, [&](World& tonight) {
    if (recorder.record(tonight)) tonight.books->ledger.forget_flows();
  });
  if (!world) return std::nullopt;
  return recorder.finish(*world);
}

std::uint64_t memory_needed(const Scenario& scenario) {
  return users_memory(scenario) + spreads_memory(scenario) + firms_memory(scenario) + signals_memory(scenario) +
         ads_memory(scenario) + shops_memory(scenario) + voices_memory(scenario) + flash_sales_memory(scenario) +
         valuations_memory(scenario) + recording_memory(scenario);
}

}  // namespace rivalry
