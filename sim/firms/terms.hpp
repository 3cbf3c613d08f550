// Suppliers watch their customer and choose on what terms they deliver.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Once a week each supplier compares its suspicion with what it bears and chooses: on terms, up to a limit, for cash,
/// not at all, or in court (the dynamic rule of the supplier run; Morris & Shin 2003 for its equilibrium). What
/// changes is noted, and told to the chat group when somebody stops. A court whose time has run out declares the
/// company insolvent.
void choose_terms(World& world, const Executor& executor);

/// Unpaid suppliers complain to one another; enough of them make a protest.
void complain_of_arrears(World& world, const Executor& executor);

/// Suppliers' other customers pay, and their own fixed costs fall due; those that have failed are replaced.
void run_suppliers(World& world, const Executor& executor);

}  // namespace rivalry
