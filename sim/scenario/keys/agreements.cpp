// THE KEYS of agreements: those of a contract that no other kind has.
#include "rivalry/agreements.hpp"

#include "rivalry/contracts.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr KeyRow agreement_rows[] = {
    key_of<&Contract::terms, &Agreement::platform>(
        "platform", name_of_a("platforms"), needed,
        "The issuer's platform, from which people click through to the holder's shop."),
    key_of<&Contract::terms, &Agreement::shop>("shop", name_of_a("platforms"), needed,
                                               "The holder's platform, where they buy."),
    key_of<&Contract::terms, &Agreement::clicks>("clicks", share(), needed,
                                                 "Of those who open both on a day: share who click through."),
    key_of<&Contract::terms, &Agreement::conversion>("conversion", share(), needed,
                                                     "Of those who click: share who buy."),
    key_of<&Contract::terms, &Agreement::basket>("basket", money("0", "1e9"), needed,
                                                 "What one of them spends, on average."),
    key_of<&Contract::terms, &Agreement::basket_spread>("basket_spread", factor("0", "10"), "0",
                                                        "How baskets differ: standard deviation over mean."),
    key_of<&Contract::terms, &Agreement::commission>("commission", share(), needed, "What the issuer gets of that."),
    key_of<&Contract::terms, &Agreement::linked>(
        "linked", share(), "0 %", "Share of those on both platforms who have linked their accounts at the beginning."),
    key_of<&Contract::terms, &Agreement::links>("links", rate(), "0 per day", "How readily the others link theirs."),
    key_of<&Contract::terms, &Agreement::linked_clicks>("linked_click", change(), "+0 %",
                                                        "How much more often who has linked them clicks."),
    key_of<&Contract::terms, &Agreement::merchants>(
        "merchants", money_rate("0", "1e13"), "",
        "What the holder's merchants spend on advertising on the issuer's platform at the beginning."),
    key_of<&Contract::terms, &Agreement::target>("merchants_want", positive("1e6"), "10",
                                                 "Sales per amount spent at which they are content."),
    key_of<&Contract::terms, &Agreement::follows>(
        "merchants_follow", factor("0", "1"), "0",
        "Each week they multiply their spending by (return / what they want) to this power."),
    key_of<&Contract::terms, &Agreement::noise>(
        "merchants_vary", factor("0", "2"), "0",
        "What chance adds to the logarithm of their spending in a week: its standard deviation."),
    key_of<&Contract::terms, &Agreement::reach>(
        "merchants_reach", factor("0", "1"), "0",
        "Clicks go with their spending, over that at the beginning, to this power."),
    key_of<&Contract::terms, &Agreement::expects>("expects", money("0", "1e13"), "",
                                                  "What both sides expect it to bring the issuer in all."),
    key_of<&Contract::terms, &Agreement::lasts_days>("lasts",
                                                     {Form::Number, Measure::Duration, "0 days", "100 years", true}, "",
                                                     "How long it is in force. Default: for good."),
    key_of<&Contract::terms, &Agreement::commits>(
        "commits", money("0", "1e13"), "",
        "What the holder pays in each year at least: it makes up for what is missing."),
};

constexpr KeyRow agreement_keys = part(agreement_rows);

}  // namespace rivalry
