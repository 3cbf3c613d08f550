#include "sim/scenario/keys/keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rivalry/calendar.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/sections.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/relations.hpp"

namespace rivalry {

namespace {

Key whole_scenario() {
  using S = Scenario;
  // clang-format off
  Key all = make_group("", "A scenario: what is assumed, what is kept, what is expected.", {
    key("rivalry", as(Form::Text), needed, "Version of the file's format: 1.").setting(),
    key<&S::name>("name", as(Form::Slug), needed, "What the scenario is called; its results go to a directory of this name."),
    key<&S::question>("question", as(Form::Text), needed, "The question that the scenario is to answer, in a sentence."),
    key("extends", as(Form::Path), "", "A base file, relative to this one; this file's values replace the base's."),
    key<&S::start>("calendar.start", as(Form::Date), needed, "The first day.").setting(),
    key<&S::end>("calendar.end", as(Form::Date), needed, "The last day played.").setting(),
    key<&S::holidays, &Holidays::closed>("calendar.holidays", as(Form::DateList), "", "Days on which banks are shut, besides Saturdays and Sundays."),
    key<&S::holidays, &Holidays::worked>("calendar.worked", as(Form::DateList), "", "Saturdays and Sundays that are worked."),
    key<&S::currency>("currency", as(Form::Currency), "USD", "The currency in which every amount is kept.").setting(),
    key("rates", as(Form::Rates), "", "What one unit of other currencies is worth in the scenario's own."),
    key<&S::seed>("seed", count("0", "9007199254740992"), "1", "Chooses the random numbers; another seed, another ensemble.").setting(),
    key<&S::replicates>("replicates", count("1", "10 million"), "1", "How many times the scenario is played.").setting(),
    population_keys(), interest_keys(), platform_keys(), spread_keys(), forecast_keys(), function_keys(),
    signal_keys(), fading_key(), observer_keys(), talk_keys(), run_keys(), herd_keys(), opinion_keys(),
    company_keys(), investor_keys(), market_keys(), contract_keys(), round_keys(), listing_keys(), valuation_keys(),
    flash_sale_keys(),
    recovery_keys(), stress_keys(), economy_keys(),
    shop_keys(), shopping_keys(), payment_keys(),
    reader_keys(), voice_keys(),
    merchant_keys(), auction_keys(), two_sided_keys(),
    event_keys(), output_keys(), expect_keys(),
    key("sources", as(Form::Texts), "", "Where the numbers come from: the path of a key or section, then the source in words."),
  });
  // clang-format on
  auto place = std::ranges::find(all.keys, "functions", &Key::name);
  Sections::for_each([&]<class Section>(const Section*) { place = all.keys.insert(place, Section::keys()) + 1; });
  all.inside = [](void* scenario) { return scenario; };
  all.finish = finish_scenario;
  return all;
}

void collect(const Key& key, const std::string& path, std::vector<KeyAt>& all) {
  for (const Key& inner : key.keys) {
    std::string inner_path = below(path, inner.name);
    all.push_back({inner_path, &inner});
    collect(inner, inner.form == Form::Named ? inner_path + ".NAME" : inner_path, all);
  }
}

}  // namespace

const Key& keys() {
  static const Key all = whole_scenario();
  return all;
}

std::vector<KeyAt> all_keys() {
  std::vector<KeyAt> all;
  collect(keys(), "", all);
  return all;
}

const Key* find_key(std::string_view path) {
  const Key* key = &keys();
  bool at_name = false;
  while (!path.empty()) {
    std::size_t dot = path.find('.');
    std::string_view first = path.substr(0, dot);
    path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    if (at_name) {
      at_name = false;
      continue;
    }
    key = key->find(first);
    if (!key) return nullptr;
    if (key->form == Form::Texts || key->form == Form::Rates) return key;
    at_name = key->form == Form::Named;
  }
  return key;
}

}  // namespace rivalry
