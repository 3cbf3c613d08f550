#include "sim/scenario/check/business.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "rivalry/business.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

bool is_given(const Node& node, const char* key) { return node.find(key) != nullptr; }

/// The ways to earn from a platform.
constexpr std::array from_platform = {"per_active", "per_minute", "per_thousand", "per_member", "slots"};

/// Ads, subscriptions and slots are booked apart: each has lines of its own.
void check_ways_of_earning(Check& check, const BusinessLine& line, const Node& node, const std::string& path) {
  bool subscriptions = is_given(node, "per_member");
  for (const char* key : {"per_active", "per_minute", "per_thousand", "per_member"})
    if (is_given(node, key) && (line.slots || (subscriptions && std::string_view(key) != "per_member")))
      check.problem(Code::Contradiction, node, path, key,
                    line.slots ? "a line of business that counts what merchants pay for slots earns nothing else"
                               : "what members pay and what ads bring are lines of business of their own",
                    "make two lines of it");
  for (const char* key : {"grows", "volatility", "market"})
    if (line.slots && is_given(node, key))
      check.problem(Code::BadCompany, node, path, key, "merchants pay what they pay: this changes nothing",
                    "delete it");
  if (is_given(node, "sold") && !is_given(node, "per_thousand"))
    check.problem(Code::BadCompany, node, path, "sold", "there are no display ads that could be sold",
                  "add `per_thousand`, or delete it");
}

}  // namespace

void finish_business(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& line = *static_cast<const BusinessLine*>(object);
  bool on_platform = is_given(node, "platform"), by_itself = is_given(node, "sales");
  bool from_users = line.slots;
  for (const char* key : from_platform) from_users = from_users || is_given(node, key);
  const std::string& money = check.currencies().own;
  if (by_itself && (on_platform || from_users))
    check.problem(Code::Contradiction, node, path, "sales",
                  "a line of business earns from a platform's users, or has sales of its own, not both",
                  "delete one, or make two lines of it");
  else if (from_users && !on_platform)
    check.problem(Code::MissingKey, node, path,
                  *std::ranges::find_if(from_platform, [&](const char* key) { return is_given(node, key); }),
                  "of which platform are these users?", "add `platform`");
  else if (!by_itself && !from_users)
    check.problem(Code::BadCompany, node, path, on_platform ? "platform" : "", "this line of business earns nothing",
                  on_platform ? fmt::format("add e.g. `per_active: 1.40 {} per year`", money)
                              : fmt::format("add e.g. `sales: 50 million {} per year`, or a `platform`", money));
  check_ways_of_earning(check, line, node, path);
  if (is_given(node, "licences") && !is_given(node, "market"))
    check.problem(Code::BadCompany, node, path, "licences", "licences protect in a market, and none is named",
                  "add `market`, or delete it");
  if (is_given(node, "fades") && line.grows == 0 && !check.has_uncertain(below(path, "grows")))
    check.problem(Code::BadCompany, node, path, "fades", "there is no growth that could fade", "add `grows`");
  if (line.from && !in_calendar(check.scenario(), *line.from))
    check.problem(Code::DatesReversed, node, path, "from", "the date lies outside the calendar",
                  fmt::format("write a date from {} to {}, or delete it", to_string(check.scenario().start),
                              to_string(check.scenario().end)));
}

void finish_value(Check& check, void*, const Node& node, const std::string& path) {
  if (is_given(node, "per_user") != is_given(node, "platform"))
    check.problem(Code::MissingKey, node, path, is_given(node, "per_user") ? "per_user" : "platform",
                  is_given(node, "per_user") ? "of which platform are these users?" : "what is each user worth?",
                  is_given(node, "per_user") ? "add `platform`"
                                             : fmt::format("add e.g. `per_user: 20 {}`", check.currencies().own));
  bool business = is_given(node, "start") || is_given(node, "per_sales") || is_given(node, "per_user") ||
                  is_given(node, "per_growth") || is_given(node, "per_margin");
  for (const char* key : {"drift", "volatility", "reverts"})
    if (is_given(node, key) && !business)
      check.problem(Code::BadCompany, node, path, key, "there is no value that could move",
                    "add `start`, `per_sales` or `per_user`");
  if (is_given(node, "reverts") && !is_given(node, "volatility"))
    check.problem(Code::BadCompany, node, path, "reverts", "without `volatility` the mood stays normal",
                  "add `volatility`, or delete it");
}

void finish_market(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& market = *static_cast<const Market*>(object);
  if (is_given(node, "suits") != is_given(node, "suits_at"))
    check.problem(
        Code::MissingKey, node, path, is_given(node, "suits") ? "suits" : "suits_at",
        is_given(node, "suits") ? "how likely is a suit at what sales?" : "how likely is a suit at these sales?",
        is_given(node, "suits") ? fmt::format("add e.g. `suits_at: 100 million {} per year`", check.currencies().own)
                                : "add e.g. `suits: 0.5 per year`");
  else if (is_given(node, "suits_at") && market.suits_at <= 0 && !check.has_uncertain(below(path, "suits_at")))
    check.problem(Code::OutOfRange, node, path, "suits_at", "nobody is sued for selling nothing",
                  "write an amount above 0");
  if (market.blocked && is_given(node, "suits"))
    check.problem(Code::Contradiction, node, path, "suits", "nothing is sold in a blocked market: nobody is sued there",
                  "delete it, or `blocked`");
}

}  // namespace rivalry
