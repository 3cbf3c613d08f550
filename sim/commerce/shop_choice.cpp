#include "sim/commerce/shop_choice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/rails.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

constexpr double logsum_unit = 0x1p20;
constexpr double hair_below_1 = 1 - 1e-12;   // more than rounding can make of sums in another order
constexpr std::uint32_t every_surveyed = 8;  // villages; 8 and 7 have no common factor: some every day

double unit_of_word(std::uint64_t word) {
  return rivalry::unit(static_cast<std::uint32_t>(word >> 32), static_cast<std::uint32_t>(word));
}

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

std::array<double, 256> habits(const ShoppingParams& params, double dissimilarity) {
  std::array<double, weeks_remembered> weight{};
  double all = 0, next = 1;
  for (double& week : weight) all += week = next, next *= params.remembers;
  std::array<double, 256> table{};
  for (std::size_t weeks = 0; weeks < table.size(); ++weeks) {
    double habit = 0;
    for (std::size_t k = 0; k < weeks_remembered; ++k)
      if (weeks >> k & 1) habit += weight[k] / all;
    table[weeks] = math::exp(params.loyalty * habit / dissimilarity);
  }
  return table;
}

Fours fours(double yes, double no) {
  Fours made{};
  for (std::size_t bits = 0; bits < made.size(); ++bits)
    for (std::size_t k = 0; k < 4; ++k) made[bits][k] = bits >> k & 1 ? yes : no;
  return made;
}

Gain gain(std::size_t of, double log_factor) {
  double factor = math::exp(log_factor);
  return {of, factor, fours(factor, 1)};
}

/// Multiplies everybody's number by that of the pattern he is in.
void times(Lanes& lanes, std::uint64_t who, const Fours& factors) {
  for (std::size_t i = 0; i < users_per_village / 4; ++i)
    for (std::size_t k = 0; k < 4; ++k) lanes[4 * i + k] *= factors[who >> 4 * i & 15][k];
}

constexpr int lowest_power = -32;

/// Tangents of x ^ lambda, a hair above them.
std::array<StraightLine, 64> lines_above(double dissimilarity) {
  constexpr double hair = 1 + 1e-12;
  std::array<StraightLine, 64> lines{};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    double touches = std::ldexp(1.5, static_cast<int>(i) + lowest_power);
    double height = math::exp(dissimilarity * math::log(touches));
    lines[i] = {height * (1 - dissimilarity) * hair, height * dissimilarity / touches * hair};
  }
  return lines;
}

/// At least x ^ lambda; x >= 0.
double above(const NestToday& nest, double x) {
  int power = static_cast<int>(std::bit_cast<std::uint64_t>(x) >> 52) - 1023 - lowest_power;
  if (power < 0 || power >= 64) return x <= 0 ? 0 : math::exp(nest.dissimilarity * math::log(x)) * 2;
  const StraightLine& line = nest.above[static_cast<std::size_t>(power)];
  return line.at_0 + line.slope * x;
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
    if (nest.dissimilarity < 1) nest.above = lines_above(nest.dissimilarity);
  }
  std::vector<std::uint16_t> streams = streams_of_names(names_of(scenario.rails));
  for (std::size_t r = 0; r < scenario.rails.size(); ++r)
    traits_.push_back({Purpose::Rail, streams[r], place_of(scenario.platforms, scenario.rails[r].platform),
                       as_threshold(world.shopping->rails[r].share)});
  interest_matters_.resize(scenario.interests.size());
  for (std::size_t j = 0; j < shops_.size(); ++j) set_shop(j, day, at_first);
  const std::vector<std::string>& record = scenario.outputs.record;
  sums_logs_ = std::find(record.begin(), record.end(), "shopping_logsum") != record.end();
}

void ChoiceDay::set_shop(std::size_t j, Day day, bool at_first) {
  const Scenario& scenario = world_.scenario;
  const Shop& params = scenario.shops[j];
  ShopToday& shop = shops_[j];
  int company = place_of(scenario.companies, params.company);
  shop.open = (!params.opens || day >= *params.opens) &&
              (company < 0 || world_.firms->all[static_cast<std::size_t>(company)].alive);
  shop.platform = place_of(scenario.platforms, params.platform);
  double appeal = params.appeal +
                  grown(params, std::max(0, day - std::max(scenario.start, params.opens.value_or(scenario.start)))) -
                  scenario.shopping.price_sensitivity * math::log(price_level(params) * (1 - params.subsidy));
  for (std::size_t e = 0; e < scenario.events.size() && !at_first; ++e) {
    const Event& event = scenario.events[e];
    if (event.kind != EventKind::Promote || event.shop != params.name || !world_.news->since[e]) continue;
    appeal += event.lifts;
    shop.for_everybody |= event.everybody;
  }
  draws_everybody_ |= shop.for_everybody;
  double dissimilarity = nests_[nest_of_[j]].dissimilarity;
  shop.weights = fours(math::exp(appeal / dissimilarity), 0);
  set_gains(j, dissimilarity);
  shop.prices = prices_of(world_, j);
}

