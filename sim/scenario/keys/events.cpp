// THE KEYS of events.
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/event_kinds.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr Word scaled_words[] = {
    {"join.external", Scaled::JoinExternal},
    {"join.internal", Scaled::JoinInternal},
    {"leave.dormant", Scaled::Sleep},
    {"return.external", Scaled::Wake},
    {"pull", Scaled::Pull},
};
constexpr Word rescue_form_words[] = {
    {"equity", RescueForm::Equity}, {"note", RescueForm::Note}, {"loan", RescueForm::Loan}};
constexpr Word upon_words[] = {{"in_force", Upon::InForce}, {"signing", Upon::Signing}, {"exercise", Upon::Exercise}};

constexpr KeyRow event_rows[] = {
    key<&Event::kind>("do", word(event_kinds), needed, ""),
    key<&Event::platform>("platform", name_of_a("platforms"), "",
                          "The platform that it changes. Needed; for a campaign, or else `payment`.")
        .only_for("campaign, scale, link_accounts"),
    key<&Event::other>("with", name_of_a("platforms"), "",
                       "The platform whose active members get the link; or else `shop`.")
        .only_for("link_accounts"),
    key<&Event::shop>("shop", name_of_a("shops"), "",
                      "link_accounts: the shop with which the platform's members link their accounts. promote: the "
                      "shop that appeals more.")
        .only_for("link_accounts, promote"),
    key<&Event::rail>("payment", name_of_a("payments"), "", "The way to pay that the campaign is for.")
        .only_for("campaign"),
    key<&Event::lifts>("lifts", factor("-50", "50"), needed, "What is added to the shop's appeal.").only_for("promote"),
    key<&Event::everybody>("everybody", as(Form::Switch), "off",
                           "It draws everybody, not only the seventh of the people whose day to choose it is: the "
                           "others choose between the promoted shops and nothing.")
        .only_for("promote"),
    key<&Event::what>("what", word(scaled_words), needed, "The quantity of the platform that it changes.")
        .only_for("scale"),
    key<&Event::by>("by", change(), needed, "The change: `-30 %` leaves 70 % of it, `+200 %` triples it.")
        .only_for("scale, demand"),
    key<&Event::adds>("adds", rate(), needed,
                      "Hazard of joining, of taking up, or of linking with a shop that is added.")
        .only_for("campaign, link_accounts"),
    key<&Event::company>("company", name_of_a("companies"), needed, "The company that it is about.")
        .only_for("rumour, deny, protest, endorse, rescue, tie_up, demand, sue, sell_shares, buy_back, acquire"),
    key<&Event::market>("market", name_of_a("markets"), needed, "The market whose courts decide.").only_for("sue"),
    key<&Event::from_whom>("who", name_of_a("investors or companies"), needed,
                           "Who acts: speaks well of the company, puts money in, sells through it, sells its shares "
                           "(buy_back: to the company), or buys it.")
        .only_for("endorse, rescue, tie_up, sell_shares, buy_back, acquire"),
    key<&Event::amount>("posts", count("1", "1000 million"), "1", "How many posts say so.").only_for("rumour"),
    key<&Event::amount>("amount", money("0", "1e13"), needed,
                        "How much money is put in (rescue) or paid (buy_back), at most; less if who pays has less. "
                        "acquire: the price of all of it, paid in full or not at all.")
        .only_for("rescue, buy_back, acquire"),
    key<&Event::to>("to", name_of_a("investors or companies"), "", "Who buys the shares. Default: the public.")
        .only_for("sell_shares"),
    key<&Event::share>("share", share_above_zero(), "",
                       "Of what the seller has, how much it sells, or else `shares`; of the posts, how many are "
                       "removed (censor: needed).")
        .only_for("sell_shares, censor"),
    key<&Event::voice>("voice", name_of_a("voices"), "",
                       "Whose posts are removed; or else `interest`. A removed post is read by followers, and by "
                       "friends of nobody: reposts by followers are its last.")
        .only_for("censor"),
    key<&Event::interest>("interest", name_of_a("interests"), "",
                          "The posts of all voices with this interest are; or else `voice`.")
        .only_for("censor"),
    key<&Event::shares>("shares", count("1", "1000 billion"), "",
                        "How many shares it sells, if it has so many; or else `share`.")
        .measured_in("shares")
        .only_for("sell_shares"),
    key<&Event::price>("price", money("0", "1e9"), "", "For one share. Default: what the market thinks it is worth.")
        .only_for("sell_shares, buy_back"),
    key<&Event::form>("form", word(rescue_form_words), "equity",
                      "New shares (equity), a note that becomes shares in the next round (note), or debt (loan).")
        .only_for("rescue"),
    key<&Event::pre_money>("pre_money", money("0", "1e13"), "",
                           "What the company is held to be worth before the money; sets the price of the shares. "
                           "Needed unless it is a loan.")
        .only_for("rescue"),
    key<&Event::discount>("discount", share_below_one(), "0 %",
                          "How much cheaper than the next round a note becomes shares.")
        .only_for("rescue"),
    key<&Event::cap>("cap", money("0", "1e13"), "",
                     "For a note: the value of the company at which it becomes shares at most.")
        .only_for("rescue"),
    key<&Event::earns>("earns", money_rate("0", "1e12"), "0 USD per day", "What the company earns by it.")
        .only_for("tie_up"),
    key<&Event::at>(
        "at", as(Form::Date), "",
        "When it happens; or else `chance`. A rescue with neither happens when it is worth it to the investor."),
    key<&Event::contract>(
        "contract", name_of_a("contracts"), "",
        "The contract that it hangs on, instead of `at` or `chance`; if that is switched off, it does not happen.")
        .or_switched_off(),
    key<&Event::upon>("upon", word(upon_words), "in_force",
                      "With `contract`. in_force: while that is; signing, exercise: from then on."),
    key<&Event::chance>("chance", rate(), "", "How likely it is to happen; or else `at`."),
    key<&Event::from>("from", as(Form::Date), "", "Cannot happen by chance before."),
    key<&Event::until>("until", as(Form::Date), "", "Cannot happen by chance after."),
    key<&Event::lasts_days>("lasts", {Form::Number, Measure::Duration, "0 days", "200 years", true}, "",
                            "How long its effect lasts. Default: for good."),
    key<&Event::again>("again", as(Form::Switch), "off", "Whether it may happen again by chance after it has ended."),
};

constexpr KeyRow event_keys =
    named<&Scenario::events, &Event::name>("events", "event", 1000,
                                           "What happens from outside, on a date or by chance.", event_rows)
        .chosen_by("do")
        .finished_by(finish_event);

constexpr Word generator_kind_words[] = {"philox4x32-10", "philox4x32-7", "threefry4x32-20", "threefry2x64-20"};

constexpr KeyRow generator_rows[] = {
    key<&Generator::kind>("kind", word(generator_kind_words), needed, "The generator: its name, word size and rounds."),
    key<&Generator::counter>("counter", as(Form::HexWords), needed,
                             "The counter as published: hexadecimal words with spaces between."),
    key<&Generator::key>("key", as(Form::HexWords), needed,
                         "The key as published: hexadecimal words with spaces between."),
};

constexpr KeyRow generator_keys =
    named<&Scenario::generators, &Generator::name>(
        "generators", "generator", 10000, "Numbers of random number generators, to hold against published ones.",
        generator_rows)
        .finished_by(finish_generator);
}  // namespace rivalry
