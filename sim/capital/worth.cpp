#include "sim/capital/worth.hpp"

#include "rivalry/calendar.hpp"

namespace rivalry {

double company_value(const World& world, PartyId company) {
  const Firm& firm = *world.firms.of(company);
  const Company& law = world.scenario.companies[company.index - first_company];
  return firm.alive ? law.value.per_sales * firm.sales * days_per_year : 0;
}

View view_of(const World& world, PartyId investor, PartyId company) {
  if (world.firms.is_investor(investor))
    for (const View& view : world.scenario.investors[investor.index - world.firms.investor(0).index].believes)
      if (view.company == world.firms.names[company.index]) return view;
  return {};
}

double believed_value(const World& world, PartyId investor, PartyId company) {
  return company_value(world, company) * view_of(world, investor, company).value;
}

void companies_are_valued(World&, const Executor&) {}

}  // namespace rivalry
