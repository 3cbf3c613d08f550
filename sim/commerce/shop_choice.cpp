#include "sim/commerce/shop_choice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "sim/commerce/rails.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

constexpr double logsum_unit = 0x1p20;

template <class Thing>
int place_of(const std::vector<Thing>& things, const std::string& name) {
  for (std::size_t i = 0; i < things.size(); ++i)
    if (things[i].name == name) return static_cast<int>(i);
  return -1;
}

template <class Thing>
std::vector<std::string> names_of(const std::vector<Thing>& things) {
  std::vector<std::string> names;
  for (const Thing& thing : things) names.push_back(thing.name);
  return names;
}

std::vector<std::string> names_of_links(const std::vector<Shop>& shops) {
  std::vector<std::string> names;
  for (const Shop& shop : shops)
    for (const ShopLink& link : shop.links) names.push_back(shop.name + "." + link.platform);
  return names;
}

/// Appeal gained since the beginning.
double grown(const Shop& shop, double days) {
  return shop.grows * (shop.fades > 0 ? -math::expm1(-shop.fades * days) / shop.fades : days);
}

std::array<double, 256> habits(const ShoppingLaw& law, double dissimilarity) {
  std::array<double, weeks_remembered> weight{};
  double all = 0, next = 1;
  for (double& week : weight) all += week = next, next *= law.remembers;
  std::array<double, 256> table{};
  for (std::size_t weeks = 0; weeks < table.size(); ++weeks) {
    double habit = 0;
    for (std::size_t k = 0; k < weeks_remembered; ++k)
      if (weeks >> k & 1) habit += weight[k] / all;
    table[weeks] = math::exp(law.loyalty * habit / dissimilarity);
  }
  return table;
}

/// Where this was chosen: bit 4 k is set for the week k. code > 0.
std::uint32_t places_of(std::uint32_t chosen, std::uint32_t code) {
  constexpr std::uint32_t low = 0x77777777u;
  std::uint32_t differs = chosen ^ code * 0x11111111u;
  return ~(((differs & low) + low) | differs | low) >> 3;
}

/// The same, bit k for the week k.
std::uint32_t weeks_of(std::uint32_t places) {
  places = (places | places >> 3) & 0x03030303u;
  places = (places | places >> 6) & 0x000F000Fu;
  return (places | places >> 12) & 0xFFu;
}

}  // namespace

ChoiceDay::ChoiceDay(const World& world, Day day, bool at_first)
    : world_(world), step_(static_cast<std::uint32_t>(day.number)) {
  const Scenario& scenario = world.scenario;
  for (const Nest& nest : scenario.shopping.nests) nests_.push_back({nest.dissimilarity, {}, {}});
  shops_.resize(scenario.shops.size());
  for (std::size_t j = 0; j < scenario.shops.size(); ++j) {
    int nest = place_of(scenario.shopping.nests, scenario.shops[j].nest);
    if (nest < 0) nests_.push_back({}), nest = static_cast<int>(nests_.size()) - 1;
    nest_of_.push_back(static_cast<std::size_t>(nest));
    nests_[nest_of_[j]].shops.push_back(j);
  }
  for (NestToday& nest : nests_) {
    if (nest.shops.size() < 2) nest.dissimilarity = 1;  // alone, it makes no difference
    nest.habit = habits(scenario.shopping, nest.dissimilarity);
  }
  std::vector<std::uint16_t> streams = streams_of_names(names_of(scenario.rails));
  for (std::size_t r = 0; r < scenario.rails.size(); ++r)
    rails_.push_back({place_of(scenario.platforms, scenario.rails[r].platform), streams[r],
                      as_threshold(world.shopping.rails[r].share)});
  interest_matters_.resize(scenario.interests.size());
  for (std::size_t j = 0; j < shops_.size(); ++j) set_shop(j, day, at_first);
  const std::vector<std::string>& record = scenario.outputs.record;
  sums_logs_ = std::find(record.begin(), record.end(), "shopping_logsum") != record.end();
}

