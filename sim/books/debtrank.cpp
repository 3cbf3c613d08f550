#include "sim/books/debtrank.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "rivalry/books.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

using Losses = std::vector<double>;

std::int64_t total_assets(const Ledger& ledger, PartyId party) {
  std::int64_t sum = 0;
  for (Account account : {Account::Cash, Account::Receivables, Account::Inventory, Account::Loans, Account::Stakes})
    sum += std::max<std::int64_t>(0, ledger.balance(party, account));
  return sum;
}

/// What a party owes to whom, of bills, loans and notes.
std::map<PartyId, std::int64_t> owed_by(const Books& books, PartyId debtor) {
  std::map<PartyId, std::int64_t> owed;
  for (const Invoice& invoice : books.invoices.of(debtor)) owed[invoice.creditor] += invoice.open;
  for (const Loan& loan : books.loans.of(debtor)) owed[loan.lender] += loan.open;
  return owed;
}

double weight(const Ledger& ledger, PartyId creditor, std::int64_t claim) {
  std::int64_t worth = ledger.net_worth(creditor);
  return worth <= claim ? 1 : static_cast<double>(claim) / static_cast<double>(worth);
}

/// Adds to `hits` what `node` hands on.
void hand_on(const Exposures& exposures, std::size_t node, double blow, Losses& hits) {
  for (const Exposures::Link& link : exposures.links[node]) hits[link.to] += link.weight * blow;
}

double capped(double loss) { return std::fmin(1, loss); }

Losses once_each(const Exposures& exposures, Losses lost) {
  enum class State : std::uint8_t { Untouched, Hit, Done };
  std::vector<State> states(lost.size(), State::Untouched);
  auto touch = [&] {
    bool any = false;
    for (std::size_t node = 0; node < lost.size(); ++node)
      if (states[node] == State::Untouched && lost[node] > 0) {
        states[node] = State::Hit;
        any = true;
      }
    return any;
  };
  while (touch()) {
    Losses hits(lost.size(), 0);
    for (std::size_t node = 0; node < lost.size(); ++node)
      if (states[node] == State::Hit) {
        hand_on(exposures, node, lost[node], hits);
        states[node] = State::Done;
      }
    for (std::size_t node = 0; node < lost.size(); ++node) lost[node] = capped(lost[node] + hits[node]);
  }
  return lost;
}

Losses all_of_it(const Exposures& exposures, Losses lost) {
  constexpr int most_steps = 10000;
  constexpr double nothing = 1e-12;
  Losses more = lost;
  for (int step = 0; step < most_steps; ++step) {
    Losses hits(lost.size(), 0);
    for (std::size_t node = 0; node < lost.size(); ++node)
      if (more[node] > 0) hand_on(exposures, node, more[node], hits);
    double largest = 0;
    for (std::size_t node = 0; node < lost.size(); ++node) {
      double after = capped(lost[node] + hits[node]);
      more[node] = after - lost[node];
      lost[node] = after;
      largest = std::fmax(largest, more[node]);
    }
    if (largest < nothing) break;
  }
  return lost;
}

}  // namespace

std::size_t Exposures::find(PartyId party) const {
  auto at = std::lower_bound(nodes.begin(), nodes.end(), party);
  return at != nodes.end() && *at == party ? static_cast<std::size_t>(at - nodes.begin()) : nodes.size();
}

Exposures exposures(const World& world) {
  const Ledger& ledger = world.books->ledger;
  Exposures made;
  for (const Firm& firm : world.firms->all)
    if (firm.alive) made.nodes.push_back(firm.party);
  double whole = 0;
  for (PartyId party : made.nodes) whole += static_cast<double>(total_assets(ledger, party));
  for (PartyId party : made.nodes) {
    made.share.push_back(whole > 0 ? static_cast<double>(total_assets(ledger, party)) / whole : 0);
    auto& links = made.links.emplace_back();
    for (auto [creditor, claim] : owed_by(world.books, party))
      if (std::size_t to = made.find(creditor); to < made.nodes.size())
        links.push_back({static_cast<std::uint32_t>(to), weight(ledger, creditor, claim)});
  }
  return made;
}

std::vector<double> spread_blow(const Exposures& exposures, std::size_t hit, double shock, StressRule rule) {
  Losses lost(exposures.nodes.size(), 0);
  lost[hit] = shock;
  return rule == StressRule::DebtRank ? once_each(exposures, std::move(lost)) : all_of_it(exposures, std::move(lost));
}

double impact(const Exposures& exposures, const std::vector<double>& lost, std::size_t hit, double shock) {
  double sum = 0;
  for (std::size_t node = 0; node < lost.size(); ++node)
    sum += exposures.share[node] * (node == hit ? lost[node] - shock : lost[node]);
  return sum;
}

}  // namespace rivalry
