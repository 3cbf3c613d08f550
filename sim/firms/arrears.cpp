#include "sim/firms/arrears.hpp"

#include "rivalry/books.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

std::vector<Arrears> arrears_by_supplier(const World& world, const Firm& company) {
  std::vector<Arrears> arrears(company.critical.size());
  if (arrears.empty()) return arrears;
  std::uint32_t first = company.critical.front().index;
  for (const Invoice& invoice : world.books->invoices.of(company.party)) {
    if (invoice.due >= world.today) break;
    std::uint32_t place = invoice.creditor.index - first;
    if (invoice.creditor.index < first || place >= arrears.size()) continue;
    Arrears& its = arrears[place];
    if (its.days == 0) its.days = world.today - invoice.due;
    its.amount += invoice.open;
  }
  return arrears;
}

}  // namespace rivalry
