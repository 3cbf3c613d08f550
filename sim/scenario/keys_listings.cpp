// THE KEYS of listings.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"

namespace rivalry {

// clang-format off

Key listing_keys() {
  using L = Listing;
  return named<&Scenario::listings, &L::name>("listings", "listing", 100, "Listings, by which companies sell shares to the public.", {
    key<&L::company>("company", name_of_a("companies"), needed, "The company that is listed."),
  });
}

// clang-format on

}  // namespace rivalry