void ChoiceDay::set_gains(std::size_t j, double dissimilarity) {
  const Scenario& scenario = world_.scenario;
  const Shop& params = scenario.shops[j];
  ShopToday& shop = shops_[j];
  std::vector<Accepted> accepted = params.accepts;
  std::stable_sort(accepted.begin(), accepted.end(),
                   [](const Accepted& a, const Accepted& b) { return a.eases > b.eases; });
  shop.anybody_can_pay = accepted.empty();
  for (const Accepted& each : accepted)
    shop.payments.push_back(
        gain(static_cast<std::size_t>(place_of(scenario.rails, each.rail)), each.eases / dissimilarity));
  std::vector<std::string> links = names_of_links(scenario.shops);
  std::vector<std::uint16_t> streams = streams_of_names(links);
  shop.first_linked = traits_.size();
  for (std::size_t l = 0; l < params.links.size(); ++l) {
    auto place = std::find(links.begin(), links.end(), params.name + "." + params.links[l].platform) - links.begin();
    shop.links.push_back(gain(l, params.links[l].bonus / dissimilarity));
    traits_.push_back({Purpose::LinkShop, streams[static_cast<std::size_t>(place)],
                       place_of(scenario.platforms, params.links[l].platform),
                       as_threshold(world_.shopping->shops[j].linked[l])});
  }
  for (const Served& served : params.serves) {
    if (served.appeal == 0) continue;
    auto interest = static_cast<std::size_t>(place_of(scenario.interests, served.interest));
    shop.interests.push_back(gain(interest, served.appeal / dissimilarity));
    interest_matters_[interest] = true;
  }
}

Ways ChoiceDay::ways(std::uint32_t village, std::uint64_t asked) const {
  std::array<std::uint64_t, max_rails + max_shops * max_links> have;
  for (std::size_t l = 0; l < traits_.size(); ++l) have[l] = having(world_, traits_[l], village, asked);
  return ways(village, asked, have);
}

Ways ChoiceDay::ways(std::uint32_t village, std::uint64_t asked, std::span<const std::uint64_t> having) const {
  Ways ways;
  for (std::size_t j = 0; j < shops_.size(); ++j) {
    const ShopToday& shop = shops_[j];
    std::uint64_t inside = shop.open ? asked & members(world_, shop.platform, village) : 0;
    std::uint64_t cannot_pay = inside;
    for (std::size_t r = 0; r < shop.payments.size(); ++r) {
      ways.pays[j][r] = cannot_pay & having[shop.payments[r].of];
      cannot_pay &= ~ways.pays[j][r];
    }
    ways.enter[j] = shop.anybody_can_pay ? inside : inside & ~cannot_pay;
    for (std::size_t l = 0; l < shop.links.size(); ++l)
      ways.linked[j][l] = ways.enter[j] & having[shop.first_linked + l];
  }
  for (std::size_t i = 0; i < interest_matters_.size(); ++i)
    if (interest_matters_[i]) ways.interested[i] = asked & interested(world_.scenario.interests[i], village);
  return ways;
}

/// has_interest() of all at once.
std::uint64_t ChoiceDay::interested(const Interest& interest, std::uint32_t village) const {
  std::array<std::uint64_t, std::size_t{2} * users_per_village> words;
  world_.random.words_of_many(Purpose::Interest, 0, village * users_per_village, users_per_village,
                              name_key(interest.name), 0, words.data());
  InterestThreshold cares(interest.share);
  std::uint64_t who = 0;
  for (std::size_t i = 0; i < users_per_village; ++i) who |= std::uint64_t{cares(words[2 * i])} << i;
  return who;
}

Ways ChoiceDay::promoted(Ways ways) const {
  for (std::size_t j = 0; j < shops_.size(); ++j)
    if (!shops_[j].for_everybody) ways.enter[j] = 0;
  return ways;
}

void ChoiceDay::weigh(const Ways& ways, Weights& weights) const {
  for (std::size_t j = 0; j < shops_.size(); ++j) {
    const ShopToday& shop = shops_[j];
    for (std::size_t i = 0; i < users_per_village / 4; ++i)
      for (std::size_t k = 0; k < 4; ++k) weights[j][4 * i + k] = shop.weights[ways.enter[j] >> 4 * i & 15][k];
    if (ways.enter[j] == 0) continue;
    auto gains = [&](std::uint64_t who, const Gain& gain) {
      if (who != 0 && gain.factor != 1) times(weights[j], who, gain.factors);
    };
    for (std::size_t r = 0; r < shop.payments.size(); ++r) gains(ways.pays[j][r], shop.payments[r]);
    for (std::size_t l = 0; l < shop.links.size(); ++l) gains(ways.linked[j][l], shop.links[l]);
    for (const Gain& gain : shop.interests) gains(ways.interested[gain.of], gain);
  }
}

