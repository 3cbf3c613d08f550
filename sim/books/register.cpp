#include <fmt/format.h>

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/money.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

Register::Holding* find(std::vector<Register::Holding>& holdings, PartyId holder) {
  auto at = std::ranges::find(holdings, holder, &Register::Holding::holder);
  return at == holdings.end() ? nullptr : &*at;
}

Register::Holding& find_or_add(std::vector<Register::Holding>& holdings, PartyId holder) {
  if (Register::Holding* found = find(holdings, holder)) return *found;
  return holdings.emplace_back(Register::Holding{holder});
}

}  // namespace

Register::Register(std::size_t parties) : of_company_(parties), issued_(parties, 0) {}

void Register::issue(PartyId company, PartyId holder, std::int64_t shares, std::int64_t paid) {
  expects(company.index < issued_.size(), "a company that is there");
  expects(shares >= 0 && paid >= 0, "shares and what is paid for them are not below 0");
  issued_[company.index] = checked_add(issued_[company.index], shares, "a company's shares");
  Holding& holding = find_or_add(of_company_[company.index], holder);
  holding.shares += shares;
  holding.paid = checked_add(holding.paid, paid, "what a holder has paid");
}

void Register::move(PartyId company, PartyId from, PartyId to, std::int64_t shares) {
  auto& holdings = of_company_[company.index];
  Holding* seller = find(holdings, from);
  if (!seller || shares <= 0 || seller->shares < shares)
    throw InvariantError(fmt::format("party {} cannot pass on {} shares of party {}: it has {}", from.index, shares,
                                     company.index, seller ? seller->shares : 0));
  seller->shares -= shares;
  find_or_add(holdings, to).shares += shares;
}

void Register::void_cost(PartyId company) {
  for (Holding& holding : of_company_[company.index]) holding.paid = 0;
}

std::int64_t Register::held(PartyId company, PartyId holder) const {
  for (const Holding& holding : of_company_[company.index])
    if (holding.holder == holder) return holding.shares;
  return 0;
}

void Register::check() const {
  for (std::size_t company = 0; company < issued_.size(); ++company) {
    Wide held = 0;
    for (const Holding& holding : of_company_[company]) held += holding.shares;
    if (held != issued_[company])
      throw InvariantError(fmt::format("the holders of party {} have {} shares of {} issued", company,
                                       static_cast<std::int64_t>(held), issued_[company]));
  }
}

}  // namespace rivalry
