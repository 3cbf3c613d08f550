#include "sim/signals/events.hpp"

#include "rivalry/calendar.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

bool begins_by_chance(const Event& event, const World& world) {
  if (event.from && world.today < *event.from) return false;
  if (event.until && world.today > *event.until) return false;
  std::uint32_t who = name_key(event.name);
  double u = world.random.uniform(Purpose::Event, 0, who, static_cast<std::uint32_t>(world.today.number));
  return u < -math::expm1(-event.chance);
}

/// What has become of the contract that the event hangs on; nothing if it is switched off.
const ContractState* contract_of(const Event& event, const World& world) {
  for (std::size_t i = 0; i < world.capital->contracts.size(); ++i)
    if (world.scenario.contracts[i].name == event.contract) return &world.capital->contracts[i];
  return nullptr;
}

bool hangs_on(const Event& event, const World& world) {
  const ContractState* contract = contract_of(event, world);
  if (!contract) return false;
  bool in_force = contract->stage == ContractStage::InForce;
  if (event.upon == Upon::InForce) return in_force;
  if (event.upon == Upon::Signing) return in_force || contract->stage == ContractStage::Done;
  return contract->shares > 0;
}

bool begins(const Event& event, const World& world) {
  if (!event.contract.empty()) return hangs_on(event, world);
  return event.at ? world.today == *event.at : event.chance > 0 && begins_by_chance(event, world);
}

bool is_over(const Event& event, Day since, const World& world) {
  bool contract_is_over = !event.contract.empty() && event.upon == Upon::InForce && !hangs_on(event, world);
  return contract_is_over || (event.lasts_days > 0 && world.today - since >= event.lasts_days);
}

bool has_happened(const Journal& journal, std::uint32_t event) {
  for (const Happening& happening : journal)
    if (happening.event == event) return true;
  return false;
}

std::size_t platform_index(const Scenario& scenario, const std::string& name) {
  for (std::size_t i = 0; i < scenario.platforms.size(); ++i)
    if (scenario.platforms[i].name == name) return i;
  throw InvariantError("event names a platform that is not there: " + name);
}

double& scaled(Conditions& conditions, Scaled what) {
  switch (what) {
    case Scaled::JoinExternal:
      return conditions.times_join_external;
    case Scaled::JoinInternal:
      return conditions.times_join_internal;
    case Scaled::Sleep:
      return conditions.times_sleep;
    case Scaled::Wake:
      return conditions.times_wake;
    case Scaled::Pull:
      break;
  }
  return conditions.times_pull;
}

bool is_about_users(const Event& event) {
  return event.kind == EventKind::Scale || (event.kind == EventKind::Campaign && event.rail.empty()) ||
         (event.kind == EventKind::LinkAccounts && event.shop.empty());
}

/// What an event does to platforms; those about companies and shops are met by the mechanisms of their chapters.
void apply(const Event& event, const Scenario& scenario, News& news) {
  if (!is_about_users(event)) return;
  Conditions& conditions = news.conditions[platform_index(scenario, event.platform)];
  switch (event.kind) {
    case EventKind::Campaign:
      conditions.adds_external += event.adds;
      break;
    case EventKind::Scale:
      scaled(conditions, event.what) *= event.by;
      break;
    case EventKind::LinkAccounts:
      conditions.adds_link[platform_index(scenario, event.other)] += event.adds;
      break;
    default:
      break;
  }
}

void begin_and_end(World& world, std::uint32_t index) {
  const Event& event = world.scenario.events[index];
  std::optional<Day>& since = world.news->since[index];
  if (since && is_over(event, *since, world)) since.reset();
  bool may_begin = !since && (event.at || event.again || !has_happened(world.journal, index));
  if (!may_begin || !begins(event, world)) return;
  since = world.today;
  note(world.journal, {.day = world.today,
                       .who = party_named(world.scenario, event.from_whom).value_or(outside),
                       .whom = party_named(world.scenario, event.company).value_or(outside),
                       .event = index});
}

void reset(std::vector<Conditions>& conditions) {
  for (Conditions& each : conditions) {
    std::vector<double> links = std::move(each.adds_link);
    links.assign(conditions.size(), 0.0);
    each = Conditions{};
    each.adds_link = std::move(links);
  }
}

}  // namespace

News quiet(const Scenario& scenario) {
  News news;
  news.since.resize(scenario.events.size());
  news.conditions.resize(scenario.platforms.size());
  reset(news.conditions);
  return news;
}

void apply_events(World& world, const Executor&) {
  if (world.scenario.events.empty()) return;
  reset(world.news->conditions);
  for (std::uint32_t i = 0; i < world.scenario.events.size(); ++i) {
    begin_and_end(world, i);
    if (world.news->since[i]) apply(world.scenario.events[i], world.scenario, world.news);
  }
}

std::int32_t entry_of(const World& world, std::size_t event) {
  for (std::size_t i = world.journal.size(); i-- > 0 && world.journal[i].day == world.today;)
    if (world.journal[i].what == HappeningKind::Event && world.journal[i].event == event)
      return static_cast<std::int32_t>(i);
  return no_cause;
}

}  // namespace rivalry
