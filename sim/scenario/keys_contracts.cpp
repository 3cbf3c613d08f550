// THE KEYS of contracts.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"

namespace rivalry {

// clang-format off

Key contract_keys() {
  using C = Contract;
  Key made = named<&Scenario::contracts, &C::name>("contracts", "contract", 1000, "Contracts about companies: purchases of shares, options, notes, agreements.", {
    key<&C::kind>("kind", word<ContractKind>({{"share_purchase", ContractKind::SharePurchase}}), needed, "share_purchase: the holder buys shares of the issuer."),
    key<&C::holder>("holder", name_of_a("investors or companies"), needed, "Who buys, lends or has the right."),
    key<&C::issuer>("issuer", name_of_a("companies"), needed, "The company that it is about."),
  });
  made.selector = "kind";
  return made;
}

// clang-format on

}  // namespace rivalry
