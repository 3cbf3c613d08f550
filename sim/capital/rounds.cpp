#include "sim/capital/rounds.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/bids.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/capital/notes.hpp"
#include "sim/capital/protection.hpp"
#include "sim/capital/turning_points.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// One round on the day on which it opens or is decided.
struct Today {
  World& world;
  const Round& params;
  RoundState& state;
  PartyId company;

  Today(World& w, std::size_t round)
      : world(w),
        params(w.scenario.rounds[round]),
        state(w.capital->rounds[round]),
        company(company_named(w.scenario, params.company)) {}

  std::int32_t put_down(HappeningKind what, PartyId who, PartyId whom, std::int64_t amount, std::int32_t cause) const {
    return note(world.journal,
                {.day = world.today, .what = what, .who = who, .whom = whom, .amount = amount, .cause = cause});
  }
  void enter(RoundStage stage) const { state.stage = stage, state.since = world.today; }
};

// ---- opening --------------------------------------------------------------------------------------------------------

bool opens_by_chance(const Today& round) {
  const Round& params = round.params;
  if (params.chance == 0 || (params.from && round.world.today < *params.from) ||
      (params.until && round.world.today > *params.until))
    return false;
  double u = round.world.random.uniform(Purpose::Event, 1, name_key(params.name),
                                        static_cast<std::uint32_t>(round.world.today.number));
  return u < -math::expm1(-params.chance);
}

/// The round that this one follows, if it is decided and long enough ago.
const RoundState* followed(const Today& round) {
  const World& world = round.world;
  for (std::size_t r = 0; r < world.scenario.rounds.size(); ++r) {
    if (world.scenario.rounds[r].name != round.params.after) continue;
    const RoundState& before = world.capital->rounds[r];
    bool decided = before.stage == RoundStage::Closed || before.stage == RoundStage::Failed;
    if (decided && world.today - before.since >= round.params.after_days) return &before;
  }
  return nullptr;
}

void open_or_not(const Today& round) {
  const Firm& firm = *round.world.firms->of(round.company);
  const RoundState* before = followed(round);
  bool in_need = round.params.in_need && firm.seeking;
  bool dated = round.params.at == round.world.today;
  if (!firm.alive || !(dated || in_need || before || opens_by_chance(round))) return;
  std::int32_t cause = before ? before->because : in_need ? firm.because : no_cause;
  round.enter(RoundStage::Open);
  round.state.because =
      round.put_down(HappeningKind::RoundOpened, round.company, outside, std::llround(round.params.amount), cause);
}

// ---- deciding -------------------------------------------------------------------------------------------------------

std::int64_t without_pool(const Today& round) { return round.world.books->shares.issued(round.company); }

RoundTerms terms_at(const Today& round, double pre_money, double amount) {
  return round_terms(pre_money, amount, without_pool(round), round.world.books->shares.pool(round.company),
                     round.params.pool);
}

/// What can be sold if no more shares than authorised are to be there.
std::int64_t authorised_amount(const Today& round, double pre_money) {
  double authorised = round.world.scenario.companies[round.company.index - first_company].authorised;
  RoundTerms terms = terms_at(round, pre_money, round.params.amount);
  if (authorised == 0) return std::llround(round.params.amount);
  double room = authorised - static_cast<double>(without_pool(round) + terms.pool);
  return std::llround(std::clamp(room * terms.price, 0.0, round.params.amount));
}

Asked asked_in(const Today& round) {
  const Round& params = round.params;
  Asked asked;
  asked.bids_decide = params.pre_money == 0 && params.post_money == 0;
  asked.pre_money = params.pre_money > 0    ? params.pre_money
                    : params.post_money > 0 ? params.post_money - params.amount
                                            : company_value(round.world, round.company);
  if (asked.pre_money > 0) asked.amount = authorised_amount(round, asked.pre_money);
  return asked;
}

HappeningKind word_for(BidFate fate) {
  switch (fate) {
    case BidFate::Partner:
      return HappeningKind::RefusedPartner;
    case BidFate::Politics:
      return HappeningKind::RefusedPolitics;
    case BidFate::Control:
      return HappeningKind::RefusedControl;
    case BidFate::Exclusivity:
      return HappeningKind::RefusedExclusivity;
    case BidFate::Full:
      return HappeningKind::RefusedFull;
    case BidFate::TooDear:
      return HappeningKind::TooDear;
    default:
      return HappeningKind::RefusedPrice;
  }
}

bool is_refused(BidFate fate) { return fate >= BidFate::Price && fate <= BidFate::Full; }

/// Each bid's entry in the journal.
std::vector<std::int32_t> take_bids(const Today& round, const Asked& asked) {
  std::vector<std::int32_t> entries;
  for (const Bid& bid : round.params.bids) {
    PartyId investor = *party_named(round.world.scenario, bid.name);
    BidState& state = round.state.bids.emplace_back(bid_of(round.world, round.params, bid, asked));
    bool bids = state.offered > 0;
    bool told = bids || state.fate == BidFate::TooDear;
    entries.push_back(told ? round.put_down(bids ? HappeningKind::Bid : HappeningKind::TooDear, investor, round.company,
                                            state.offered, round.state.because)
                           : no_cause);
  }
  return entries;
}

