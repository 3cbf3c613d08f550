// Paying what is due.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct World;

/// For the timetable, every day: whoever owes something that is due (today or before) pays what he can of it, with the
/// cash he has when payments begin; what is received today can be spent tomorrow, so no order of parties matters.
///
/// A living firm pays its senior bills (wages, refunds) first, oldest first, on any day; then, on a day on which it
/// pays at all (Firm::pays_today), the others by its policy from cash above its reserve. A firm without any grace
/// (default_after below one day) that cannot pay all that is due pays nobody: it is cleared tonight. The outside world
/// pays in full, people and investors as far as they have cash. Firms that have failed have nothing to pay.
///
/// What is still open tonight although its day has come is late. The first time that a firm cannot pay on a day on
/// which it pays is noted (FirstArrears), and so are wages not paid in full on their day (WagesLate); creditors of
/// companies with suppliers see what happens to their own bills: see sim/books/payment_signals.hpp.
///
/// Linear in the bills that are due. Draws nothing.
void pay_bills(World& world, const Executor& executor);

/// What is paid of each of these bills (all due; Invoices::of order) with so much cash. Pure.
std::vector<std::int64_t> share_out(std::span<const Invoice> due, std::int64_t cash, PayPolicy policy,
                                    std::span<const PartyId> critical);

}  // namespace rivalry
