#include "sim/results/measures_signals.hpp"

#include "sim/signals/beliefs.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry::measures {

void belief_distress(const World& world, std::span<double> cells) {
  for (std::size_t o = 0; o < cells.size(); ++o)
    cells[o] = suspicion(world, observer(o), company_named(world.scenario, world.scenario.observers[o].about));
}

void company_suspected(const World& world, std::span<double> cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    PartyId company = world.signals.subjects[c].party;
    double sum = 0, suppliers = 0;
    for (const Belief& belief : world.signals.beliefs) {
      bool is_supplier = belief.believer.index < first_observer && !world.firms.is_investor(belief.believer);
      if (belief.subject == company && is_supplier) sum += suspicion(world, belief.believer, company), ++suppliers;
    }
    cells[c] = suppliers > 0 ? sum / suppliers : 0;
  }
}

}  // namespace rivalry::measures
