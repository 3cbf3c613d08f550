// THE KEYS of events. The kinds of events, and what each says of itself, are in rivalry/news.hpp.
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

using namespace event;

namespace {

/// A key of those kinds whose members it fills.
template <auto... Members>
constexpr KeyRow of_event(std::string_view name, const Type& type, std::string_view fallback,
                          std::string_view sentence) {
  return key_of<&Event::effect, Members...>(name, type, fallback, sentence);
}

using EventKinds = KindsOf<Event::Effect>;
constexpr std::string_view about_companies =
    EventKinds::where<[]<class Kind>(const Kind*) { return Kind::parties != Parties::None; }>;
constexpr std::string_view with_actors =
    EventKinds::where<[]<class Kind>(const Kind*) { return Kind::parties == Parties::CompanyAndActor; }>;

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
    kind_key<&Event::effect>("do"),
    of_event<&Campaign::platform, &Scaling::platform, &LinkAccounts::platform>(
        "platform", name_of_a("platforms"), "",
        "The platform that it changes. Needed; for a campaign, or else `payment`."),
    of_event<&LinkAccounts::other>("with", name_of_a("platforms"), "",
                                   "The platform whose active members get the link; or else `shop`."),
    of_event<&LinkAccounts::shop, &Promotion::shop>(
        "shop", name_of_a("shops"), "",
        "link_accounts: the shop with which the platform's members link their accounts. promote: the "
        "shop that appeals more."),
    of_event<&Campaign::rail>("payment", name_of_a("payments"), "", "The way to pay that the campaign is for."),
    of_event<&Promotion::lifts>("lifts", factor("-50", "50"), needed, "What is added to the shop's appeal."),
    of_event<&Promotion::everybody>(
        "everybody", as(Form::Switch), "off",
        "It draws everybody, not only the seventh of the people whose day to choose it is: the "
        "others choose between the promoted shops and nothing."),
    of_event<&Scaling::what>("what", word(scaled_words), needed, "The quantity of the platform that it changes."),
    of_event<&Scaling::by, &Demand::by>("by", change(), needed,
                                        "The change: `-30 %` leaves 70 % of it, `+200 %` triples it."),
    of_event<&Campaign::adds, &LinkAccounts::adds>(
        "adds", rate(), needed, "Hazard of joining, of taking up, or of linking with a shop that is added."),
    key<&Event::company>("company", name_of_a("companies"), needed, "The company that it is about.")
        .only_for(about_companies),
    of_event<&Suit::market>("market", name_of_a("markets"), needed, "The market whose courts decide."),
    key<&Event::from_whom>("who", name_of_a("investors or companies"), needed,
                           "Who acts: speaks well of the company, puts money in, sells through it, sells its shares "
                           "(buy_back: to the company), or buys it.")
        .only_for(with_actors),
    of_event<&Rumour::posts>("posts", count("1", "1000 million"), "1", "How many posts say so."),
    of_event<&Rescue::amount, &BuyBack::amount, &Acquisition::amount>(
        "amount", money("0", "1e13"), needed,
        "How much money is put in (rescue) or paid (buy_back), at most; less if who pays has less. "
        "acquire: the price of all of it, paid in full or not at all."),
    of_event<&ShareSale::to>("to", name_of_a("investors or companies"), "",
                             "Who buys the shares. Default: the public."),
    of_event<&ShareSale::share, &Censorship::share>(
        "share", share_above_zero(), "",
        "Of what the seller has, how much it sells, or else `shares`; of the posts, how many are "
        "removed (censor: needed)."),
    of_event<&Censorship::voice>(
        "voice", name_of_a("voices"), "",
        "Whose posts are removed; or else `interest`. A removed post is read by followers, and by "
        "friends of nobody: reposts by followers are its last."),
    of_event<&Censorship::interest>("interest", name_of_a("interests"), "",
                                    "The posts of all voices with this interest are; or else `voice`."),
    of_event<&ShareSale::shares>("shares", count("1", "1000 billion"), "",
                                 "How many shares it sells, if it has so many; or else `share`.")
        .measured_in("shares"),
    of_event<&ShareSale::price, &BuyBack::price>("price", money("0", "1e9"), "",
                                                 "For one share. Default: what the market thinks it is worth."),
    of_event<&Rescue::form>(
        "form", word(rescue_form_words), "equity",
        "New shares (equity), a note that becomes shares in the next round (note), or debt (loan)."),
    of_event<&Rescue::pre_money>("pre_money", money("0", "1e13"), "",
                                 "What the company is held to be worth before the money; sets the price of the shares. "
                                 "Needed unless it is a loan."),
    of_event<&Rescue::discount>("discount", share_below_one(), "0 %",
                                "How much cheaper than the next round a note becomes shares."),
    of_event<&Rescue::cap>("cap", money("0", "1e13"), "",
                           "For a note: the value of the company at which it becomes shares at most."),
    of_event<&TieUp::earns>("earns", money_rate("0", "1e12"), "0 USD per day", "What the company earns by it."),
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

}  // namespace

constexpr KeyRow event_keys =
    named<&Scenario::events, &Event::name>("events", "event", 1000,
                                           "What happens from outside, on a date or by chance.", event_rows)
        .chosen_by("do")
        .finished_by(finish_event);

}  // namespace rivalry
