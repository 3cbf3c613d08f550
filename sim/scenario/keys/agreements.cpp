// THE KEYS of agreements: those of a contract that no other kind has.
#include "rivalry/agreements.hpp"

#include "rivalry/contracts.hpp"
#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

std::vector<Key> all_agreement_keys() {
  using C = Contract;
  using A = Agreement;
  return {
    key<&C::agreement, &A::platform>("platform", name_of_a("platforms"), needed, "The issuer's platform, from which people click through to the holder's shop."),
    key<&C::agreement, &A::shop>("shop", name_of_a("platforms"), needed, "The holder's platform, where they buy."),
    key<&C::agreement, &A::clicks>("clicks", share(), needed, "Of those who open both on a day: share who click through."),
    key<&C::agreement, &A::conversion>("conversion", share(), needed, "Of those who click: share who buy."),
    key<&C::agreement, &A::basket>("basket", money("0", "1e9"), needed, "What one of them spends, on average."),
    key<&C::agreement, &A::basket_spread>("basket_spread", factor("0", "10"), "0", "How baskets differ: standard deviation over mean."),
    key<&C::agreement, &A::commission>("commission", share(), needed, "What the issuer gets of that."),
    key<&C::agreement, &A::linked>("linked", share(), "0 %", "Share of those on both platforms who have linked their accounts at the beginning."),
    key<&C::agreement, &A::links>("links", rate(), "0 per day", "How readily the others link theirs."),
    key<&C::agreement, &A::linked_clicks>("linked_click", change(), "+0 %", "How much more often who has linked them clicks."),
    key<&C::agreement, &A::merchants>("merchants", money_rate("0", "1e13"), "", "What the holder's merchants spend on advertising on the issuer's platform at the beginning."),
    key<&C::agreement, &A::target>("merchants_want", positive("1e6"), "10", "Sales per amount spent at which they are content."),
    key<&C::agreement, &A::follows>("merchants_follow", factor("0", "1"), "0", "Each week they multiply their spending by (return / what they want) to this power."),
    key<&C::agreement, &A::noise>("merchants_vary", factor("0", "2"), "0", "What chance adds to the logarithm of their spending in a week: its standard deviation."),
    key<&C::agreement, &A::reach>("merchants_reach", factor("0", "1"), "0", "Clicks go with their spending, over that at the beginning, to this power."),
    key<&C::agreement, &A::expects>("expects", money("0", "1e13"), "", "What both sides expect it to bring the issuer in all."),
    key<&C::agreement, &A::lasts_days>("lasts", {Form::Number, Measure::Duration, "0 days", "100 years", true}, "", "How long it is in force. Default: for good."),
    key<&C::agreement, &A::commits>("commits", money("0", "1e13"), "", "What the holder pays in each year at least: it makes up for what is missing."),
  };
}

}  // namespace

// clang-format on

void add_agreement_keys(Key& contract) {
  for (Key& each : all_agreement_keys()) contract.keys.push_back(std::move(each).only_for({"agreement"}));
}

}  // namespace rivalry
