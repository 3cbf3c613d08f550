#include "sim/results/outputs/measures/ownership.hpp"

#include <algorithm>
#include <limits>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/money.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/ownership.hpp"
#include "sim/capital/proceeds.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry::measures {

namespace {

using Cells = std::span<double>;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::size_t holders(const World& world) { return 1 + world.firms->companies + world.firms->investors; }

double in_major(const World& world, double minor) {
  return minor / static_cast<double>(minor_units(world.scenario.currency));
}

/// What each holder, by its place among the labels, would get if the company were sold for what it is worth; what is
/// the public's is nobody's here.
std::vector<double> values_of(const World& world, PartyId company) {
  std::vector<double> values(holders(world), 0.0);
  const Register& shares = world.books->shares;
  auto value = static_cast<std::int64_t>(company_value(world, company));
  const std::vector<std::int64_t> parts = proceeds(shares, company, value);
  for (std::size_t h = 0; h < parts.size(); ++h) {
    PartyId holder = shares.of(company)[h].holder;
    if (holder.index >= people.index && holder.index - people.index < values.size())
      values[holder.index - people.index] += static_cast<double>(parts[h]);
  }
  return values;
}

template <class Of>
void by_holder_and_company(const World& world, Cells cells, Of of) {
  std::size_t cell = 0;
  for (std::uint32_t h = 0; h < holders(world); ++h)
    for (std::size_t c = 0; c < world.firms->companies; ++c)
      cells[cell++] = of(PartyId{people.index + h}, world.firms->company(c));
}

template <class Of>
void by_issuer(const World& world, Cells cells, Of of) {
  for (std::size_t c = 0; c < cells.size(); ++c) cells[c] = of(world.firms->company(c));
}

template <class Of>
void by_round(const World& world, Cells cells, Of of) {
  for (std::size_t r = 0; r < cells.size(); ++r) {
    const RoundState& round = world.capital->rounds[r];
    cells[r] = round.stage == RoundStage::Closed ? of(round) : of(RoundState{});
  }
}

/// Those who were not asked, or have not been answered yet, have `none`.
template <class Of>
void by_bid(const World& world, Cells cells, double none, Of of) {
  std::ranges::fill(cells, none);
  const Scenario& scenario = world.scenario;
  for (std::size_t r = 0; r < scenario.rounds.size(); ++r) {
    const RoundState& round = world.capital->rounds[r];
    for (std::size_t b = 0; b < round.bids.size(); ++b) {
      PartyId investor = *party_named(scenario, scenario.rounds[r].bids[b].name);
      std::size_t place = investor.index - world.firms->investor(0).index;
      cells[r * scenario.investors.size() + place] = of(round.bids[b], round);
    }
  }
}

double or_nothing(double value) { return value > 0 ? value : nothing; }

}  // namespace

void stake_share_diluted(const World& world, Cells cells) {
  by_holder_and_company(world, cells, [&](PartyId holder, PartyId company) {
    auto diluted = static_cast<double>(world.books->shares.diluted(company));
    return diluted > 0 ? static_cast<double>(world.books->shares.held(company, holder)) / diluted : 0;
  });
}

void stake_value(const World& world, Cells cells) {
  std::size_t companies = world.firms->companies;
  for (std::size_t c = 0; c < companies; ++c) {
    const std::vector<double> values = values_of(world, world.firms->company(c));
    for (std::size_t h = 0; h < values.size(); ++h) cells[h * companies + c] = values[h];
  }
}

void company_shares_diluted(const World& world, Cells cells) {
  by_issuer(world, cells, [&](PartyId company) { return static_cast<double>(world.books->shares.diluted(company)); });
}

void company_share_price(const World& world, Cells cells) {
  by_issuer(world, cells, [&](PartyId company) {
    return world.books->shares.diluted(company) > 0 ? in_major(world, share_price(world, company)) : nothing;
  });
}

void company_option_pool(const World& world, Cells cells) {
  by_issuer(world, cells, [&](PartyId company) { return static_cast<double>(world.books->shares.pool(company)); });
}

std::vector<std::string> class_labels(const Scenario& scenario) {
  std::vector<std::string> labels;
  for (const Company& company : scenario.companies)
    for (const ShareClass& kind : company.classes)
      if (std::ranges::find(labels, kind.name) == labels.end()) labels.push_back(kind.name);
  return labels;
}

void class_conversion_price(const World& world, Cells cells) {
  std::ranges::fill(cells, nothing);
  const std::vector<std::string> labels = class_labels(world.scenario);
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    const Company& company = world.scenario.companies[c];
    for (std::size_t k = 0; k < company.classes.size(); ++k) {
      auto place = static_cast<std::size_t>(std::ranges::find(labels, company.classes[k].name) - labels.begin());
      const ClassState& kind = world.books->shares.classes(world.firms->company(c))[k + 1];
      cells[c * labels.size() + place] = or_nothing(in_major(world, kind.price / kind.converts));
    }
  }
}

void holder_wealth(const World& world, Cells cells) {
  for (std::size_t h = 0; h < cells.size(); ++h)
    cells[h] = static_cast<double>(world.books->ledger.cash(PartyId{people.index + static_cast<std::uint32_t>(h)}));
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    const std::vector<double> values = values_of(world, world.firms->company(c));
    for (std::size_t h = 0; h < cells.size(); ++h) cells[h] += values[h];
  }
}

void round_raised(const World& world, Cells cells) {
  by_round(world, cells, [](const RoundState& round) { return static_cast<double>(round.raised); });
}

void round_price(const World& world, Cells cells) {
  by_round(world, cells, [&](const RoundState& round) { return or_nothing(in_major(world, round.price)); });
}

void round_post_money(const World& world, Cells cells) {
  by_round(world, cells, [](const RoundState& round) { return round.pre_money + static_cast<double>(round.raised); });
}

void round_stake(const World& world, Cells cells) {
  by_round(world, cells, [](const RoundState& round) {
    return round.diluted > 0 ? static_cast<double>(round.shares) / static_cast<double>(round.diluted) : 0;
  });
}

void round_shares(const World& world, Cells cells) {
  by_round(world, cells, [](const RoundState& round) { return static_cast<double>(round.shares); });
}

void bid_offered(const World& world, Cells cells) {
  by_bid(world, cells, 0, [](const BidState& bid, const RoundState&) { return static_cast<double>(bid.offered); });
}

void bid_admitted(const World& world, Cells cells) {
  by_bid(world, cells, 0, [](const BidState& bid, const RoundState&) { return static_cast<double>(bid.admitted); });
}

void bid_stake(const World& world, Cells cells) {
  by_bid(world, cells, 0, [](const BidState& bid, const RoundState& round) {
    return round.diluted > 0 ? static_cast<double>(bid.shares) / static_cast<double>(round.diluted) : 0;
  });
}

void bid_score(const World& world, Cells cells) {
  by_bid(world, cells, nothing,
         [](const BidState& bid, const RoundState&) { return bid.offered > 0 ? bid.score : nothing; });
}

void bid_reason(const World& world, Cells cells) {
  by_bid(world, cells, 0, [](const BidState& bid, const RoundState&) { return static_cast<double>(bid.fate); });
}

void bid_turns_at(const World& world, Cells cells) {
  by_bid(world, cells, nothing, [](const BidState& bid, const RoundState&) { return bid.turns_partner; });
}

void bid_turns_at_politics(const World& world, Cells cells) {
  by_bid(world, cells, nothing, [](const BidState& bid, const RoundState&) { return bid.turns_politics; });
}

}  // namespace rivalry::measures
