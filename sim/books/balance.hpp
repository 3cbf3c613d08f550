// Whether all books agree, every night.
#pragma once

namespace rivalry {

struct Books;
struct Executor;
struct World;

/// Throws InvariantError, naming the party and what was last posted there today, unless every party's open invoices are
/// its payables and receivables, its open loans and notes its debt, notes and loans, and what was paid for its shares
/// its capital and its holders' stakes.
void claims_agree(const Books& books);

/// For the timetable, every night: claims_agree, no share has appeared or vanished, and the ledger closes its day (see
/// Ledger::close_day).
void check_books(World& world, const Executor& executor);

}  // namespace rivalry
