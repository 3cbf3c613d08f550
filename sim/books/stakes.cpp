#include "sim/books/stakes.hpp"

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/shares.hpp"

namespace rivalry {

namespace {

/// The holder's Stakes in the company become worth `amount` instead of what these shares cost.
void revalue(Books& books, PartyId company, PartyId holder, std::int64_t cost, std::int64_t amount) {
  expects(amount >= 0, "shares are sold for nothing or more");
  if (amount > cost) books.ledger.post({holder, company, amount - cost, TransferReason::StakeGained});
  if (amount < cost) books.ledger.post({holder, company, cost - amount, TransferReason::StakeLost});
}

}  // namespace

void buy_shares(Books& books, PartyId company, PartyId investor, std::int64_t shares, std::int64_t amount,
                ClassNumber kind) {
  books.ledger.post({investor, company, amount, TransferReason::Shares});
  books.shares.issue(company, investor, shares, amount, kind);
}

void sell_stake(Books& books, PartyId company, PartyId seller, PartyId buyer, ClassNumber kind, std::int64_t shares,
                std::int64_t amount) {
  expects(seller != company && buyer != company, "a company does not hold its own shares");
  revalue(books, company, seller, books.shares.cost(company, seller, shares, kind), amount);
  if (amount > 0) books.ledger.post({buyer, seller, amount, TransferReason::ShareSale});
  books.shares.move(company, seller, buyer, shares, amount, kind);
}

void buy_back(Books& books, PartyId company, PartyId holder, ClassNumber kind, std::int64_t shares,
              std::int64_t amount) {
  revalue(books, company, holder, books.shares.cost(company, holder, shares, kind), amount);
  if (amount > 0) books.ledger.post({company, holder, amount, TransferReason::BuyBack});
  books.shares.retire(company, holder, shares, kind);
}

void lose_stakes(Books& books, PartyId company) {
  for (const Register::Holding& holding : books.shares.of(company))
    if (holding.paid > 0) books.ledger.post({holding.holder, company, holding.paid, TransferReason::StakeLost});
  books.shares.void_cost(company);
}

ClassNumber class_called(const std::vector<ShareClass>& classes, const std::string& name) {
  for (std::size_t k = 0; k < classes.size(); ++k)
    if (classes[k].name == name) return static_cast<ClassNumber>(k + 1);
  return ordinary_shares;
}

}  // namespace rivalry