void ChoiceDay::set_shop(std::size_t j, Day day, bool at_first) {
  const Scenario& scenario = world_.scenario;
  const Shop& law = scenario.shops[j];
  ShopToday& shop = shops_[j];
  int company = place_of(scenario.companies, law.company);
  shop.open =
      (!law.opens || day >= *law.opens) && (company < 0 || world_.firms.all[static_cast<std::size_t>(company)].alive);
  shop.platform = place_of(scenario.platforms, law.platform);
  double appeal = law.appeal + grown(law, std::max(0, day - std::max(scenario.start, law.opens.value_or(scenario.start)))) -
                  scenario.shopping.price_sensitivity * math::log(price_level(law) * (1 - law.subsidy));
  for (std::size_t e = 0; e < scenario.events.size() && !at_first; ++e) {
    const Event& event = scenario.events[e];
    if (event.deed != Deed::Promote || event.shop != law.name || !world_.news.since[e]) continue;
    appeal += event.lifts;
    shop.for_everybody |= event.everybody;
  }
  draws_everybody_ |= shop.for_everybody;
  double dissimilarity = nests_[nest_of_[j]].dissimilarity;
  shop.weight = math::exp(appeal / dissimilarity);
  set_gains(j, dissimilarity);
  shop.prices = prices_of(world_, j);
}

void ChoiceDay::set_gains(std::size_t j, double dissimilarity) {
  const Scenario& scenario = world_.scenario;
  const Shop& law = scenario.shops[j];
  ShopToday& shop = shops_[j];
  std::vector<Accepted> accepted = law.accepts;
  std::stable_sort(accepted.begin(), accepted.end(),
                   [](const Accepted& a, const Accepted& b) { return a.eases > b.eases; });
  shop.anybody_can_pay = accepted.empty();
  for (const Accepted& each : accepted)
    shop.payments.push_back(
        {static_cast<std::size_t>(place_of(scenario.rails, each.rail)), math::exp(each.eases / dissimilarity)});
  std::vector<std::string> links = names_of_links(scenario.shops);
  std::vector<std::uint16_t> streams = streams_of_names(links);
  for (std::size_t l = 0; l < law.links.size(); ++l) {
    auto place = std::find(links.begin(), links.end(), law.name + "." + law.links[l].platform) - links.begin();
    shop.links.push_back({l, math::exp(law.links[l].bonus / dissimilarity)});
    shop.linked.push_back({place_of(scenario.platforms, law.links[l].platform),
                           streams[static_cast<std::size_t>(place)], as_threshold(world_.shopping.shops[j].linked[l])});
  }
  for (const Served& served : law.serves) {
    if (served.appeal == 0) continue;
    auto interest = static_cast<std::size_t>(place_of(scenario.interests, served.interest));
    shop.interests.push_back({interest, math::exp(served.appeal / dissimilarity)});
    interest_matters_[interest] = true;
  }
}

