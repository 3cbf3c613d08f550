// THE KEYS of agreements: those of a contract that no other kind has.
#include "rivalry/agreements.hpp"

#include "rivalry/contracts.hpp"
#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

template <auto Member>
Key of_agreement(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence) {
  return key_of<&Contract::terms, Member>(name, type, fallback, sentence);
}

std::vector<Key> all_agreement_keys() {
  using A = Agreement;
  return {
    of_agreement<&A::platform>("platform", name_of_a("platforms"), needed, "The issuer's platform, from which people click through to the holder's shop."),
    of_agreement<&A::shop>("shop", name_of_a("platforms"), needed, "The holder's platform, where they buy."),
    of_agreement<&A::clicks>("clicks", share(), needed, "Of those who open both on a day: share who click through."),
    of_agreement<&A::conversion>("conversion", share(), needed, "Of those who click: share who buy."),
    of_agreement<&A::basket>("basket", money("0", "1e9"), needed, "What one of them spends, on average."),
    of_agreement<&A::basket_spread>("basket_spread", factor("0", "10"), "0", "How baskets differ: standard deviation over mean."),
    of_agreement<&A::commission>("commission", share(), needed, "What the issuer gets of that."),
    of_agreement<&A::linked>("linked", share(), "0 %", "Share of those on both platforms who have linked their accounts at the beginning."),
    of_agreement<&A::links>("links", rate(), "0 per day", "How readily the others link theirs."),
    of_agreement<&A::linked_clicks>("linked_click", change(), "+0 %", "How much more often who has linked them clicks."),
    of_agreement<&A::merchants>("merchants", money_rate("0", "1e13"), "", "What the holder's merchants spend on advertising on the issuer's platform at the beginning."),
    of_agreement<&A::target>("merchants_want", positive("1e6"), "10", "Sales per amount spent at which they are content."),
    of_agreement<&A::follows>("merchants_follow", factor("0", "1"), "0", "Each week they multiply their spending by (return / what they want) to this power."),
    of_agreement<&A::noise>("merchants_vary", factor("0", "2"), "0", "What chance adds to the logarithm of their spending in a week: its standard deviation."),
    of_agreement<&A::reach>("merchants_reach", factor("0", "1"), "0", "Clicks go with their spending, over that at the beginning, to this power."),
    of_agreement<&A::expects>("expects", money("0", "1e13"), "", "What both sides expect it to bring the issuer in all."),
    of_agreement<&A::lasts_days>("lasts", {Form::Number, Measure::Duration, "0 days", "100 years", true}, "", "How long it is in force. Default: for good."),
    of_agreement<&A::commits>("commits", money("0", "1e13"), "", "What the holder pays in each year at least: it makes up for what is missing."),
  };
}

}  // namespace

// clang-format on

void add_agreement_keys(Key& contract) {
  for (Key& each : all_agreement_keys()) contract.keys.push_back(std::move(each));
}

}  // namespace rivalry
