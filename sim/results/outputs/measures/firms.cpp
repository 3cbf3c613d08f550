#include "sim/results/outputs/measures/firms.hpp"

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/worth.hpp"
#include "sim/firms/review.hpp"

namespace rivalry::measures {

namespace {

/// One value per company, of the living; 0 for those that have failed.
template <class Of>
void by_firm(const World& world, std::span<double> cells, Of of) {
  for (std::size_t c = 0; c < cells.size(); ++c)
    cells[c] = world.firms->all[c].alive ? static_cast<double>(of(world.firms->all[c], c)) : 0;
}

}  // namespace

void company_revenue(const World& world, std::span<double> cells) {
  const Ledger& ledger = world.books->ledger;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    PartyId party = world.firms->company(c);
    std::int64_t revenue = 0;
    for (TransferReason reason :
         {TransferReason::Sale, TransferReason::Refund, TransferReason::TakeRate, TransferReason::PaymentFee})
      revenue += ledger.earned(reason, party);
    for (TransferReason reason : {TransferReason::Fees, TransferReason::Advertising,
                                  TransferReason::Commission})  // what it pays itself is no less revenue
      revenue += ledger.cash_flow(reason, party) + ledger.cash_paid(reason, party);
    cells[c] = static_cast<double>(revenue);
  }
}

void company_staff(const World& world, std::span<double> cells) {
  by_firm(world, cells, [](const Firm& firm, std::size_t) { return firm.staff; });
}

void company_served(const World& world, std::span<double> cells) {
  by_firm(world, cells, [](const Firm& firm, std::size_t) { return firm.fill; });
}

void company_runway(const World& world, std::span<double> cells) {
  constexpr double longest = 3652.5;
  by_firm(world, cells, [&](const Firm&, std::size_t c) { return std::min(longest, runway_days(world, c)); });
}

void company_value(const World& world, std::span<double> cells) {
  by_firm(world, cells, [&](const Firm& firm, std::size_t) { return company_value(world, firm.party); });
}

void company_suppliers(const World& world, std::span<double> cells) {
  constexpr std::size_t ways = std::size(delivers_words);
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    for (const Line& line : world.firms->all[c].lines) {
      bool failed = line.supplier == outside || !world.firms->of(line.supplier)->alive;
      ++cells[c * ways + (failed ? ways - 1 : static_cast<std::size_t>(line.delivers))];
    }
}

void stake_shares(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  auto holders = static_cast<std::uint32_t>(first_company + world.firms->companies + world.firms->investors);
  for (std::uint32_t holder = people.index; holder < holders; ++holder)
    for (std::size_t c = 0; c < world.firms->companies; ++c)
      cells[cell++] = static_cast<double>(world.books->shares.held(world.firms->company(c), PartyId{holder}));
}

}  // namespace rivalry::measures
