// Markets: where companies are sued, and must stop selling.
#pragma once

namespace rivalry {

struct BusinessLine;
struct Executor;
struct LineState;
struct Market;
struct World;

/// Suits begin, by events or by chance, with a hazard in proportion to what is sold in the market and to the patents
/// that are not licensed; injunctions stop sales there, and are lifted in part; and both sides settle: the company
/// pays, and is licensed from then on.
void decide_lawsuits(World& world, const Executor& executor);

/// Share of what the line could sell that its market and its courts allow today: 1 outside of all markets.
double allowed_in(const World& world, const BusinessLine& line, const LineState& state);

/// Hazard per day that the line is sued.
double suit_hazard(const Market& market, double sales_a_day, double licences);

}  // namespace rivalry
