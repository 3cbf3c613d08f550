#include "sim/run/timetable.hpp"

#include "rivalry/errors.hpp"
#include "rivalry/sections.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/default.hpp"
#include "sim/books/economy.hpp"
#include "sim/books/settlement.hpp"
#include "sim/capital/agreements.hpp"
#include "sim/capital/bookbuilding.hpp"
#include "sim/capital/contracts.hpp"
#include "sim/capital/listing.hpp"
#include "sim/capital/ownership.hpp"
#include "sim/capital/rescue.hpp"
#include "sim/capital/rounds.hpp"
#include "sim/capital/valuations.hpp"
#include "sim/capital/worth.hpp"
#include "sim/commerce/ads/conversations.hpp"
#include "sim/commerce/ads/questions.hpp"
#include "sim/commerce/ads/slots.hpp"
#include "sim/commerce/flash_sales/sales.hpp"
#include "sim/commerce/own_shops.hpp"
#include "sim/commerce/rails.hpp"
#include "sim/commerce/shop_sales.hpp"
#include "sim/commerce/shops.hpp"
#include "sim/firms/business.hpp"
#include "sim/firms/costs.hpp"
#include "sim/firms/markets.hpp"
#include "sim/firms/review.hpp"
#include "sim/firms/sales.hpp"
#include "sim/firms/stock.hpp"
#include "sim/firms/terms.hpp"
#include "sim/signals/beliefs.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/herds.hpp"
#include "sim/signals/opinions.hpp"
#include "sim/signals/posts.hpp"
#include "sim/signals/voices.hpp"
#include "sim/users/day.hpp"
#include "sim/users/spread.hpp"

