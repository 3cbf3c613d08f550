#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/money.hpp"
#include "rivalry/shares.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

using Holdings = std::vector<Register::Holding>;

template <class Holdings>
auto find(Holdings& holdings, PartyId holder, ClassNumber kind) -> decltype(&*holdings.begin()) {
  auto at = std::ranges::find_if(
      holdings, [&](const Register::Holding& each) { return each.holder == holder && each.kind == kind; });
  return at == holdings.end() ? nullptr : &*at;
}

Register::Holding& find_or_add(Holdings& holdings, PartyId holder, ClassNumber kind) {
  if (Register::Holding* found = find(holdings, holder, kind)) return *found;
  return holdings.emplace_back(Register::Holding{holder, 0, 0, kind});
}

/// The holding, const or not as `holdings` are.
template <class Holdings>
auto& with_shares(Holdings& holdings, PartyId company, PartyId holder, std::int64_t shares, ClassNumber kind) {
  auto* found = find(holdings, holder, kind);
  if (!found || shares <= 0 || found->shares < shares)
    throw InvariantError(fmt::format("party {} cannot pass on {} shares of party {}: it has {}", holder.index, shares,
                                     company.index, found ? found->shares : 0));
  return *found;
}

/// So much of what was paid for them goes with `shares` of the holding.
std::int64_t cost_of(const Register::Holding& holding, std::int64_t shares) {
  return static_cast<std::int64_t>(Wide{holding.paid} * shares / holding.shares);
}

std::int64_t as_ordinary(std::int64_t shares, const ClassState& kind) {
  if (kind.converts == 1) return shares;
  return static_cast<std::int64_t>(std::floor(static_cast<double>(shares) * kind.converts));
}

}  // namespace

Register::Register(std::size_t parties)
    : of_company_(parties), classes_(parties, std::vector<ClassState>(1)), pool_(parties, 0) {}

ClassNumber Register::add_class(PartyId company, const ClassState& kind) {
  expects(kind.issued == 0 && kind.converts > 0, "a new class has no shares yet, and converts");
  classes_[company.index].push_back(kind);
  return static_cast<ClassNumber>(classes_[company.index].size() - 1);
}

void Register::set_price(PartyId company, ClassNumber kind, double price) {
  expects(price > 0 && kind != ordinary_shares, "a class is sold for more than nothing");
  classes_[company.index].at(kind).price = price;
}

void Register::set_conversion(PartyId company, ClassNumber kind, double converts) {
  expects(converts > 0, "a share converts into more than none");
  classes_[company.index].at(kind).converts = converts;
}

void Register::issue(PartyId company, PartyId holder, std::int64_t shares, std::int64_t paid, ClassNumber kind) {
  expects(company.index < classes_.size(), "a company that is there");
  expects(shares >= 0 && paid >= 0, "shares and what is paid for them are not below 0");
  ClassState& issued_kind = classes_[company.index].at(kind);
  issued_kind.issued = checked_add(issued_kind.issued, shares, "a company's shares");
  Holding& holding = find_or_add(of_company_[company.index], holder, kind);
  holding.shares += shares;
  holding.paid = checked_add(holding.paid, paid, "what a holder has paid");
}

void Register::move(PartyId company, PartyId from, PartyId to, std::int64_t shares, std::int64_t paid,
                    ClassNumber kind) {
  expects(from != to && paid >= 0, "shares pass from one party to another, for nothing or more");
  Holdings& holdings = of_company_[company.index];
  Holding& seller = with_shares(holdings, company, from, shares, kind);
  seller.paid -= cost_of(seller, shares);
  seller.shares -= shares;
  Holding& buyer = find_or_add(holdings, to, kind);
  buyer.shares += shares;
  buyer.paid = checked_add(buyer.paid, paid, "what a holder has paid");
}

void Register::retire(PartyId company, PartyId holder, std::int64_t shares, ClassNumber kind) {
  Holding& holding = with_shares(of_company_[company.index], company, holder, shares, kind);
  holding.paid -= cost_of(holding, shares);
  holding.shares -= shares;
  classes_[company.index].at(kind).issued -= shares;
}

void Register::convert_class(PartyId company, ClassNumber kind) {
  expects(kind != ordinary_shares, "ordinary shares are what others convert into");
  ClassState& converted = classes_[company.index].at(kind);
  const Holdings before = of_company_[company.index];
  for (const Holding& each : before) {
    if (each.kind != kind || each.shares == 0) continue;
    *find(of_company_[company.index], each.holder, kind) = {each.holder, 0, 0, kind};
    issue(company, each.holder, as_ordinary(each.shares, converted), each.paid);
  }
  converted.issued = 0;
}

std::int64_t Register::cost(PartyId company, PartyId holder, std::int64_t shares, ClassNumber kind) const {
  return cost_of(with_shares(of_company_[company.index], company, holder, shares, kind), shares);
}

void Register::void_cost(PartyId company) {
  for (Holding& holding : of_company_[company.index]) holding.paid = 0;
}

std::int64_t Register::held(PartyId company, PartyId holder) const {
  std::int64_t shares = 0;
  for (const Holding& holding : of_company_[company.index])
    if (holding.holder == holder) shares += as_ordinary(holding.shares, classes_[company.index][holding.kind]);
  return shares;
}

std::int64_t Register::held_of(PartyId company, PartyId holder, ClassNumber kind) const {
  const Holding* found = find(of_company_[company.index], holder, kind);
  return found ? found->shares : 0;
}

std::int64_t Register::issued(PartyId company) const {
  std::int64_t shares = 0;
  for (const ClassState& kind : classes_[company.index])
    shares = checked_add(shares, as_ordinary(kind.issued, kind), "a company's shares");
  return shares;
}

double Register::votes(PartyId company, PartyId holder) const {
  double own = 0, all = 0;
  for (const Holding& holding : of_company_[company.index]) {
    double votes = static_cast<double>(holding.shares) * classes_[company.index][holding.kind].votes;
    all += votes;
    if (holding.holder == holder) own += votes;
  }
  return all > 0 ? own / all : 0;
}

void Register::check() const {
  for (std::size_t company = 0; company < classes_.size(); ++company)
    for (std::size_t kind = 0; kind < classes_[company].size(); ++kind) {
      Wide held = 0;
      for (const Holding& holding : of_company_[company])
        if (holding.kind == kind) held += holding.shares;
      if (held != classes_[company][kind].issued)
        throw InvariantError(fmt::format("the holders of party {} have {} shares of {} issued", company,
                                         static_cast<std::int64_t>(held), classes_[company][kind].issued));
    }
}

}  // namespace rivalry
