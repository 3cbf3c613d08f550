#include "sim/scenario/check/shops.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/calendar.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

/// Whether this is 0, and certainly so.
bool is_nothing(const Check& check, double value, const std::string& path) {
  return value == 0 && !check.has_uncertain(path);
}

void check_date(Check& check, const std::optional<Day>& day, const Node& node, const std::string& path,
                const char* key) {
  const Scenario& scenario = check.scenario();
  if (day && !in_calendar(scenario, *day))
    check.problem(
        Code::DatesReversed, node, path, key, "the date lies outside the calendar",
        fmt::format("write a date from {} to {}, or delete it", to_string(scenario.start), to_string(scenario.end)));
}

void check_company(Check& check, const Shop& shop, const Node& node, const std::string& path) {
  if (!shop.company.empty()) return;
  for (const char* key : {"subsidy", "goods"})
    if (node.find(key))
      check.problem(Code::BadShop, node, path, key, "nobody is there to pay it", "add `company`, or delete it");
}

void check_kickback(Check& check, const Shop& shop, const Node& node, const std::string& path) {
  const Scenario& scenario = check.scenario();
  if (!shop.kickbacks.empty() && is_nothing(check, shop.take_rate, below(path, "take_rate")))
    check.problem(Code::BadShop, node, path, "kickback", "there is no commission that could be passed on",
                  "write a `take_rate` above 0 %, or delete it");
  for (const Kickback& kickback : shop.kickbacks)
    for (const Platform& platform : scenario.platforms)
      if (platform.name == kickback.platform && platform.owner.empty())
        check.problem(Code::BadShop, *find_path(node, "kickback"), below(path, "kickback"), kickback.platform,
                      fmt::format("platform {} has no owner who could get it", in_quotes(platform.name)),
                      fmt::format("add `platforms.{}.owner`, or delete it", platform.name));
}

const Shop* shop_named(const Scenario& scenario, const std::string& name) {
  for (const Shop& shop : scenario.shops)
    if (shop.name == name) return &shop;
  return nullptr;
}

bool has_link(const Shop& shop, const std::string& platform) {
  return std::any_of(shop.links.begin(), shop.links.end(), [&](const ShopLink& l) { return l.platform == platform; });
}

/// A link that nobody has, takes up, or is given by an event.
void check_links(Check& check, const Shop& shop, const Node& root) {
  for (const ShopLink& link : shop.links) {
    std::string path = fmt::format("shops.{}.links.{}", shop.name, link.platform);
    const auto& events = check.scenario().events;
    bool by_event = std::any_of(events.begin(), events.end(), [&](const Event& event) {
      const auto* effect = std::get_if<event::LinkAccounts>(&event.effect);
      return effect != nullptr && effect->shop == shop.name && effect->platform == link.platform;
    });
    if (!by_event && is_nothing(check, link.linked, below(path, "linked")) &&
        is_nothing(check, link.links, below(path, "links")))
      check.report().add(Code::BadShop, place_at(root, path), path, "nobody can ever have linked these accounts",
                         "add `linked: 20 %`, `links: 2 per year`, or an event that does `link_accounts`");
  }
}

void check_used(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  auto is_used = [&](auto&& uses) { return std::any_of(scenario.shops.begin(), scenario.shops.end(), uses); };
  for (const Nest& nest : scenario.shopping.nests)
    if (!is_used([&](const Shop& shop) { return shop.nest == nest.name; }))
      check.report().add(Code::BadShop, place_at(root, "shopping.nests." + nest.name), "shopping.nests." + nest.name,
                         "no shop is in this nest", fmt::format("write `nest: {}` in some shops", nest.name));
  for (const Rail& rail : scenario.rails)
    if (!is_used([&](const Shop& shop) {
          return std::any_of(shop.accepts.begin(), shop.accepts.end(),
                             [&](const Accepted& each) { return each.rail == rail.name; });
        }))
      check.report().add(Code::BadShop, place_at(root, "payments." + rail.name), "payments." + rail.name,
                         "no shop accepts it", fmt::format("write `accepts: {{{}: {{}}}}` in some shops", rail.name));
}

}  // namespace

