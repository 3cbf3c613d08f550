// Insolvency: who fails, what the estate pays, and who loses what.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// For the timetable, every night after payments.
///
/// First, estates: what a failed firm has been paid since yesterday (its claims on others live on) goes to those who
/// have not been paid, by rank, less the costs of recovery; this is a dividend and lowers Firm::lost.
///
/// Then, failures. A living firm is a candidate when a bill is still open at the end of the `default_after`-th day
/// after its due date (of a company's wages: the `wages_after`-th), or when Firms::failing names it; that list is
/// emptied. All candidates are cleared together (sim/books/clearing.hpp). One that can pay all that is due, from all
/// its cash and from what the others pay it, pays and goes on. All others are insolvent: all their debts fall due;
/// goods are sold to the outside for Recovery::stock of their cost; creditors are paid by rank; the rest of the debts,
/// and what was paid for its shares, is written off; the firm is no longer alive. Noted: Default (amount: what its
/// creditors lose), caused by what Firms::failing says, else by what last made things worse, else by the first arrears;
/// and a Loss for every firm and investor that loses, which is then what last made things worse for a firm.
///
/// Money is conserved: what recovery costs goes to the outside. Draws nothing.
void clear_insolvencies(World& world, const Executor& executor);

}  // namespace rivalry
