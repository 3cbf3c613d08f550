// Whole closed economies, in a few lines: households, producers, a government and a central bank (Godley & Lavoie 2007,
// Monetary Economics, chapters 3 and 4); and blows to the companies of a scenario, to see how far they carry.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/books.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// Model PC (Portfolio Choice); with a portfolio of money alone it is model SIM. Amounts in minor units, shares and
/// rates per period.
struct Economy {
  std::string name;
  double spending = 0;        ///< of the government
  double tax = 0;             ///< share of income, interest included
  double from_income = 0;     ///< share of disposable income that households spend
  double from_wealth = 0;     ///< share of last period's wealth that they spend
  double interest = 0;        ///< on government bills
  double bills = 0;           ///< share of wealth held in bills: this
  double bills_interest = 0;  ///< ... plus this times the interest rate
  double bills_income = 0;    ///< ... less this times disposable income over wealth
  double period_days = 7;     ///< whole
};

/// How a blow to one company carries to those whom it owes.
enum class StressRule : std::uint8_t {
  DebtRank,  ///< each hands on once what has hit it (Battiston et al. 2012)
  Linear,    ///< each hands on all that hits it (Bardoscia et al. 2015)
};

struct Stress {
  std::string name;
  std::string company;
  double shock = 1;  ///< share of its own worth that it loses
  StressRule rule = StressRule::DebtRank;
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// The sectors of an economy, in a ledger of its own.
namespace sector {
inline constexpr PartyId households = people;
inline constexpr PartyId producers{2};
inline constexpr PartyId government{3};
inline constexpr PartyId central_bank{4};
inline constexpr std::size_t count = 5;
}  // namespace sector

struct EconomyState {
  Ledger ledger;
  std::int64_t income = 0;  ///< of the last period
  std::int64_t consumption = 0;
  std::int64_t disposable = 0;
  std::int64_t taxes = 0;
};

}  // namespace rivalry
