// Companies, their suppliers and their investors: what a scenario says of them. How they are is in firms.hpp.
//
// Money is in minor units of the scenario's currency, as double (exact below 2^53). Rates are per day, durations in days,
// shares in [0, 1].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/terms.hpp"

namespace rivalry {

struct Scenario;

/// Whom a company pays first when it cannot pay all that is due.
enum class PayPolicy : std::uint8_t {
  OldestFirst,    ///< by due date
  CriticalFirst,  ///< those first whose goods it sells most of
  ProRata,        ///< everyone the same part
};

/// How a company orders goods.
enum class OrderPolicy : std::uint8_t {
  OrderUpTo,  ///< weekly, up to what is expected to be sold in `cover` and until the goods arrive
  Nothing,    ///< never
};

/// Something owed at the beginning.
struct Owed {
  std::string to;
  double amount = 0;
  std::optional<Day> due;  ///< default: the first day
  Rank rank = Rank::Unsecured;
  bool loan = false;  ///< a debt with interest rather than a bill
};

/// Who owns shares at the beginning.
struct Holder {
  std::string name;
  double share = 0;         ///< of the ordinary shares
  double shares = 0;        ///< so many of `share_class`
  std::string share_class;  ///< empty: ordinary ones
};

/// Somebody whom a company needs.
struct Partner {
  std::string name;
  double importance = 0;  ///< share of the company's value that goes with it
};

/// What it costs a company to let somebody in who is blocked in a market.
struct Politics {
  std::string market;
  double cost = 0;  ///< share of its value
};

/// Somebody who does not like an investor.
struct Rival {
  std::string name;
  double leaves = 0;  ///< probability that it leaves a partner who lets the investor in
};

/// Where a company with a shop of its own meets its customers: the members who open a platform.
struct OwnShop {
  std::string platform;         ///< empty: the company has no shop
  double conversion = 0;        ///< probability that one who opens it buys, at the usual price, marketing and trust
  double basket = 0;            ///< what one order costs the customer, on average
  double basket_spread = 0;     ///< standard deviation of the logarithm of a basket
  double price = 1;             ///< of the usual price
  double price_elasticity = 0;  ///< conversion is multiplied by price ^ -elasticity
  double goods = 0;             ///< what the goods of an order cost the company: share of the usual price
  double fulfilment = 0;        ///< packing, delivery, payment fees: share of the usual price
  double returns = 0;           ///< share of the orders that come back
  std::int32_t return_days = 7;
  double marketing_elasticity = 0;  ///< conversion is multiplied by (marketing / usual marketing) ^ elasticity
  double orders_per_staff = 0;      ///< capacity: orders a day that one member of staff can handle; 0: no limit
  double distrust = 0;              ///< share of those who have heard that it does not pay who stay away
  double distrust_fades_days = 0;   ///< after the last bad news, in which this falls to 37 %; 0: never
};

/// Stock and how it is ordered.
struct Stock {
  double value = 0;  ///< at cost, what is on sale
  double old = 0;    ///< at cost, what nobody buys at the usual price any more
  OrderPolicy policy = OrderPolicy::Nothing;
  double cover_days = 30;
  std::int32_t lead_days = 0;
  double obsolete_per_day = 0;  ///< hazard of what is on sale to become old
  double shelf_days = 7;        ///< with less than this many days' sales on the shelf, customers do not find their size
  double scrap = 0.3;           ///< first price of old stock sold off, share of cost
  double impact = 0;            ///< the price falls by exp(-impact * share of the old stock sold off in the quarter)
};

/// Many suppliers drawn by law: the k-th largest delivers a share in proportion to k ^ -exponent.
struct Suppliers {
  std::int64_t count = 0;
  double size_exponent = 1;
  Terms terms;
  Terms input_terms;         ///< at which they buy from one another
  double dependence = 1;     ///< share of a supplier's sales that go to this company
  double cash_days = 0;      ///< cash at the beginning, in days of its usual sales to the company
  double cash_spread = 0;    ///< standard deviation of the logarithm of that
  double inputs = 0;         ///< what its inputs cost it: share of what it delivers
  double inputs_credit = 0;  ///< share of the inputs that is bought from other suppliers on credit
  double overhead = 0;       ///< its fixed costs: share of what all its sales leave after their inputs
  std::int64_t sources = 2;  ///< how many of the others it buys from
  double owed = 0;           ///< what the company owes all of them at the beginning
  double chat = 0;           ///< share of them in the chat group
  double suspicion = 0.05;   ///< what they think of the company at the beginning: P(distressed)
  double cautious = 0.3;     ///< from this suspicion on: cash on delivery
  double limit = 0.2;        ///< from this suspicion on: no more than `limit_days` of usual deliveries unpaid
  double limit_days = 28;
  double stop = 0.6;           ///< from this suspicion on: no delivery at all
  double nerve = 0;            ///< how suppliers differ in these: standard deviation of the log-odds
  double complains_after = 7;  ///< days overdue from which a supplier may complain
  double complains = 0;        ///< hazard of complaining, per day, while so much is overdue
  double claims_after = 90;    ///< days overdue after which a supplier that has stopped goes to court
  double court = 60;           ///< days that a court gives to pay
  double replaced = 0;         ///< days until another takes over from one that has failed; 0: nobody does
  double default_after = 60;   ///< a supplier fails when its own bills are overdue for longer
};

/// What a company does when money is short.
struct Distress {
  double lay_off_at_days = 0;     ///< runway below which staff is laid off; 0: never
  double lay_off = 0;             ///< share of the staff, per week, while it is below
  double staff_floor = 0;         ///< nobody is laid off below this number
  double severance_days = 28;     ///< of wages
  double sell_off_at_days = 0;    ///< runway below which old stock is sold off; 0: never
  double cut_marketing = 0;       ///< share of the marketing that is cut while staff is laid off
  double seek_at_days = 0;        ///< runway below which it seeks a rescuer; 0: never
  double burn_grows = 0;          ///< by which share the burn is expected to grow in a week
  double denies_after_days = -1;  ///< days from the first public post about it to its denial; below 0: never
  double protest_share = 0.1;     ///< share of the suppliers owed for more than `protest_after` that makes a protest
  double protest_after = 45;      ///< days
};

struct Company {
  std::string name;
  double cash = 0;
  std::vector<Owed> owes;
  std::vector<Holder> holders;
  double shares = 0;       ///< ordinary ones, issued
  double option_pool = 0;  ///< set aside for staff
  double authorised = 0;   ///< at most, fully diluted; 0: no limit
  std::vector<ShareClass> classes;
  double control = 0.5;  ///< who has more of its votes than this controls it
  std::vector<Partner> partners;
  std::vector<Politics> politics;
  double interest_per_day = 0;
  double staff = 0;
  double wage = 0;       ///< per member of staff and day; paid on the last day of a month
  double rent = 0;       ///< per day; paid monthly
  double marketing = 0;  ///< per day; paid weekly
  double other = 0;      ///< other fixed costs per day; paid weekly
  double serving = 0;    ///< per day and member who opens one of its platforms; paid weekly
  OwnShop shop;
  Stock stock;
  Suppliers suppliers;
  PayPolicy pays = PayPolicy::OldestFirst;
  double reserve_days = 0;   ///< days of wages and rent that are kept back from suppliers
  double default_after = 0;  ///< insolvent when something is overdue for longer, in days
  double wages_after = 30;   ///< ... or wages are
  Distress distress;
  std::vector<BusinessLine> business;
  ValueParams value;
};

/// Somebody with money.
struct Investor {
  std::string name;
  double cash = 0;
  double premium = 0;        ///< what friendship or strategy adds to the value of a rescue: share of the amount
  double patience = 0;       ///< hazard of deciding, per day, once a rescue is worth it
  double suspicion = 0.2;    ///< what it thinks of companies at the beginning: P(distressed)
  double discount_rate = 0;  ///< per day
  std::vector<View> believes;
  std::vector<Rival> rivals;
  std::string blocked_in;  ///< a market that does not let it in
};

/// What the suppliers drawn for a scenario's companies are called, in order: "vancl_supplier_001".
std::vector<std::string> supplier_names(const Scenario& scenario);

/// Every party's name, by number: outside, people, companies, investors, suppliers.
std::vector<std::string> party_names(const Scenario& scenario);

}  // namespace rivalry
