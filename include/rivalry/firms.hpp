// Companies and their suppliers as they are. What a scenario says of them is in companies.hpp.
//
// Money is in minor units of the scenario's currency. Rates are per day, durations in days, shares in [0, 1].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/terms.hpp"

namespace rivalry {

/// On what terms a supplier delivers.
enum class Delivers : std::uint8_t { OnTerms, UpToLimit, ForCash, NotAtAll, InCourt };
inline constexpr std::size_t delivers_count = 5;

struct Order {
  Day arrives;
  std::int64_t cost = 0;
};

/// What one supplier delivers to one company.
struct Line {
  PartyId supplier;  ///< the outside, for cash, once a supplier that failed has been replaced
  double share = 0;  ///< of what the company sells
  std::int64_t stock = 0;
  std::vector<Order> orders;  ///< under way, by day of arrival
  Delivers delivers = Delivers::OnTerms;
  double nerve = 0;                 ///< shifts its tolerance, in log-odds
  std::int64_t weekly = 0;          ///< what it usually delivers in a week
  Day claimed;                      ///< since when in court, for what was due until then
  std::uint16_t complaints = 0;     ///< so far, each about older debts
  std::int32_t because = no_cause;  ///< its last entry in the journal
};

/// A company or a supplier.
struct Firm {
  PartyId party;
  bool alive = true;
  Day failed;
  std::int64_t lost = 0;  ///< by others' insolvency
  PayPolicy pays = PayPolicy::OldestFirst;
  std::int64_t reserve = 0;  ///< cash that is not for bills today
  bool pays_today = true;
  double default_after = 0;
  std::vector<PartyId> critical;  ///< suppliers, largest first

  // companies
  std::vector<Line> lines;
  std::int64_t old_stock = 0;  ///< at cost
  double staff = 0;
  double marketing = 0;           ///< per day
  double fill = 1;                ///< share of today's customers who find what they want
  double demand = 0;              ///< expected sales a day, at cost: smoothed
  double burn = 0;                ///< what is lost a day, before what happens once: smoothed
  double sales = 0;               ///< what customers pay a day: smoothed
  std::int64_t wanted_today = 0;  ///< at customers' prices, found or not
  std::int64_t sales_today = 0;   ///< paid by customers
  std::int64_t sales_of_week = 0;
  double serving = 0;  ///< what today's users cost
  double serving_of_week = 0;
  std::vector<std::int64_t> sold;       ///< what customers paid, on each of the last days: for returns
  std::vector<std::int64_t> sold_cost;  ///< and what the goods had cost
  double sold_off = 0;                  ///< share of the old stock sold off lately
  bool laying_off = false;
  bool seeking = false;  ///< a rescuer
  bool sold_out = false;
  bool wages_late = false;
  std::optional<Day> last_bad_news;
  std::int32_t first_arrears = no_cause;
  std::int32_t rumour = no_cause;
  std::int32_t protest = no_cause;
  std::int32_t denial = no_cause;
  std::int32_t because = no_cause;  ///< what last made things worse
};

/// Somebody to be declared insolvent tonight.
struct Failing {
  PartyId party;
  std::int32_t because = no_cause;
};

struct Firms {
  std::vector<std::string> names;  ///< of every party
  std::vector<Firm> all;           ///< companies as declared, then suppliers
  std::size_t companies = 0;
  std::size_t investors = 0;
  std::vector<Failing> failing;

  /// Investors stand between companies and suppliers among the parties.
  bool is_investor(PartyId party) const {
    return party.index >= first_company + companies && party.index < first_company + companies + investors;
  }
  /// Its firm, or nullptr for the outside, the people and investors.
  Firm* of(PartyId party) {
    if (party.index < first_company || is_investor(party)) return nullptr;
    std::size_t place = party.index - first_company;
    return &all[place < companies ? place : place - investors];
  }
  const Firm* of(PartyId party) const { return const_cast<Firms*>(this)->of(party); }
  PartyId company(std::size_t index) const { return {static_cast<std::uint32_t>(first_company + index)}; }
  PartyId investor(std::size_t index) const { return {static_cast<std::uint32_t>(first_company + companies + index)}; }
};

}  // namespace rivalry
