// THE KEYS of events.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/relations.hpp"

namespace rivalry {

// clang-format off
Key event_keys() {
  using E = Event;
  Key made = named<&Scenario::events, &E::name>("events", "event", 1000, "What happens from outside, on a date or by chance.", {
    key<&E::deed>("do", word<Deed>({{"campaign", Deed::Campaign}, {"scale", Deed::Scale}, {"link_accounts", Deed::LinkAccounts}}), needed, "campaign: adds to the hazard of joining; scale: multiplies a quantity; link_accounts: those active on the other platform join more easily."),
    key<&E::platform>("platform", name_of_a("platforms"), needed, "The platform that it changes."),
    key<&E::other>("with", name_of_a("platforms"), needed, "The platform whose active members get the link.").only_for({"link_accounts"}),
    key<&E::what>("what", word<Scaled>({{"join.external", Scaled::JoinExternal}, {"join.internal", Scaled::JoinInternal}, {"leave.dormant", Scaled::Sleep}, {"return.external", Scaled::Wake}, {"pull", Scaled::Pull}}), needed, "The quantity of the platform that it changes.").only_for({"scale"}),
    key<&E::by>("by", change(), needed, "The change: `-30 %` leaves 70 % of it, `+200 %` triples it.").only_for({"scale"}),
    key<&E::adds>("adds", rate(), needed, "Hazard of joining that is added.").only_for({"campaign", "link_accounts"}),
    key<&E::at>("at", as(Form::Date), "", "When it happens; or else `chance`."),
    key<&E::chance>("chance", rate(), "", "How likely it is to happen; or else `at`."),
    key<&E::from>("from", as(Form::Date), "", "Cannot happen by chance before."),
    key<&E::until>("until", as(Form::Date), "", "Cannot happen by chance after."),
    key<&E::lasts_days>("lasts", {Form::Number, Measure::Duration, "0 days", "200 years", true}, "", "How long its effect lasts. Default: for good."),
    key<&E::again>("again", as(Form::Switch), "off", "Whether it may happen again by chance after it has ended."),
  });
  made.selector = "do";
  made.finish = finish_event;
  return made;
}

Key generator_keys() {
  using G = Generator;
  Key made = named<&Scenario::generators, &G::name>("generators", "generator", 10000, "Numbers of random number generators, to hold against published ones.", {
    key<&G::kind>("kind", word<std::string>({{"philox4x32-10", "philox4x32-10"}, {"philox4x32-7", "philox4x32-7"}, {"threefry4x32-20", "threefry4x32-20"}, {"threefry2x64-20", "threefry2x64-20"}}), needed, "The generator: its name, word size and rounds."),
    key<&G::counter>("counter", as(Form::HexWords), needed, "The counter as published: hexadecimal words with spaces between."),
    key<&G::key>("key", as(Form::HexWords), needed, "The key as published: hexadecimal words with spaces between."),
  });
  made.finish = finish_generator;
  return made;
}
// clang-format on

}  // namespace rivalry
