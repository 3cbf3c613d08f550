// THE DIMENSIONS of outputs: one row each.
#include <fmt/core.h>

#include <iterator>

#include "rivalry/ads.hpp"
#include "rivalry/business.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/games.hpp"
#include "rivalry/generators.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/recovery.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/talk.hpp"
#include "rivalry/users.hpp"
#include "rivalry/valuations.hpp"
#include "rivalry/voices.hpp"
#include "sim/results/outputs/measures/books.hpp"
#include "sim/results/outputs/measures/firms.hpp"
#include "sim/results/outputs/measures/ownership.hpp"
#include "sim/results/outputs/measures/signals.hpp"
#include "sim/results/outputs/measures/users.hpp"
#include "sim/results/outputs/measures/voices.hpp"

namespace rivalry {

namespace {

using DimensionLabels = std::vector<std::string>;

// ---- how labels come about ------------------------------------------------------------------------------------------

template <auto Things>
DimensionLabels names_of(const Scenario& scenario) {
  DimensionLabels result;
  for (const auto& thing : scenario.*Things) result.push_back(thing.name);
  return result;
}

/// `first`, and then the names of all things.
template <auto Things>
DimensionLabels with_names(const char* first, const Scenario& scenario) {
  DimensionLabels result = names_of<Things>(scenario);
  result.insert(result.begin(), first);
  return result;
}

/// "owner.part" for every part of every owner.
template <auto Owners, auto Parts>
DimensionLabels parts_of(const Scenario& scenario) {
  DimensionLabels result;
  for (const auto& owner : scenario.*Owners)
    for (const auto& part : owner.*Parts) result.push_back(owner.name + "." + part.name);
  return result;
}

template <std::size_t First, std::size_t Last>
DimensionLabels number_labels(const Scenario&) {
  DimensionLabels result;
  for (std::size_t i = First; i <= Last; ++i) result.push_back(std::to_string(i));
  return result;
}

template <const auto& Words>
DimensionLabels word_labels(const Scenario&) {
  return {std::begin(Words), std::end(Words)};
}

constexpr const char* depths[] = {"1", "2", "3", "4 or more"};
constexpr const char* two_rivals[] = {"first", "second"};
constexpr const char* two_sides[] = {"one", "two"};

DimensionLabels segment_labels(const Scenario& scenario) {
  DimensionLabels result;
  for (const auto& segment : scenario.population.segments) result.push_back(segment.name);
  return result;
}

DimensionLabels generator_labels(const Scenario& scenario) {
  DimensionLabels result;
  for (const Generator& generator : scenario.sections.of<Generators>().all) result.push_back(generator.name);
  return result;
}

DimensionLabels holder_labels(const Scenario& scenario) {
  DimensionLabels result = with_names<&Scenario::companies>("people", scenario),
                  investors = names_of<&Scenario::investors>(scenario);
  result.insert(result.end(), investors.begin(), investors.end());
  return result;
}

DimensionLabels payer_labels(const Scenario& scenario) { return with_names<&Scenario::companies>("outside", scenario); }

DimensionLabels decile_labels(const Scenario&) {
  DimensionLabels result;
  for (int low = 0; low < 100; low += 10) result.push_back(fmt::format("{} %", low));
  return result;
}

DimensionLabels top_labels(const Scenario&) {
  DimensionLabels result;
  for (int permille : measures::tops_permille) result.push_back(fmt::format("{} %", permille / 10.0));
  return result;
}

// ---- the rows -------------------------------------------------------------------------------------------------------

constexpr bool may_be_missing = true;

constexpr OutputDimension dimension_rows[] = {
    {"platform", names_of<&Scenario::platforms>, "platforms"},
    {"segment", segment_labels, "population.segments"},
    {"company", names_of<&Scenario::companies>, "companies"},
    {"supplier", supplier_names, ""},
    {"sector", measures::sector_labels, ""},
    {"account", [](const Scenario&) { return measures::account_labels(); }, ""},
    {"flow", [](const Scenario&) { return measures::flow_labels(); }, ""},
    {"age", word_labels<measures::ages>, ""},
    {"stress", names_of<&Scenario::stress>, "stress"},
    {"economy", names_of<&Scenario::economies>, "economies"},
    {"holder", holder_labels, ""},
    {"delivers", word_labels<measures::delivers_words>, ""},
    {"class", measures::class_labels, ""},
    {"contract", names_of<&Scenario::contracts>, "contracts", may_be_missing},
    {"round", names_of<&Scenario::rounds>, "rounds", may_be_missing},
    {"investor", names_of<&Scenario::investors>, "investors"},
    {"line", parts_of<&Scenario::companies, &Company::business>, ""},
    {"listing", names_of<&Scenario::listings>, "listings", may_be_missing},
    {"valuation", names_of<&Scenario::valuations>, "valuations"},
    {"voice", names_of<&Scenario::voices>, "voices"},
    {"merchant", names_of<&Scenario::merchants>, "merchants"},
    {"shop", names_of<&Scenario::shops>, "shops"},
    {"payment", names_of<&Scenario::rails>, "payments"},
    {"flash_sale", names_of<&Scenario::flash_sales>, "flash_sales", may_be_missing},
    {"spread", names_of<&Scenario::spreads>, "spreads"},
    {"forecast", names_of<&Scenario::forecasts>, "forecasts"},
    {"generator", generator_labels, "generators"},
    {"observer", names_of<&Scenario::observers>, "observers"},
    {"talk", names_of<&Scenario::talks>, "talks"},
    {"cascade_class", [](const Scenario&) { return measures::cascade_class_labels(); }, ""},
    {"depth", word_labels<depths>, ""},
    {"size", number_labels<1, TalkState::sizes - 1>, ""},
    {"herd", names_of<&Scenario::herds>, "herds"},
    {"opinion", names_of<&Scenario::opinions>, "opinions"},
    {"member", measures::member_labels, ""},
    {"run", names_of<&Scenario::runs>, "runs"},
    {"degree", number_labels<0, measures::most_ties>, ""},
    {"posts", number_labels<0, measures::most_posts>, ""},
    {"word", number_labels<0, 3>, ""},
    {"top", top_labels, ""},
    {"payer", payer_labels, ""},
    {"decile", decile_labels, ""},
    {"bidder", parts_of<&Scenario::auctions, &Auction::bidders>, ""},
    {"rival", word_labels<two_rivals>, ""},
    {"side", word_labels<two_sides>, ""},
    {"auction", names_of<&Scenario::auctions>, "auctions"},
    {"function", names_of<&Scenario::functions>, "functions"},
    {"two_sided", names_of<&Scenario::two_sided>, "two_sided"},
};

}  // namespace

std::span<const OutputDimension> output_dimensions() { return dimension_rows; }

const OutputDimension* find_dimension(std::string_view name) {
  for (const OutputDimension& row : dimension_rows)
    if (row.name == name) return &row;
  return nullptr;
}

std::vector<std::string> labels(const Scenario& scenario, std::string_view dimension) {
  const OutputDimension* row = find_dimension(dimension);
  return row != nullptr ? row->labels(scenario) : std::vector<std::string>{};
}

}  // namespace rivalry