void ChoiceDay::add_habits(std::uint32_t village, Weights& weights) const {
  const std::uint32_t* chosen = &world_.shopping->chosen[std::size_t{village} * users_per_village];
  std::array<std::uint32_t, users_per_village> weeks;
  for (std::uint32_t j = 0; j < shops_.size(); ++j) {
    constexpr std::uint32_t low = 0x77777777u;
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < users_per_village; ++i) {
      std::uint32_t differs = chosen[i] ^ (j + 1) * 0x11111111u;
      std::uint32_t places = ~(((differs & low) + low) | differs | low) >> 3;  // bit 4 k: in the week k
      all |= weeks[i] = places;
    }
    if (all == 0) continue;
    for (std::uint32_t& each : weeks) {  // bit k: in the week k
      each = (each | each >> 3) & 0x03030303u;
      each = (each | each >> 6) & 0x000F000Fu;
      each = (each | each >> 12) & 0xFFu;
    }
    const std::array<double, 256>& habit = nests_[nest_of_[j]].habit;
    for (std::size_t i = 0; i < users_per_village; ++i) weights[j][i] *= habit[weeks[i]];
  }
}

/// The sum of I ^ lambda, and each nest's.
double ChoiceDay::inclusive(const Weights& weights, std::size_t lane, PerNest& nests) const {
  double all = 0;
  for (std::size_t n = 0; n < nests_.size(); ++n) {
    nests[n] = 0;
    for (std::size_t j : nests_[n].shops) nests[n] += weights[j][lane];
    if (nests_[n].dissimilarity < 1 && nests[n] > 0)
      nests[n] = math::exp(nests_[n].dissimilarity * math::log(nests[n]));
    all += nests[n];
  }
  return all;
}

std::uint8_t ChoiceDay::chosen_by(double at, const Weights& weights, std::size_t lane, const PerNest& nests) const {
  for (std::size_t n = 0; n < nests_.size(); at -= nests[n++]) {
    if (at >= nests[n]) continue;
    double sum = 0;
    for (std::size_t j : nests_[n].shops) sum += weights[j][lane];
    double within = at / nests[n] * sum;
    for (std::size_t j : nests_[n].shops) {
      if (within < weights[j][lane]) return static_cast<std::uint8_t>(j + 1);
      within -= weights[j][lane];
    }
    return 0;  // by rounding alone
  }
  return 0;  // the same
}

/// At least 1 + the sum of I ^ lambda, without a power.
void ChoiceDay::bound(const Weights& weights, Lanes& most) const {
  most.fill(1);
  for (const NestToday& nest : nests_) {
    if (nest.dissimilarity >= 1) {
      for (std::size_t j : nest.shops)
        for (std::size_t i = 0; i < users_per_village; ++i) most[i] += weights[j][i];
      continue;
    }
    Lanes sum = weights[nest.shops.front()];
    for (std::size_t k = 1; k < nest.shops.size(); ++k)
      for (std::size_t i = 0; i < users_per_village; ++i) sum[i] += weights[nest.shops[k]][i];
    for (std::size_t i = 0; i < users_per_village; ++i) most[i] += above(nest, sum[i]);
  }
}

void ChoiceDay::choose(std::uint32_t village, std::uint64_t asked, const Ways& ways, Choices& choices) const {
  choices = {};
  Weights weights;
  weigh(ways, weights);
  if (world_.scenario.shopping.loyalty != 0) add_habits(village, weights);
  Lanes most;
  bound(weights, most);
  bool surveyed = sums_logs_ && village % every_surveyed == 0;
  std::array<std::uint64_t, std::size_t{2} * users_per_village> words;
  world_.random.words_of_many(Purpose::Choose, 0, village * users_per_village, users_per_village, step_, 0,
                              words.data());
  PerNest nests;
  for (std::uint64_t rest = asked; rest != 0; rest &= rest - 1) {
    auto i = static_cast<std::size_t>(std::countr_zero(rest));
    double u = unit_of_word(words[2 * i]);
    if (u * most[i] < hair_below_1 && !surveyed) continue;  // nothing, without looking closer
    double all = 1 + inclusive(weights, i, nests);
    if (surveyed) ++choices.surveyed, choices.logsum += std::llround(math::log(all) * logsum_unit);
    if (u * all < 1) continue;
    choices.shop[i] = chosen_by(u * all - 1, weights, i, nests);
    if (choices.shop[i] != 0) choices.some |= std::uint64_t{1} << i;
  }
}

}  // namespace rivalry