void answer_bids(const Today& round, const Asked& asked, const std::vector<std::int32_t>& entries) {
  const Fears fears = fears_of(round.world.scenario.companies[round.company.index - first_company]);
  Table table(round.world, round.params, round.state.bids, asked);
  const std::vector<Answer> answers = table.answers(fears);
  for (std::size_t b = 0; b < answers.size(); ++b) {
    BidState& state = round.state.bids[b];
    if (state.offered == 0) continue;
    state.fate = answers[b].fate;
    state.admitted = answers[b].admitted;
    state.score = table.score_of(b, fears);
    state.turns_partner = table.turns_at_partner(b, fears);
    state.turns_politics = table.turns_at_politics(b, fears);
    PartyId investor = *party_named(round.world.scenario, round.params.bids[b].name);
    if (is_refused(state.fate))
      round.put_down(word_for(state.fate), round.company, investor, state.offered, entries[b]);
  }
}

// ---- closing --------------------------------------------------------------------------------------------------------

/// The price at which all who are let in buy.
double agreed_pre_money(const Today& round, const Asked& asked) {
  if (!asked.bids_decide) return asked.pre_money;
  double lowest = 0;
  for (const BidState& bid : round.state.bids)
    if (bid.admitted > 0 && (lowest == 0 || bid.values < lowest)) lowest = bid.values;
  return lowest;
}

ClassNumber class_of_round(const Today& round) {
  const Company& company = round.world.scenario.companies[round.company.index - first_company];
  return class_called(company.classes, round.params.share_class);
}

void take_in(const Today& round, std::size_t b, ClassNumber kind, std::int32_t cause) {
  BidState& bid = round.state.bids[b];
  PartyId investor = *party_named(round.world.scenario, round.params.bids[b].name);
  bid.shares = shares_for(static_cast<double>(bid.admitted), round.state.price);
  if (bid.shares == 0) {
    bid.admitted = 0;
    return;
  }
  buy_shares(round.world.books, round.company, investor, bid.shares, bid.admitted, kind);
  round.state.raised += bid.admitted;
  round.state.shares += bid.shares;
  round.put_down(HappeningKind::Admitted, investor, round.company, bid.admitted, cause);
  if (bid.admitted < bid.offered)
    round.put_down(HappeningKind::CutBack, investor, round.company, bid.offered - bid.admitted, cause);
}

void close(const Today& round, const Asked& asked, const std::vector<std::int32_t>& entries) {
  Register& shares = round.world.books->shares;
  RoundTerms terms = terms_at(round, agreed_pre_money(round, asked), static_cast<double>(asked.amount));
  round.state.price = terms.price;
  round.state.pool = terms.pool - shares.pool(round.company);
  std::int64_t before = shares.diluted(round.company);
  round.state.pre_money = terms.price * static_cast<double>(before + round.state.pool);
  convert_notes(round.world, round.company, terms.price, round.state.because);
  shares.set_pool(round.company, terms.pool);
  ClassNumber kind = class_of_round(round);
  if (kind != ordinary_shares && shares.classes(round.company)[kind].price == 0)
    shares.set_price(round.company, kind, terms.price);
  for (std::size_t b = 0; b < entries.size(); ++b)
    if (round.state.bids[b].admitted > 0) take_in(round, b, kind, entries[b]);
  round.state.diluted = shares.diluted(round.company);
  round.enter(RoundStage::Closed);
  round.state.because =
      round.put_down(HappeningKind::RoundClosed, round.company, outside, round.state.raised, round.state.because);
  protect_classes(round.world, round.company, before, static_cast<double>(round.state.raised), round.state.shares,
                  round.state.because);
}

void decide(const Today& round) {
  Asked asked = asked_in(round);
  std::vector<std::int32_t> entries;
  if (asked.amount > 0 && round.world.firms->of(round.company)->alive && without_pool(round) > 0) {
    entries = take_bids(round, asked);
    answer_bids(round, asked, entries);
  }
  round.state.bids.resize(round.params.bids.size());
  bool any = std::ranges::any_of(round.state.bids, [](const BidState& bid) { return bid.admitted > 0; });
  if (any) return close(round, asked, entries);
  round.enter(RoundStage::Failed);
  round.state.because = round.put_down(HappeningKind::RoundFailed, round.company, outside, 0, round.state.because);
}

}  // namespace

void hold_rounds(World& world, const Executor&) {
  for (std::size_t r = 0; r < world.scenario.rounds.size(); ++r) {
    Today round(world, r);
    if (round.state.stage == RoundStage::Waiting) open_or_not(round);
    if (round.state.stage == RoundStage::Open && world.today - round.state.since >= round.params.lasts_days)
      decide(round);
  }
}

}  // namespace rivalry
