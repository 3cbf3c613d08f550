#include "sim/books/default.hpp"

#include <algorithm>
#include <map>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/clearing.hpp"
#include "sim/books/invoices.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "sim/books/waterfall.hpp"

namespace rivalry {

namespace {

// ---- who is a candidate ---------------------------------------------------------------------------------------------

struct Candidate {
  PartyId party;
  std::int32_t because = no_cause;
};

double grace(const World& world, const Firm& firm, const Invoice& invoice) {
  bool wages = invoice.rank == Rank::Senior && invoice.creditor == people;
  std::uint32_t company = firm.party.index - first_company;
  if (!wages || company >= world.firms->companies) return firm.default_after;
  return std::min(firm.default_after, world.scenario.companies[company].wages_after);
}

bool is_overdue_for_too_long(const World& world, const Firm& firm) {
  for (const Invoice& invoice : world.books->invoices.of(firm.party)) {
    if (invoice.due > world.today) break;
    if (world.today - invoice.due >= grace(world, firm, invoice)) return true;
  }
  return false;
}

std::int32_t cause_of(const World& world, const Firm& firm) {
  for (const Failing& failing : world.firms->failing)
    if (failing.party == firm.party && failing.because != no_cause) return failing.because;
  return firm.because != no_cause ? firm.because : firm.first_arrears;
}

std::vector<Candidate> candidates(const World& world) {
  std::vector<Candidate> found;
  for (const Firm& firm : world.firms->all) {
    auto named = [&](const Failing& failing) { return failing.party == firm.party; };
    if (!firm.alive) continue;
    if (is_overdue_for_too_long(world, firm) || std::ranges::any_of(world.firms->failing, named))
      found.push_back({firm.party, cause_of(world, firm)});
  }
  return found;
}

// ---- what they have and owe -----------------------------------------------------------------------------------------

/// A debt and where it stands in the books.
struct ClaimStanding {
  bool loan = false;
  std::size_t place = 0;
};

struct Problem {
  std::vector<ClearingNode> nodes;
  std::vector<ClearingDebt> debts;      ///< node by node
  std::vector<ClaimStanding> standing;  ///< per debt
  std::vector<std::size_t> first;       ///< per node: its first debt; and one more, the end
};

std::int64_t stock_brings(const World& world, PartyId party) {
  std::int64_t cost = std::max<std::int64_t>(0, world.books->ledger.balance(party, Account::Inventory));
  return share_of(cost, world.scenario.recovery.stock);
}

Problem problem_of(const World& world, const std::vector<Candidate>& cleared) {
  Problem problem;
  auto node_of = [&](PartyId party) {
    auto at = std::ranges::lower_bound(cleared, party, {}, &Candidate::party);
    bool found = at != cleared.end() && at->party == party;
    return found ? static_cast<std::uint32_t>(at - cleared.begin()) : ClearingDebt::elsewhere;
  };
  for (std::uint32_t node = 0; node < cleared.size(); ++node) {
    PartyId party = cleared[node].party;
    problem.first.push_back(problem.debts.size());
    problem.nodes.push_back({std::max<std::int64_t>(0, world.books->ledger.cash(party)), stock_brings(world, party)});
    auto add = [&](PartyId creditor, std::int64_t amount, Rank rank, bool due, ClaimStanding standing) {
      problem.debts.push_back({node, node_of(creditor), amount, rank, due});
      problem.standing.push_back(standing);
    };
    auto bills = world.books->invoices.of(party);
    for (std::size_t i = 0; i < bills.size(); ++i)
      add(bills[i].creditor, bills[i].open, bills[i].rank, bills[i].due <= world.today, {false, i});
    auto loans = world.books->loans.of(party);
    for (std::size_t i = 0; i < loans.size(); ++i) add(loans[i].lender, loans[i].open, loans[i].rank, false, {true, i});
  }
  problem.first.push_back(problem.debts.size());
  return problem;
}

// ---- what it means for the books ------------------------------------------------------------------------------------

void post_if_any(World& world, PartyId from, PartyId to, std::int64_t amount, TransferReason reason) {
  if (amount > 0) world.books->ledger.post({from, to, amount, reason});
}

void sell_stock(World& world, PartyId party, std::int64_t brings) {
  post_if_any(world, party, outside, world.books->ledger.balance(party, Account::Inventory), TransferReason::WriteDown);
  post_if_any(world, outside, party, brings, TransferReason::FireSale);
  Firm& firm = *world.firms->of(party);
  firm.old_stock = 0;
  for (Line& line : firm.lines) line.stock = 0;
}

/// Pays what the clearing says of one party's debts; of the insolvent, writes the rest off. What each creditor loses.
std::map<PartyId, std::int64_t> pay_debts(World& world, const Problem& problem, const Cleared& cleared,
                                          std::uint32_t node, PartyId party, Estate* estate) {
  Books& books = world.books;
  std::map<PartyId, std::int64_t> lost;
  for (std::size_t i = problem.first[node + 1];
       i-- > problem.first[node];) {  // backwards: a loan repaid in full is gone
    const ClearingDebt& debt = problem.debts[i];
    auto [loan, place] = problem.standing[i];
    PartyId creditor = loan ? books.loans.of(party)[place].lender : books.invoices.of(party)[place].creditor;
    std::int64_t paid = cleared.paid[i], unpaid = debt.amount - paid;
    if (paid > 0) loan ? repay(books, party, place, paid) : pay(books, party, place, paid);
    if (!estate || unpaid == 0) continue;
    loan ? lose_loan(books, party, place) : lose(books, party, place, unpaid);
    lost[creditor] += unpaid;
    estate->unpaid.push_back({creditor, debt.rank, unpaid});
  }
  books.invoices.tidy(party);
  return lost;
}

void note_losses(World& world, const Candidate& failed, const std::map<PartyId, std::int64_t>& lost) {
  std::int64_t total = 0;
  for (auto [creditor, amount] : lost) total += amount;
  std::int32_t happening = note(world.journal, {.day = world.today,
                                                .what = HappeningKind::Default,
                                                .who = failed.party,
                                                .amount = total,
                                                .cause = failed.because});
  world.firms->of(failed.party)->because = happening;
  for (auto [creditor, amount] : lost) {
    if (creditor == outside || creditor == people) continue;
    std::int32_t loss = note(world.journal, {.day = world.today,
                                             .what = HappeningKind::Loss,
                                             .who = creditor,
                                             .whom = failed.party,
                                             .amount = amount,
                                             .cause = happening});
    Firm* firm = world.firms->of(creditor);
    if (!firm) continue;
    firm->lost += amount;
    if (firm->alive) firm->because = loss;
  }
}

void wind_up(World& world, const Problem& problem, const Cleared& cleared, std::uint32_t node,
             const Candidate& failed) {
  sell_stock(world, failed.party, problem.nodes[node].stock);
  Estate estate{failed.party, {}};
  auto lost = pay_debts(world, problem, cleared, node, failed.party, &estate);
  post_if_any(world, failed.party, outside, cleared.costs[node], TransferReason::BankruptcyCosts);
  lose_stakes(world.books, failed.party);
  std::ranges::stable_sort(estate.unpaid, {}, [](const Estate::Unpaid& u) { return std::pair(u.rank, u.creditor); });
  if (!estate.unpaid.empty()) world.books->estates.push_back(std::move(estate));
  Firm& firm = *world.firms->of(failed.party);
  firm.alive = false;
  firm.failed = world.today;
  note_losses(world, failed, lost);
}

// ---- estates --------------------------------------------------------------------------------------------------------

/// Everything that came in goes out, as far as anything is still owed.
void pay_dividends(World& world, Estate& estate) {
  std::int64_t pot = world.books->ledger.cash(estate.firm);
  bool all_paid = std::ranges::all_of(estate.unpaid, [](const Estate::Unpaid& unpaid) { return unpaid.amount == 0; });
  if (pot <= 0 || all_paid) return;
  std::int64_t keeps = share_of(pot, world.scenario.recovery.claims);
  post_if_any(world, estate.firm, outside, pot - keeps, TransferReason::BankruptcyCosts);
  for (std::size_t first = 0, last = 0; keeps > 0 && first < estate.unpaid.size(); first = last) {
    std::vector<std::int64_t> amounts;
    for (; last < estate.unpaid.size() && estate.unpaid[last].rank == estate.unpaid[first].rank; ++last)
      amounts.push_back(estate.unpaid[last].amount);
    auto parts = split(keeps, amounts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Estate::Unpaid& unpaid = estate.unpaid[first + i];
      post_if_any(world, estate.firm, unpaid.creditor, parts[i], TransferReason::Dividend);
      unpaid.amount -= parts[i];
      keeps -= parts[i];
      if (Firm* firm = world.firms->of(unpaid.creditor)) firm->lost -= parts[i];
    }
  }
}

}  // namespace

void clear_insolvencies(World& world, const Executor&) {
  for (Estate& estate : world.books->estates) pay_dividends(world, estate);
  std::vector<Candidate> tonight = candidates(world);
  world.firms->failing.clear();
  if (tonight.empty()) return;
  Problem problem = problem_of(world, tonight);
  Cleared cleared = clear(problem.nodes, problem.debts, world.scenario.recovery);
  for (std::uint32_t node = 0; node < tonight.size(); ++node)
    if (cleared.is_insolvent(node))
      wind_up(world, problem, cleared, node, tonight[node]);
    else
      pay_debts(world, problem, cleared, node, tonight[node].party, nullptr);
}

}  // namespace rivalry
