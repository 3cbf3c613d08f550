// What merchants have to spend, and how they make it last.
#pragma once

namespace rivalry {

struct Merchant;
struct MerchantState;
struct World;

/// What merchants have on the first morning.
void begin_budgets(World& world);

/// A new day: yesterday's sales are counted; budgets of a day, or of a week that begins, are filled up; what is left of
/// the old ones lapses. Once a week a budget is multiplied by (return / target) ^ follows, the return being what was
/// sold in the week over what was spent in it, between a tenth and ten times the target; it stays between its floor and
/// its ceiling.
void fill_budgets(World& world);

/// The day is over: what merchants spend a day is smoothed over four weeks; and who paces bids less from tomorrow if
/// today's spending, at the rate of the time in which money was there, was above what the budget allows a day, and more
/// if it was below. The multiplier m of adaptive pacing (Balseiro & Gur 2019, Management Science 65:3952: bid / (1 +
/// m), m moves by a step times what was spent over what was allowed, and does not fall below 0), with the day as its
/// period.
void end_day_of_budgets(World& world);

/// What the merchant bids today for a click of one person.
double bid_today(const Merchant& params, const MerchantState& state);

}  // namespace rivalry
