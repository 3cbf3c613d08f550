// THE KEYS of private rounds.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"

namespace rivalry {

// clang-format off

Key round_keys() {
  using R = Round;
  return named<&Scenario::rounds, &R::name>("rounds", "round", 1000, "Private rounds, in which companies ask investors for money.", {
    key<&R::company>("company", name_of_a("companies"), needed, "The company that asks."),
  });
}

// clang-format on

}  // namespace rivalry
