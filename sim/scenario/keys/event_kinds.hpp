// THE KINDS of events, one row each: the word of a scenario, and what it does. `explain events.NAME.do` prints them.
#pragma once

#include "rivalry/news.hpp"
#include "sim/scenario/keys/key.hpp"

namespace rivalry {

inline constexpr Word event_kinds[] = {
    {"campaign", EventKind::Campaign, "adds to the hazard of joining a platform or of taking up a way to pay"},
    {"scale", EventKind::Scale, "multiplies a quantity"},
    {"link_accounts", EventKind::LinkAccounts,
     "those active on the other platform join more easily, or members of the platform link their accounts with a shop"},
    {"rumour", EventKind::Rumour, "it is said in public that the company does not pay"},
    {"deny", EventKind::Deny, "the company says that all is well"},
    {"protest", EventKind::Protest, "creditors gather at its door"},
    {"endorse", EventKind::Endorse, "somebody speaks well of it"},
    {"rescue", EventKind::Rescue, "an investor puts money in"},
    {"tie_up", EventKind::TieUp, "a partner sells through it"},
    {"demand", EventKind::Demand, "multiplies what customers want of it"},
    {"sue", EventKind::Sue, "it is sued in a market"},
    {"sell_shares", EventKind::SellShares, "somebody sells shares of the company"},
    {"buy_back", EventKind::BuyBack, "the company buys its own shares"},
    {"acquire", EventKind::Acquire, "somebody buys all of it, and every class of shares gets its part"},
    {"promote", EventKind::Promote, "a shop appeals more"},
    {"censor", EventKind::Censor, "posts of voices are removed"},
};

}  // namespace rivalry
