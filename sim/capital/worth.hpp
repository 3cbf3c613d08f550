// What companies are worth, to the market and to an investor.
#pragma once

#include <string>

#include "rivalry/business.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

/// Remembers what companies have on the first morning. To be called before anything moves.
void begin_worth(World& world);

/// Moves the mood of the market and values every company: its business, its money, and its stakes in others.
///
/// Its business is worth `start` at the beginning, and changes as its sales and users do; or, without `start`, a
/// multiple of a year's sales, linear in their growth and margin as the comparables of Bhojraj & Lee (2002, Journal of
/// Accounting Research 40:407, eq. 1), and an amount for each user. The mood multiplies that: with a drift d and a
/// volatility v it is exp(d t + x - Var(x) / 2), x Gaussian, a random walk or (with `reverts`) an Ornstein-Uhlenbeck
/// process, stepped exactly by the day; its mean is exp(d t), and without `reverts` it is geometric Brownian motion.
///
/// Equity is business, plus money less debts (with `start`: what has come since), plus stakes at fully diluted shares;
/// all companies' values are solved together, and none is below 0. Throws InvariantError if companies own each other
/// altogether.
void value_companies(World& world, const Executor& executor);

/// What the market thinks the company's equity is worth today, in minor units; 0 once it has failed.
double company_value(const World& world, PartyId company);

/// The same, with what it was paid and has paid since it was valued today.
double value_by_now(const World& world, PartyId company);

/// What its sales and users are worth, whatever the mood and whatever else it has or owes; 0 once it has failed.
double business_value(const World& world, PartyId company);

/// The market changes its mind: the company's equity is worth so many times as much from now on. What it has in money
/// and stakes is worth what it is, so that all of the change falls on its business; nothing changes without one.
void rerate(World& world, PartyId company, double times);

/// What customers and partners pay it a day: smoothed over four weeks.
double sales_a_day(const World& world, PartyId company);

/// What this investor thinks it is worth.
double believed_value(const World& world, PartyId investor, PartyId company);

/// The investor's view of the company; a neutral one if it has none.
View view_of(const World& world, PartyId investor, PartyId company);

/// People who opened the platform of this name in the last 30 days; 0 without one.
double monthly_users(const World& world, const std::string& platform);

/// At which the investor of this name discounts what comes later, per day; 0 for anybody else.
double discount_rate(const Scenario& scenario, const std::string& investor);

}  // namespace rivalry
