// THE KEYS of an analyst's questions about what something is worth.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"

namespace rivalry {

// clang-format off

Key valuation_keys() {
  using V = Valuation;
  return named<&Scenario::valuations, &V::name>("valuations", "valuation", 10000, "Questions: what is an option, or waiting, worth? They change nothing in the world.", {});
}

// clang-format on

}  // namespace rivalry