namespace rivalry {

namespace {

using namespace parts;

constexpr Mechanism rows[] = {
    {Phase::News, "apply_events", apply_events, "Events that are dated or drawn by chance begin and end.",
     writes(news, journal)},
    {Phase::News, "post_as_voices", post_as_voices, "Companies and opinion leaders post, or stay silent.",
     writes(voices, journal)},
    {Phase::News, "announce_flash_sales", announce_flash_sales,
     "Voices announce the flash sales that take reservations.", writes(voices, flash_sales)},
    {Phase::News, "speak_in_public", speak_in_public,
     "Companies are talked about in public; they deny it, are endorsed, or meet with silence.",
     writes(signals, firms, journal)},
    {Phase::News, "decide_lawsuits", decide_lawsuits, "Courts stop a line of business in a market, or let it go on.",
     writes(books, firms, journal, business)},
    {Phase::Beliefs, "advance_spreads", advance_spreads, "Whatever spreads from person to person takes one step.",
     writes(spreads)},
    {Phase::Beliefs, "update_beliefs", update_beliefs,
     "Suppliers, investors and observers revise how likely they think a company is to be in distress.",
     writes(signals, journal)},
    {Phase::Beliefs, "update_opinions", update_opinions,
     "People in groups listen to one another and revise their opinions.", writes(signals)},
    {Phase::Beliefs, "choose_in_herds", choose_in_herds,
     "The next person in every herd chooses, having seen all earlier choices.", writes(signals)},
    {Phase::Users, "live_the_day", live_the_day,
     "Users join, open platforms, post, divide their attention, fall dormant, return and leave.", writes(users)},
    {Phase::Users, "listen_to_friends", listen_to_friends,
     "People learn which of their friends became active on a platform, and which ceased to be.", writes(users)},
    {Phase::Users, "read_posts", read_posts,
     "Followers and friends read posts, pass them on and act on them; voices gain and lose followers.", writes(voices)},
    {Phase::Commerce, "refill_purses", refill_purses, "People put money for a week's shopping into their purses.",
     writes(books, purses, shopping)},
    {Phase::Commerce, "talk_with_friends", talk_with_friends,
     "Friends talk about what interests them, and platforms analyse what they say.", writes(ads)},
    {Phase::Commerce, "auction_slots", auction_slots,
     "Platforms auction the slots beside conversations; some people click, and some of them buy.",
     writes(books, ads, shopping)},
    {Phase::Commerce, "show_ads", show_ads, "Platforms show display ads to the people who spend time there.",
     writes(ads)},
    {Phase::Commerce, "follow_posts_to_shops", follow_posts_to_shops,
     "People who act on a post go to the shop that it leads to.", writes(shopping)},
    {Phase::Commerce, "run_flash_sales", run_flash_sales,
     "Readers reserve; on its day, a flash sale gives its units to those who come in time.",
     writes(books, journal, flash_sales)},
    {Phase::Commerce, "take_up_payments", take_up_payments,
     "People take up ways to pay, and link their accounts with shops.", writes(shopping)},
    {Phase::Commerce, "choose_marketplaces", choose_marketplaces,
     "A seventh of the people choose a marketplace or none; what clicks and posts led to is bought.",
     writes(purses, ads, shopping)},
    {Phase::Commerce, "split_shop_sales", split_shop_sales,
     "What marketplaces sold is divided among merchants, companies, ways to pay and who brought the customers.",
     writes(books, shopping)},
    {Phase::Commerce, "check_shelves", check_shelves,
     "Shops work out how much of what customers want is on their shelves.", writes(firms)},
    {Phase::Commerce, "buy_in_own_shops", buy_in_own_shops,
     "People who opened a shop buy there, if they trust it and find what they want.", writes(books, firms, purses)},
    {Phase::Commerce, "answer_rivals", answer_rivals,
     "Rivals between two sides set the fees that are best against the other's last ones.", writes(ads)},
    {Phase::Operations, "book_sales", book_sales,
     "Sales are booked and leave the shelves; some of the goods come back.", writes(books, firms)},
    {Phase::Operations, "run_business_lines", run_business_lines,
     "Lines of business earn from users and in their markets.", writes(books, business)},
    {Phase::Operations, "choose_terms", choose_terms, "Suppliers choose the terms on which they deliver.",
     writes(signals, firms, journal)},
    {Phase::Operations, "complain_of_arrears", complain_of_arrears,
     "Suppliers who have waited too long for their money complain.", writes(signals, firms, journal)},
    {Phase::Operations, "run_suppliers", run_suppliers,
     "Suppliers serve their other customers; those that have failed are replaced.", writes(books, firms)},
    {Phase::Operations, "receive_goods", receive_goods, "Goods on order arrive, on the terms of the day.",
     writes(books, firms)},
    {Phase::Operations, "order_goods", order_goods, "Companies order goods.", writes(firms)},
    {Phase::Operations, "bill_costs", bill_costs, "Wages, rent, marketing, other costs and interest fall due.",
     writes(books, firms)},
    {Phase::Operations, "review_runways", review_runways,
     "Companies review how long their money will last, and act when it is short.",
     writes(books, signals, firms, journal)},
    {Phase::Capital, "pay_agreements", pay_agreements, "Partners pay for the customers that they were brought.",
     writes(books, journal, capital)},
    {Phase::Capital, "value_companies", value_companies, "The market values companies.", writes(business)},
    {Phase::Capital, "price_listings", price_listings, "Companies that go public are priced.",
     writes(journal, business, capital)},
    {Phase::Capital, "keep_contracts", keep_contracts, "Contracts are signed, reviewed, exercised, and lapse.",
     writes(books, journal, capital)},
    {Phase::Capital, "hold_rounds", hold_rounds, "Companies ask for money; investors bid, and are admitted or refused.",
     writes(books, journal, capital)},
    {Phase::Capital, "close_listings", close_listings,
     "Companies whose listing has been priced sell their shares to the public.",
     writes(books, journal, business, capital)},
    {Phase::Capital, "trade_shares", trade_shares,
     "Holders sell shares, companies buy theirs back, and acquirers buy whole companies.", writes(books, journal)},
    {Phase::Capital, "rescue_companies", rescue_companies,
     "Investors put money into companies in distress, or decide not to.", writes(books, signals, journal)},
    {Phase::Capital, "note_control", note_control, "Who has come to control whom is noted.", writes(journal, capital)},
    {Phase::Capital, "answer_valuations", answer_valuations,
     "On the first day, an analyst's questions about what options and waits are worth are answered.", writes(capital)},
    {Phase::Settlement, "pay_bills", pay_bills, "Whoever owes something that is due pays what it can.",
     writes(books, signals, firms, journal)},
    {Phase::Settlement, "clear_insolvencies", clear_insolvencies,
     "Those who cannot pay in the end fail together, and their creditors share what is left.",
     writes(books, firms, journal)},
    {Phase::Settlement, "advance_economies", advance_economies, "Closed economies play a period.", writes(economies)},
    {Phase::Measure, "check_purses", check_purses,
     "What people have to spend is checked against what they received and spent.", writes()},
    {Phase::Measure, "check_books", check_books, "No cent, claim or share has appeared or vanished.", writes(books)},
    {Phase::Measure, "count_followers", count_followers, "Every follower is counted once, and is a member.", writes()},
    {Phase::Measure, "check_users", check_users, "Nobody has appeared or vanished without a reason.", writes()},
};

constexpr bool in_order_of_phases() {
  for (std::size_t i = 1; i < std::size(rows); ++i)
    if (rows[i].phase < rows[i - 1].phase) return false;
  return true;
}
static_assert(in_order_of_phases(), "a row stands among those of a later phase");

constexpr bool names_differ() {
  for (std::size_t i = 0; i < std::size(rows); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].name == rows[j].name) return false;
  return true;
}
static_assert(names_differ(), "two rows have the same name");

}  // namespace

std::span<const Mechanism> timetable() { return rows; }

std::string_view word_of(Phase phase) {
  switch (phase) {
    case Phase::News:
      return "news";
    case Phase::Beliefs:
      return "beliefs";
    case Phase::Users:
      return "users";
    case Phase::Commerce:
      return "commerce";
    case Phase::Operations:
      return "operations";
    case Phase::Capital:
      return "capital";
    case Phase::Settlement:
      return "settlement";
    case Phase::Measure:
      return "measure";
  }
  throw InvariantError("no such phase");
}

}  // namespace rivalry
