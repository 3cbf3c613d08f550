#include <fmt/core.h>

#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/scenario.hpp"

namespace rivalry {

std::vector<std::string> supplier_names(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Company& company : scenario.companies)
    for (std::int64_t k = 1; k <= company.suppliers.count; ++k)
      names.push_back(fmt::format("{}_supplier_{:03}", company.name, k));
  return names;
}

std::vector<std::string> party_names(const Scenario& scenario) {
  std::vector<std::string> names = {"outside", "people"};
  for (const Company& company : scenario.companies) names.push_back(company.name);
  for (const Investor& investor : scenario.investors) names.push_back(investor.name);
  for (std::string& name : supplier_names(scenario)) names.push_back(std::move(name));
  return names;
}

}  // namespace rivalry