void finish_shop(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& shop = *static_cast<const Shop*>(object);
  check_company(check, shop, node, path);
  check_kickback(check, shop, node, path);
  check_date(check, shop.opens, node, path, "opens");
  if (is_nothing(check, shop.basket, below(path, "basket")))
    check.problem(Code::BadShop, node, path, "basket", "a basket costs something", "write an amount above 0");
  if (node.find("fades") && is_nothing(check, shop.grows, below(path, "grows")))
    check.problem(Code::BadShop, node, path, "fades", "there is no growth that could fade", "add `grows`");
  if (shop.passed_on * shop.take_rate >= 1)
    check.problem(Code::BadShop, node, path, "passed_on", "merchants cannot pass on all that they take in",
                  "write less, or a lower `take_rate`");
  if (node.find("passed_on") && is_nothing(check, shop.take_rate, below(path, "take_rate")))
    check.problem(Code::BadShop, node, path, "passed_on", "there is nothing that could be passed on",
                  "write a `take_rate` above 0 %, or delete it");
  if (node.find("return_after") && is_nothing(check, shop.returns, below(path, "returns")))
    check.problem(Code::BadShop, node, path, "return_after", "nothing comes back", "add `returns`, or delete it");
}

void finish_payment(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& rail = *static_cast<const Rail*>(object);
  check_date(check, rail.starts, node, path, "starts");
}

void check_campaign(Check& check, const Node& node, const std::string& path) {
  bool platform = node.find("platform"), rail = node.find("payment");
  if (platform == rail)
    check.problem(platform ? Code::Contradiction : Code::MissingKey, node, path, platform ? "payment" : "do",
                  platform ? "a campaign is for a platform or for a way to pay" : "what is the campaign for?",
                  platform ? "delete one, or make two events of it" : "add e.g. `platform: weibo`");
}

void check_platform(Check& check, const Node& node, const std::string& path) {
  if (!node.find("platform"))
    check.problem(Code::MissingKey, node, path, "do", "key `platform` is missing", "add e.g. `platform: weibo`");
}

void check_linked(Check& check, const event::LinkAccounts& link, const Node& node, const std::string& path) {
  bool other = node.find("with"), shop = node.find("shop");
  if (other == shop)
    check.problem(other ? Code::Contradiction : Code::MissingKey, node, path, other ? "shop" : "do",
                  other ? "accounts are linked with another platform or with a shop" : "with what are they linked?",
                  other ? "delete one, or make two events of it" : "add e.g. `with: qq`, or `shop`");
  const Shop* linked = shop ? shop_named(check.scenario(), link.shop) : nullptr;
  if (linked && !has_link(*linked, link.platform))
    check.problem(Code::BadShop, node, path, "shop",
                  fmt::format("shop {} does not say what a link with {} is worth", in_quotes(link.shop),
                              in_quotes(link.platform)),
                  fmt::format("add e.g. `shops.{}.links: {{{}: {{bonus: 0.5}}}}`", link.shop, link.platform));
}

void check_shops(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  check_used(check, root);
  for (const Shop& shop : scenario.shops) check_links(check, shop, root);
  if (scenario.shops.empty()) {
    if (root.find("shopping") && !root.find("shops"))
      check.report().add(Code::BadShop, place_at(root, "shopping"), "shopping", "there is no shop to choose",
                         "add `shops`, or delete it");
    return;
  }
  const auto& segments = scenario.population.segments;
  bool budget = std::any_of(segments.begin(), segments.end(), [](const Segment& each) { return each.budget > 0; });
  if (!budget && root.find("population") && !check.has_uncertain("population.segments"))
    check.report().add(
        Code::BadShop, place_at(root, "shops"), "shops", "nobody has anything to spend",
        fmt::format("give a segment a `budget`, e.g. `budget: 300 {} per month`", check.currencies().own));
}

void check_parts(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  for (const Shop& shop : scenario.shops) {
    double fee = 0;
    std::string rail;
    for (const Accepted& accepted : shop.accepts)
      for (const Rail& each : scenario.rails)
        if (each.name == accepted.rail && each.fee > fee) fee = each.fee, rail = each.name;
    if (shop.take_rate + fee <= 1) continue;
    std::string path = "shops." + shop.name + ".take_rate";
    report.add(Code::BadShop, place_at(root, path), path,
               fmt::format("{:.6g} % for the company and {:.6g} % for payments by {} are more than there is{}",
                           shop.take_rate * 100, fee * 100, in_quotes(rail), what),
               fmt::format("write at most {:.6g} %", (1 - fee) * 100));
  }
}

}  // namespace rivalry
