#include "sim/sweep/shards/labels.hpp"

#include "rivalry/outputs.hpp"
#include "sim/results/record/event_columns.hpp"
#include "sim/results/record/recording.hpp"

namespace rivalry {

LabelOrder label_order(const Scenario& scenario) {
  LabelOrder order = {{"event_word", event_words(scenario)}, {"party", event_parties(scenario)}};
  for (const Output& output : outputs())
    for (std::string_view dimension : output.dims)
      if (dimension != "time") order.try_emplace(std::string(dimension), labels(scenario, dimension));
  return order;
}

}  // namespace rivalry
