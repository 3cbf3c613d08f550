// THE KEYS of classes of shares.
#include "rivalry/shares.hpp"

#include "rivalry/companies.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

Key class_keys() {
  using C = ShareClass;
  return named<&Company::classes, &C::name>("classes", "class", 50, "Classes of shares beside the ordinary ones.", {
    key<&C::price>("price", money("0", "1e9"), "", "What one was sold for: what `preference` and `protection` refer to."),
    key<&C::preference>("preference", factor("0", "10"), "0", "What each is paid before ordinary shares get anything, when the company is sold or wound up: times its price. Its holders may take what ordinary shares get instead."),
    key<&C::votes>("votes", factor("0", "1000"), "1", "Votes of each."),
    key<&C::protection>("protection", word<Protection>({{"none", Protection::None}, {"weighted_average", Protection::WeightedAverage}, {"full_ratchet", Protection::FullRatchet}}), "none", "What they get when new shares are sold for less than their price: nothing; conversion at the broad-based weighted average; conversion at the new price."),
  });
}

// clang-format on

}  // namespace rivalry
