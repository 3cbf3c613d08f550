#include "sim/signals/beginning.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/games.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "sim/signals/beliefs.hpp"
#include "sim/signals/herds.hpp"
#include "sim/signals/opinions.hpp"
#include "sim/signals/talk.hpp"

namespace rivalry {

void begin_signals(World& world) {
  begin_beliefs(world);
  begin_talks(world);
  begin_opinions(world);
  begin_herds(world);
}

std::uint64_t signals_memory(const Scenario& scenario) {
  constexpr double signs_per_supplier = 16;  // late bills by age, complaints, stops
  double bytes = 0;
  for (const Company& company : scenario.companies) {
    auto suppliers = static_cast<double>(company.suppliers.count);
    double believers = suppliers + static_cast<double>(scenario.investors.size() + scenario.observers.size());
    bytes += believers * (sizeof(Belief) + sizeof(std::int32_t) * signs_per_supplier * suppliers);
  }
  for (const Herds& herds : scenario.herds)
    bytes += static_cast<double>(herds.count) * (sizeof(double) + sizeof(std::int8_t));
  for (const Opinions& group : scenario.opinions) bytes += 2 * sizeof(double) * group.people;
  return static_cast<std::uint64_t>(bytes);
}

}  // namespace rivalry
