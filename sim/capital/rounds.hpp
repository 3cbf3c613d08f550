// Private rounds: companies ask for money, investors bid, boards choose.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Rounds open on their date, by chance, when their company seeks a rescuer, or after another round has been decided;
/// when they have lasted long enough they are decided. Investors who think the shares worth the price, and have the
/// money, bid (sim/capital/bids.hpp); the board answers (sim/capital/admission.hpp). If the round does not fail, notes
/// convert, the pool is filled up, those let in pay and get shares of the round's class, and protected classes are
/// adjusted. If the bids decide, all pay the lowest price of those let in. No more shares are sold than authorised.
void hold_rounds(World& world, const Executor& executor);

}  // namespace rivalry
