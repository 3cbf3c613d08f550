#include "sim/run/timetable.hpp"

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
      {Phase::News, "events", events_happen, "Dated and random events begin and end."},
      {Phase::News, "voices", voices_post, "Companies and opinion leaders post, or stay silent."},
      {Phase::News, "announcements", sales_are_announced, "Voices announce flash sales."},
      {Phase::News, "posts", posts_appear, "What is said in public about companies, and who stays silent."},
      {Phase::News, "courts", courts_decide, "Courts stop sales in a market, and allow them again."},
      {Phase::Beliefs, "spreads", spreads_go_on, "What spreads from person to person takes one step."},
      {Phase::Beliefs, "beliefs", beliefs_follow, "What was said and seen since yesterday moves suspicions."},
      {Phase::Beliefs, "opinions", opinions_move, "People in groups listen to one another."},
      {Phase::Beliefs, "herds", herds_choose, "The next person in every herd chooses."},
      {Phase::Users, "day", users_live,
       "Users open, join, fall dormant, return, leave, post and divide their attention."},
      {Phase::Users, "neighbours", neighbours_hear,
       "Those who know them learn who became active and who ceased to be."},
      {Phase::Users, "readers", readers_read, "Posts are read, passed on and acted on; voices win and lose followers."},
      {Phase::Commerce, "budgets", purses_are_filled, "People put a week's budget into their purses."},
      {Phase::Commerce, "talks", people_talk, "Friends talk about what interests them, and platforms listen."},
      {Phase::Commerce, "slots", slots_are_sold,
       "Slots beside talk are sold and shown; some click, and some of those buy."},
      {Phase::Commerce, "display", ads_are_shown, "Platforms show ads to those who spend time there."},
      {Phase::Commerce, "followers", posts_sell, "Those who acted on a post go to the shop."},
      {Phase::Commerce, "flash_sales", flash_sales_go_on, "Readers reserve; units are sold in seconds."},
      {Phase::Commerce, "payments", rails_grow, "People take up ways to pay, and link accounts with shops."},
      {Phase::Commerce, "marketplaces", people_choose_shops,
       "A seventh of the people choose a marketplace or none; what clicks and posts brought is bought."},
      {Phase::Commerce, "parts", shop_sales_are_booked, "Everybody gets his part of what the marketplaces sold."},
      {Phase::Commerce, "shelves", shelves_are_looked_at, "Shops look at what they can offer."},
      {Phase::Commerce, "shops", people_shop, "Those who opened a shop buy, if they trust it and find what they want."},
      {Phase::Operations, "sales", sales_are_booked, "Sales leave the shelves; some of them come back."},
      {Phase::Operations, "business", business_is_done, "Lines of business earn from users and in markets."},
      {Phase::Operations, "terms", suppliers_choose_terms, "Suppliers choose on what terms they deliver."},
      {Phase::Operations, "complaints", suppliers_complain, "Unpaid suppliers tell one another."},
      {Phase::Operations, "suppliers", suppliers_go_on,
       "Suppliers serve their other customers; the failed are replaced."},
      {Phase::Operations, "deliveries", goods_arrive, "What was ordered arrives, on the terms of the day."},
      {Phase::Operations, "orders", goods_are_ordered, "Companies order goods."},
      {Phase::Operations, "costs", costs_fall_due, "Wages, rent, marketing and interest fall due."},
      {Phase::Operations, "review", firms_review, "Companies look at their runway, and act."},
      {Phase::Capital, "agreements", agreements_pay, "Partners pay for the customers they were brought."},
      {Phase::Capital, "worth", companies_are_valued, "The market values companies."},
      {Phase::Capital, "bookbuilding", listings_are_priced, "Companies that go public find their price."},
      {Phase::Capital, "contracts", contracts_are_kept, "Contracts are signed, reviewed, exercised and lapse."},
      {Phase::Capital, "rounds", rounds_happen, "Companies ask for money; investors bid; some are refused."},
      {Phase::Capital, "listings", listings_close, "Those that found their price sell their shares."},
      {Phase::Capital, "ownership", shares_change_hands, "Shares are sold and bought back; companies are bought."},
      {Phase::Capital, "rescues", rescues_happen, "Investors put money into companies in distress, or do not."},
      {Phase::Capital, "control", control_is_noted, "Who has come to control whom."},
      {Phase::Settlement, "payments", bills_are_paid, "Whoever owes something that is due pays what he can."},
      {Phase::Settlement, "defaults", insolvent_are_cleared,
       "Those who cannot pay in the end fail together, and their creditors share what there is."},
      {Phase::Settlement, "economies", economies_go_on, "Closed economies play a period."},
      {Phase::Measure, "rivals", rivals_answer, "Rivals between two sides answer each other's fees."},
      {Phase::Measure, "valuations", valuations_are_made, "Analysts answer, once, what options and waits are worth."},
      {Phase::Measure, "purses", purses_add_up, "What people have to spend is all there."},
      {Phase::Measure, "books_balance", books_balance, "No cent, claim or share has appeared or vanished."},
      {Phase::Measure, "followings", followers_are_all_there, "Every follower is counted, and a member."},
      {Phase::Measure, "invariants", users_are_all_there, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry
