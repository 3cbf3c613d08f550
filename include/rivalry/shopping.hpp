// Shopping: among which shops people choose, what they buy, how they pay, and who gets which part of what they pay.
//
// Money in minor units of the scenario's currency, rates per day, shares and probabilities in [0, 1]. An appeal is a
// utility of the logit: one shop's is measured against that of buying nothing, which is 0.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"

namespace rivalry {

inline constexpr std::size_t max_shops = 15;  ///< a choice is remembered in four bits, and 0 is none
inline constexpr std::size_t max_rails = 6;
inline constexpr std::size_t weeks_remembered = 8;

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// Shops that are more alike among themselves than with others (McFadden 1978).
struct Nest {
  std::string name;
  double dissimilarity = 1;  ///< lambda, (0, 1]; 1: they are not
};

/// How people choose among shops, and among shops and buying nothing: once a week, a seventh of them each day.
struct ShoppingParams {
  double price_sensitivity = 0;  ///< an appeal falls by this times the logarithm of the price
  double loyalty = 0;            ///< appeal of a shop that was chosen in each of the last eight weeks
  double remembers = 0.8;        ///< a week further back counts so much less (Guadagni & Little 1983)
  std::vector<Nest> nests;
};

/// A way to pay.
struct Rail {
  std::string name;
  std::string company;        ///< gets the fee; empty: the outside
  std::string platform;       ///< only its active members can use it; empty: everybody
  double fee = 0;             ///< of what is paid
  double users = 0;           ///< share of the people who have it at the beginning, or on the day it starts
  double grows = 0;           ///< hazard of taking it up
  std::optional<Day> starts;  ///< nobody can pay with it before
};

/// What a shop has for those with an interest.
struct Served {
  std::string interest;
  double appeal = 0;
};

/// One-click entry from a platform: for its active members who have linked their accounts.
struct ShopLink {
  std::string platform;
  double bonus = 0;   ///< appeal for those who have
  double linked = 0;  ///< share of the people who have at the beginning
  double links = 0;   ///< hazard of the others to do so
};

struct Kickback {
  std::string platform;  ///< whose owner gets it
  double share = 0;      ///< of the commission on baskets that the platform brought
};

struct Accepted {
  std::string rail;
  double eases = 0;  ///< appeal for those who have it, and none that eases more
};

/// A marketplace: merchants from outside sell there, its company takes a part.
struct Shop {
  std::string name;
  std::string company;   ///< whose it is; empty: the outside's
  std::string platform;  ///< only its active members can shop there; empty: everybody
  std::vector<Served> serves;
  std::string nest;  ///< empty: alone
  double appeal = 0;
  double grows = 0;  ///< appeal gained, per day from the beginning or the opening
  double fades = 0;  ///< rate at which that falls
  std::optional<Day> opens;
  double price = 1;    ///< of the usual price, before what merchants add
  double subsidy = 0;  ///< share of the price that the company pays instead of the customer
  double basket = 0;   ///< what an order costs at the usual price, on average
  double basket_spread = 0;
  double orders = 1;     ///< in a week in which somebody shops here
  double take_rate = 0;  ///< of the sales, to the company
  double passed_on = 0;  ///< share of the take rate that merchants add to their prices
  double goods = 0;      ///< what the sales cost the company, if the goods are its own: share of them
  double returns = 0;    ///< share of the sales that comes back
  std::int32_t return_days = 7;
  std::vector<ShopLink> links;
  std::vector<Kickback> kickbacks;
  std::vector<Accepted> accepts;  ///< empty: everybody can pay
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// Something that somebody buys today because of a click or a post: handed to the shops by ads and voices.
struct Basket {
  std::uint32_t agent = 0;
  std::uint16_t shop = 0;
  std::int32_t platform = -1;  ///< that brought the customer: its kickback
  std::int32_t merchant = -1;  ///< whose ad it was
};

/// Sales told apart by how they were paid and who brought them: one cell for each way to pay (the last: any) and each
/// platform (the last: nobody brought them).
using SalesCells = std::vector<std::int64_t>;

/// Who gets what of sales. All of them are paid by the customers and, for the subsidy, by the company.
struct Parts {
  std::int64_t sold = 0;
  std::int64_t take = 0;
  std::int64_t fee = 0;
  std::int64_t merchants = 0;
  std::int64_t subsidy = 0;
  std::int64_t goods = 0;
  std::vector<std::int64_t> kickback;  ///< per platform; part of the take
};

/// How one shop does. Customers and refusals are people.
struct ShopState {
  std::vector<SalesCells> sold;  ///< on each of the last days, for returns: by day modulo their number
  std::array<std::int64_t, 7> customers_of_day = {};  ///< by day modulo 7
  std::array<std::int64_t, 7> sales_of_day = {};
  std::vector<std::array<std::int64_t, 7>> by_link;  ///< customers who came through each link
  std::vector<double> linked;                        ///< per link: share of the people who have linked
  std::int64_t orders = 0;                           ///< so far
  std::int64_t brought = 0;                          ///< ... of them by clicks and posts
  std::int64_t refused = 0;                          ///< so far: could not pay
  std::int64_t turned_away = 0;                      ///< so far: clicked and could not enter
  std::int64_t returned = 0;                         ///< so far
  Parts today;                                       ///< before returns
  Parts total;                                       ///< so far, less returns; `sold` with them
};

struct RailState {
  double share = 0;       ///< of the people who have it
  std::int64_t paid = 0;  ///< through it, so far
};

struct Shopping {
  std::vector<Basket> brought;  ///< today, in a fixed order; booked and emptied by the shops
  std::vector<ShopState> shops;
  std::vector<RailState> rails;
  Column<std::uint32_t> chosen;            ///< per agent: the last eight weeks, the latest in the lowest four bits
  std::vector<std::vector<double>> sizes;  ///< per shop: baskets over their mean, equally likely
  std::array<std::int64_t, 7> asked = {};  ///< agents who chose, by day modulo 7, and those of them who bought nothing
  std::array<std::int64_t, 7> none = {};
  std::array<std::int64_t, 7> surveyed = {};  ///< those of them of whom this is known: every eighth village
  std::array<std::int64_t, 7> logsum = {};    ///< of these, in 2^-20; 0 unless it is recorded
  std::int64_t to_return = 0;                 ///< refunded and not yet back in purses
};

}  // namespace rivalry
