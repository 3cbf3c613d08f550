#include "sim/scenario/keys/keys.hpp"

#include <fmt/core.h>

#include "rivalry/calendar.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/sections.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/key_row.hpp"

namespace rivalry {

namespace {

/// Of the sections that live in files of their own.
std::span<const KeyRow> section_rows() {
  static const std::vector<KeyRow> rows = [] {
    std::vector<KeyRow> all;
    Sections::for_each([&]<class Section>(const Section*) { all.push_back(Section::keys()); });
    return all;
  }();
  return rows;
}

constexpr KeyRow scenario_rows[] = {
    key("rivalry", as(Form::Text), needed, "Version of the file's format: 1.").setting(),
    key<&Scenario::name>("name", as(Form::Slug), needed,
                         "What the scenario is called; its results go to a directory of this name."),
    key<&Scenario::question>("question", as(Form::Text), needed,
                             "The question that the scenario is to answer, in a sentence."),
    key("extends", as(Form::Path), "", "A base file, relative to this one; this file's values replace the base's."),
    key<&Scenario::start>("calendar.start", as(Form::Date), needed, "The first day.").setting(),
    key<&Scenario::end>("calendar.end", as(Form::Date), needed, "The last day played.").setting(),
    key<&Scenario::holidays, &Holidays::closed>("calendar.holidays", as(Form::DateList), "",
                                                "Days on which banks are shut, besides Saturdays and Sundays."),
    key<&Scenario::holidays, &Holidays::worked>("calendar.worked", as(Form::DateList), "",
                                                "Saturdays and Sundays that are worked."),
    key<&Scenario::currency>("currency", as(Form::Currency), "USD", "The currency in which every amount is kept.")
        .setting(),
    key("rates", as(Form::Rates), "", "What one unit of other currencies is worth in the scenario's own."),
    key<&Scenario::seed>("seed", count("0", "9007199254740992"), "1",
                         "Chooses the random numbers; another seed, another ensemble.")
        .setting(),
    key<&Scenario::replicates>("replicates", count("1", "10 million"), "1", "How many times the scenario is played.")
        .setting(),
    part(population_keys),
    part(interest_keys),
    part(platform_keys),
    part(spread_keys),
    part(forecast_keys),
    part(section_rows),
    part(function_keys),
    part(signal_keys),
    part(fading_key),
    part(observer_keys),
    part(talk_keys),
    part(run_keys),
    part(herd_keys),
    part(opinion_keys),
    part(company_keys),
    part(investor_keys),
    part(market_keys),
    part(contract_keys),
    part(round_keys),
    part(listing_keys),
    part(valuation_keys),
    part(flash_sale_keys),
    part(recovery_keys),
    part(stress_keys),
    part(economy_keys),
    part(shop_keys),
    part(shopping_keys),
    part(payment_keys),
    part(reader_keys),
    part(voice_keys),
    part(merchant_keys),
    part(auction_keys),
    part(two_sided_keys),
    part(event_keys),
    part(output_keys),
    part(expect_keys),
    key("sources", as(Form::Texts), "",
        "Where the numbers come from: the path of a key or section, then the source in words."),
};

constexpr KeyRow whole_scenario =
    group("", "A scenario: what is assumed, what is kept, what is expected.", scenario_rows)
        .finished_by(finish_scenario);

void collect(const Key& key, const std::string& path, std::vector<KeyAt>& all) {
  for (const Key& inner : key.keys) {
    std::string inner_path = below(path, inner.name);
    all.push_back({inner_path, &inner});
    collect(inner, inner.form == Form::Named ? inner_path + ".NAME" : inner_path, all);
  }
}

}  // namespace

const Key& keys() {
  static const Key all(whole_scenario);
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
