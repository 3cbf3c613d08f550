#include "sim/capital/protection.hpp"

#include "rivalry/books.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/cap_table.hpp"

namespace rivalry {

namespace {

void note_gain(World& world, PartyId company, ClassNumber kind, std::int32_t cause) {
  for (const Register::Holding& holding : world.books->shares.of(company))
    if (holding.kind == kind && holding.shares > 0)
      note(world.journal, {.day = world.today,
                           .what = HappeningKind::Protected,
                           .who = holding.holder,
                           .whom = company,
                           .cause = cause});
}

}  // namespace

void protect_classes(World& world, PartyId company, std::int64_t diluted, double money, std::int64_t new_shares,
                     std::int32_t cause) {
  Register& shares = world.books->shares;
  if (new_shares <= 0 || diluted <= 0) return;
  for (ClassNumber kind = ordinary_shares + 1; kind < shares.classes(company).size(); ++kind) {
    const ClassState state = shares.classes(company)[kind];
    if (state.protection == Protection::None || state.price <= 0 || state.issued == 0) continue;
    double now = state.price / state.converts;
    double then = protected_price(state.protection, now, diluted, money, new_shares);
    if (then >= now) continue;
    shares.set_conversion(company, kind, state.price / then);
    note_gain(world, company, kind, cause);
  }
}

}  // namespace rivalry