std::uint64_t ChoiceDay::living(std::uint32_t village) const {
  std::uint32_t left = world_.users.agents - village * users_per_village;
  return left >= users_per_village ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

std::uint64_t ChoiceDay::members(int platform, std::uint32_t village) const {
  return platform < 0 ? ~std::uint64_t{0}
                      : world_.users.platforms[static_cast<std::size_t>(platform)].villages[village].active();
}

std::uint64_t ChoiceDay::have(const Lot& lot, Purpose purpose, std::uint32_t village, std::uint64_t asked) const {
  asked &= members(lot.platform, village);
  if (lot.threshold == certain) return asked;
  return yes_below(lot.threshold, asked, VillageBits(world_.random, purpose, lot.stream, village, 0));
}

Ways ChoiceDay::ways(std::uint32_t village, std::uint64_t asked) const {
  Ways ways;
  std::array<std::uint64_t, max_rails> rails{};
  for (std::size_t r = 0; r < rails_.size(); ++r) rails[r] = have(rails_[r], Purpose::Rail, village, asked);
  for (std::size_t j = 0; j < shops_.size(); ++j) {
    const ShopToday& shop = shops_[j];
    std::uint64_t inside = shop.open ? asked & members(shop.platform, village) : 0;
    std::uint64_t cannot_pay = inside;
    for (std::size_t r = 0; r < shop.payments.size(); ++r) {
      ways.pays[j][r] = cannot_pay & rails[shop.payments[r].of];
      cannot_pay &= ~ways.pays[j][r];
    }
    ways.enter[j] = shop.anybody_can_pay ? inside : inside & ~cannot_pay;
    for (std::size_t l = 0; l < shop.links.size() && ways.enter[j] != 0; ++l)
      ways.linked[j][l] = have(shop.linked[l], Purpose::LinkShop, village, ways.enter[j]);
  }
  for (std::size_t i = 0; i < interest_matters_.size(); ++i)
    for (std::uint64_t rest = interest_matters_[i] ? asked : 0; rest != 0; rest &= rest - 1) {
      auto lane = static_cast<std::uint32_t>(std::countr_zero(rest));
      if (has_interest(world_.random, world_.scenario.interests[i], village * users_per_village + lane))
        ways.interested[i] |= std::uint64_t{1} << lane;
    }
  return ways;
}

Ways ChoiceDay::promoted(Ways ways) const {
  for (std::size_t j = 0; j < shops_.size(); ++j)
    if (!shops_[j].for_everybody) ways.enter[j] = 0;
  return ways;
}

void ChoiceDay::weigh(const Ways& ways, Weights& weights) const {
  for (std::size_t j = 0; j < shops_.size(); ++j) {
    const ShopToday& shop = shops_[j];
    std::array<double, users_per_village>& mine = weights[j];
    auto times = [&](std::uint64_t who, double factor) {
      if (who == 0 || factor == 1) return;
      const double factors[2] = {1, factor};
      for (std::uint32_t i = 0; i < users_per_village; ++i) mine[i] *= factors[who >> i & 1];
    };
    const double inside[2] = {0, shop.weight};
    for (std::uint32_t i = 0; i < users_per_village; ++i) mine[i] = inside[ways.enter[j] >> i & 1];
    if (ways.enter[j] == 0) continue;
    for (std::size_t r = 0; r < shop.payments.size(); ++r) times(ways.pays[j][r], shop.payments[r].factor);
    for (std::size_t l = 0; l < shop.links.size(); ++l) times(ways.linked[j][l], shop.links[l].factor);
    for (const Gain& gain : shop.interests) times(ways.interested[gain.of], gain.factor);
  }
}

void ChoiceDay::add_habits(std::uint32_t village, std::uint64_t asked, Weights& weights) const {
  const std::uint32_t* chosen = &world_.shopping.chosen[std::size_t{village} * users_per_village];
  for (std::uint64_t rest = asked; rest != 0; rest &= rest - 1) {
    auto lane = static_cast<std::uint32_t>(std::countr_zero(rest));
    for (std::uint32_t left = chosen[lane]; left != 0;) {
      std::uint32_t code = left >> (std::countr_zero(left) & ~3) & 15u;
      std::uint32_t places = places_of(left, code);
      weights[code - 1][lane] *= nests_[nest_of_[code - 1]].habit[weeks_of(places)];
      left &= ~(places * 15);
    }
  }
}

void ChoiceDay::choose(std::uint32_t village, std::uint64_t asked, const Ways& ways, Choices& choices) const {
  choices = {};
  Weights weights;
  weigh(ways, weights);
  if (world_.scenario.shopping.loyalty != 0) add_habits(village, asked, weights);
  std::array<std::array<double, users_per_village>, max_shops> sums, inclusive;
  std::array<double, users_per_village> all;
  all.fill(1);
  for (std::size_t n = 0; n < nests_.size(); ++n) {
    const NestToday& nest = nests_[n];
    sums[n].fill(0);
    for (std::size_t j : nest.shops)
      for (std::uint32_t i = 0; i < users_per_village; ++i) sums[n][i] += weights[j][i];
    inclusive[n] = sums[n];
    if (nest.dissimilarity < 1)
      for (double& each : inclusive[n]) each = each > 0 ? math::exp(nest.dissimilarity * math::log(each)) : 0;
    for (std::uint32_t i = 0; i < users_per_village; ++i) all[i] += inclusive[n][i];
  }
  std::array<std::uint64_t, std::size_t{2} * users_per_village> words;
  world_.random.words_of_many(Purpose::Choose, 0, village * users_per_village, users_per_village, step_, 0,
                              words.data());
  for (std::uint64_t rest = asked; rest != 0; rest &= rest - 1) {
    auto i = static_cast<std::size_t>(std::countr_zero(rest));
    if (sums_logs_) choices.logsum += std::llround(math::log(all[i]) * logsum_unit);
    double at = unit(static_cast<std::uint32_t>(words[2 * i] >> 32), static_cast<std::uint32_t>(words[2 * i])) * all[i];
    if (at < 1) continue;
    at -= 1;
    std::size_t n = 0;
    while (n + 1 < nests_.size() && at >= inclusive[n][i]) at -= inclusive[n++][i];
    if (inclusive[n][i] <= 0) continue;
    double within = at / inclusive[n][i] * sums[n][i];
    std::size_t k = 0;
    while (k + 1 < nests_[n].shops.size() && within >= weights[nests_[n].shops[k]][i])
      within -= weights[nests_[n].shops[k++]][i];
    std::size_t j = nests_[n].shops[k];
    if (weights[j][i] > 0) choices.shop[i] = static_cast<std::uint8_t>(j + 1);
  }
}

}  // namespace rivalry
