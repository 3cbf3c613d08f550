#include "sim/signals/parties.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

std::optional<PartyId> party_named(const Scenario& scenario, std::string_view name) {
  std::uint32_t number = first_company;
  for (const Company& company : scenario.companies) {
    if (company.name == name) return PartyId{number};
    ++number;
  }
  for (const Investor& investor : scenario.investors) {
    if (investor.name == name) return PartyId{number};
    ++number;
  }
  return std::nullopt;
}

PartyId company_named(const Scenario& scenario, std::string_view name) {
  auto party = party_named(scenario, name);
  if (!party || party->index >= first_company + scenario.companies.size())
    throw InvariantError("there is no company of this name: " + std::string(name));
  return *party;
}

std::string_view name_of(const World& world, PartyId party) {
  const Scenario& scenario = world.scenario;
  if (party.index >= first_observer) {
    expects(party.index - first_observer < scenario.observers.size(), "an observer that is declared");
    return scenario.observers[party.index - first_observer].name;
  }
  if (party == outside) return "outside";
  if (party == people) return "people";
  std::size_t place = party.index - first_company;
  if (place < scenario.companies.size()) return scenario.companies[place].name;
  place -= scenario.companies.size();
  if (place < scenario.investors.size()) return scenario.investors[place].name;
  expects(party.index < world.firms->names.size(), "a party that is there");
  return world.firms->names[party.index];
}

}  // namespace rivalry
