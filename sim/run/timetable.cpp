#include "sim/run/timetable.hpp"

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

std::span<const Mechanism> timetable() {
  static constexpr Mechanism rows[] = {
      {Phase::News, "events", apply_events, "Dated and random events begin and end."},
      {Phase::News, "voices", post_as_voices, "Companies and opinion leaders post, or stay silent."},
      {Phase::News, "announcements", announce_flash_sales, "Voices announce flash sales."},
      {Phase::News, "posts", speak_in_public, "What is said in public about companies, and who stays silent."},
      {Phase::News, "courts", decide_lawsuits, "Courts stop sales in a market, and allow them again."},
      {Phase::Beliefs, "spreads", advance_spreads, "What spreads from person to person takes one step."},
      {Phase::Beliefs, "beliefs", update_beliefs, "What was said and seen since yesterday moves suspicions."},
      {Phase::Beliefs, "opinions", update_opinions, "People in groups listen to one another."},
      {Phase::Beliefs, "herds", choose_in_herds, "The next person in every herd chooses."},
      {Phase::Users, "day", live_the_day,
       "Users open, join, fall dormant, return, leave, post and divide their attention."},
      {Phase::Users, "neighbours", listen_to_friends,
       "Those who know them learn who became active and who ceased to be."},
      {Phase::Users, "readers", read_posts, "Posts are read, passed on and acted on; voices win and lose followers."},
      {Phase::Commerce, "budgets", refill_purses, "People put a week's budget into their purses."},
      {Phase::Commerce, "talks", talk_with_friends, "Friends talk about what interests them, and platforms listen."},
      {Phase::Commerce, "slots", auction_slots,
       "Slots beside talk are sold and shown; some click, and some of those buy."},
      {Phase::Commerce, "display", show_ads, "Platforms show ads to those who spend time there."},
      {Phase::Commerce, "followers", follow_posts_to_shops, "Those who acted on a post go to the shop."},
      {Phase::Commerce, "flash_sales", run_flash_sales, "Readers reserve; units are sold in seconds."},
      {Phase::Commerce, "payments", take_up_payments, "People take up ways to pay, and link accounts with shops."},
      {Phase::Commerce, "marketplaces", choose_marketplaces,
       "A seventh of the people choose a marketplace or none; what clicks and posts brought is bought."},
      {Phase::Commerce, "parts", split_shop_sales, "Everybody gets his part of what the marketplaces sold."},
      {Phase::Commerce, "shelves", check_shelves, "Shops look at what they can offer."},
      {Phase::Commerce, "shops", buy_in_own_shops,
       "Those who opened a shop buy, if they trust it and find what they want."},
      {Phase::Operations, "sales", book_sales, "Sales leave the shelves; some of them come back."},
      {Phase::Operations, "business", run_business_lines, "Lines of business earn from users and in markets."},
      {Phase::Operations, "terms", choose_terms, "Suppliers choose on what terms they deliver."},
      {Phase::Operations, "complaints", complain_of_arrears, "Unpaid suppliers tell one another."},
      {Phase::Operations, "suppliers", run_suppliers,
       "Suppliers serve their other customers; the failed are replaced."},
      {Phase::Operations, "deliveries", receive_goods, "What was ordered arrives, on the terms of the day."},
      {Phase::Operations, "orders", order_goods, "Companies order goods."},
      {Phase::Operations, "costs", bill_costs, "Wages, rent, marketing and interest fall due."},
      {Phase::Operations, "review", review_runways, "Companies look at their runway, and act."},
      {Phase::Capital, "agreements", pay_agreements, "Partners pay for the customers they were brought."},
      {Phase::Capital, "worth", value_companies, "The market values companies."},
      {Phase::Capital, "bookbuilding", price_listings, "Companies that go public find their price."},
      {Phase::Capital, "contracts", keep_contracts, "Contracts are signed, reviewed, exercised and lapse."},
      {Phase::Capital, "rounds", hold_rounds, "Companies ask for money; investors bid; some are refused."},
      {Phase::Capital, "listings", close_listings, "Those that found their price sell their shares."},
      {Phase::Capital, "ownership", trade_shares, "Shares are sold and bought back; companies are bought."},
      {Phase::Capital, "rescues", rescue_companies, "Investors put money into companies in distress, or do not."},
      {Phase::Capital, "control", note_control, "Who has come to control whom."},
      {Phase::Settlement, "payments", pay_bills, "Whoever owes something that is due pays what he can."},
      {Phase::Settlement, "defaults", clear_insolvencies,
       "Those who cannot pay in the end fail together, and their creditors share what there is."},
      {Phase::Settlement, "economies", advance_economies, "Closed economies play a period."},
      {Phase::Measure, "rivals", answer_rivals, "Rivals between two sides answer each other's fees."},
      {Phase::Measure, "valuations", answer_valuations, "Analysts answer, once, what options and waits are worth."},
      {Phase::Measure, "purses", check_purses, "What people have to spend is all there."},
      {Phase::Measure, "books_balance", check_books, "No cent, claim or share has appeared or vanished."},
      {Phase::Measure, "followings", count_followers, "Every follower is counted, and a member."},
      {Phase::Measure, "invariants", check_users, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry
