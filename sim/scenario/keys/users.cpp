// THE KEYS of the population, its network and its platforms.
#include "rivalry/users.hpp"

#include "rivalry/interests.hpp"
#include "rivalry/network.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

constexpr Word network_kind_words[] = {
    {"complete", NetworkKind::Complete},
    {"implicit", NetworkKind::Implicit},
    {"configuration", NetworkKind::Configuration},
    {"barabasi_albert", NetworkKind::BarabasiAlbert},
    {"watts_strogatz", NetworkKind::WattsStrogatz},
    {"ring", NetworkKind::Ring},
    {"edges", NetworkKind::Edges},
};
constexpr Word degree_kind_words[] = {
    {"regular", DegreeKind::Regular}, {"poisson", DegreeKind::Poisson}, {"power_law", DegreeKind::PowerLaw}};

constexpr KeyRow network_rows[] = {
    key<&Network::kind>(
        "kind", word(network_kind_words), "complete",
        "The graph: everyone knows everyone (complete), random with given degrees and no stored edges (implicit) or "
        "stored ones (configuration), preferential attachment, small world, ring, or edges from a file."),
    key<&Network::degrees>(
        "degrees", word(degree_kind_words), "",
        "How the number of ties varies among people. Default: regular, or power_law if degree_exponent is given.")
        .only_for("implicit, configuration"),
    key<&Network::mean_degree>("mean_degree", positive("60000"), "", "Ties per person, on average.")
        .only_for("implicit, configuration, watts_strogatz"),
    key<&Network::degree_exponent>("degree_exponent", factor("1", "10"), "", "Exponent of the power law of ties.")
        .only_for("implicit, configuration"),
    key<&Network::degree_cutoff>("degree_cutoff", positive("60000"), "",
                                 "Ties at which the power law's exponential cut-off bites.")
        .only_for("implicit, configuration"),
    key<&Network::max_degree>("max_degree", count("1", "60000"), "", "Ties that nobody exceeds.")
        .only_for("implicit, configuration"),
    key<&Network::local_share>("local_share", share(), "0 %",
                               "Share of the ties that lie inside clusters of neighbours; the others are long-range.")
        .only_for("implicit, configuration"),
    key<&Network::cluster_size>("cluster_size", count("16", "1024"), "128",
                                "People in a cluster of local ties; a power of two.")
        .only_for("implicit, configuration"),
    key<&Network::rewired>("rewired", share(), "0 %", "Probability that a tie of the ring lattice is rewired.")
        .only_for("watts_strogatz"),
    key<&Network::links_per_newcomer>("links_per_newcomer", count("1", "1000"), needed,
                                      "Ties that each newcomer makes, by preference for those who have many.")
        .only_for("barabasi_albert"),
    key("file", as(Form::Path), "", "A text file of ties beside the scenario: two agent numbers a line, from 0.")
        .only_for("edges"),
    key("edges", as(Form::Text), "",
        "The ties themselves, `0-1 0-2 1-2`; a resolved scenario has them instead of the file.")
        .only_for("edges"),
};

constexpr KeyRow network_keys = group<&Population::network>("network", "Who knows whom.", network_rows)
                                    .chosen_by("kind")
                                    .finished_by(finish_network);

constexpr KeyRow segment_rows[] = {
    key<&Segment::share>("share", share(), needed, "Share of the people."),
    key<&Segment::opens>("opens", measured(Measure::DailyShare, "0 %", "100 %"), "100 %",
                         "Mean probability that an active member opens a platform on a day."),
    key<&Segment::opens_spread>(
        "opens_spread", share_below_one(), "0 %",
        "How people differ in opening: 0 % all alike, towards 100 % some always and some never (a Beta law)."),
    key<&Segment::minutes>("minutes", measured(Measure::Minutes, "0 per day", "1440 per day"), "0 per day",
                           "Minutes of attention on a day on which any platform is opened."),
    key<&Segment::susceptibility>("susceptibility", factor("0", "1e6"), "1", "Multiplies every hazard of joining."),
    key<&Segment::reach>("reach", share(), "100 %", "Share of the segment who can ever join any platform."),
    key<&Segment::budget>("budget", money_rate("0", "1e9"), "", "What a person has to spend in the shops."),
};

constexpr KeyRow segment_keys = named<&Population::segments, &Segment::name>(
    "segments", "segment", 16, "Kinds of people; their shares add up to 100 %. Without any there is one, `everyone`.",
    segment_rows);

constexpr KeyRow cross_rows[] = {
    key<&CrossEffect::substitutes>("substitutes", share(), "0 %",
                                   "Being active there multiplies the hazard of joining here by one minus this."),
    key<&CrossEffect::complements>("complements", factor("0", "1000"), "0",
                                   "Being active there multiplies the hazard of joining here by one plus this."),
    key<&CrossEffect::account_link>("account_link", rate(), "0 per day",
                                    "One-click entry: hazard of joining here that is added for those active there.")
        .or_off(0),
    key<&CrossEffect::drains>("drains", factor("0", "1000"), "0",
                              "Being active there multiplies the hazard of falling dormant here by one plus this."),
};

constexpr KeyRow cross_keys =
    named<&Platform::with, &CrossEffect::other>(
        "with", "other platform", 6, "What another platform does to this one, through the people active on it.",
        cross_rows)
        .named_as("platforms");

}  // namespace

constexpr Word attention_rule_words[] = {{"split", AttentionRule::Split}, {"whole_days", AttentionRule::WholeDays}};

constexpr KeyRow population_rows[] = {
    key<&Population::people>("people", count("1", "1000 billion"), needed, "How many people there are.")
        .measured_in("people"),
    key<&Population::people_per_agent>("people_per_agent", count("1", "1000 billion"), "1",
                                       "How many people one agent stands for.")
        .measured_in("people"),
    key<&Population::attention>(
        "attention", word(attention_rule_words), "split",
        "A day's minutes are divided among the platforms opened (split), or all go to one of them (whole_days)."),
    network_keys,
    segment_keys,
};

constexpr KeyRow population_keys =
    group<&Scenario::population>("population", "The people, and who knows whom.", population_rows)
        .or_missing()
        .finished_by(finish_population);

constexpr KeyRow platform_rows[] = {
    key<&Platform::owner>("owner", name_of_a("companies"), "", "The company that earns from it. Default: nobody."),
    key<&Platform::launched>("launched", as(Form::Date), "",
                             "When it was launched; nobody joins before. Default: the calendar's start."),
    key<&Platform::reach>("reach", share(), "100 %", "Share of the people who can ever join."),
    key<&Platform::members_start>("members.registered", count("0", "1000 billion"), "0",
                                  "People with an account when the calendar starts.")
        .measured_in("people"),
    key<&Platform::members_dormant>("members.dormant", share(), "0 %", "Share of those members who are dormant."),
    key<&Platform::join_external>(
        "join.external", rate(), "0 per day",
        "Hazard of joining whatever the neighbours do: advertising, news, curiosity (Bass: p)."),
    key<&Platform::join_internal>("join.internal", rate(), "0 per day",
                                  "Hazard of joining that is added when all neighbours are active members; in "
                                  "proportion to their share (Bass: q)."),
    key<&Platform::sleep>("leave.dormant", rate(), "0 per day", "Hazard of an active member of falling dormant."),
    key<&Platform::close>("leave.close", rate(), "0 per day",
                          "Hazard of a member of closing the account; may join again."),
    key<&Platform::wake>("return.external", rate(), "0 per day",
                         "Hazard of a dormant member of returning, whatever the neighbours do."),
    key<&Platform::wake_internal>(
        "return.internal", rate(), "0 per day",
        "Hazard of returning that is added when all neighbours are active members; in proportion to their share."),
    key<&Platform::pull>("pull", positive("1e6"), "1", "Multiplies the odds that a member opens it on a day."),
    key<&Platform::appeal>("attention.appeal", factor("-1000", "1000"), "0",
                           "Constant term of the platform in the attention logit."),
    key<&Platform::crowd>("attention.crowd", factor("-1000", "1000"), "0",
                          "Weight in the attention logit of the platform's share of yesterday's attention."),
    cross_keys,
    key<&Platform::posts, &Posting::mean_per_day>("posts.mean", rate("10000 per day"), "0 per day",
                                                  "Posts per member, on average over those who post (Gamma law)."),
    key<&Platform::posts, &Posting::shape>("posts.shape", positive("1e6"), "1",
                                           "Shape of the Gamma law of posting rates; small: few post nearly all."),
    key<&Platform::posts, &Posting::silent_share>("posts.silent", share(), "0 %",
                                                  "Members who never post, beside those the Gamma law makes silent."),
    key<&Platform::posts, &Posting::drop_a>(
        "posts.drop_out.a", factor("0", "1e6"), "0",
        "First parameter of the Beta law of the probability to stop after a post; 0: nobody stops."),
    key<&Platform::posts, &Posting::drop_b>("posts.drop_out.b", factor("0", "1e6"), "0",
                                            "Second parameter of that Beta law."),
    key<&Platform::posts, &Posting::friends_read>("posts.friends_read", share(), "0 %",
                                                  "Probability that a friend who opens it on the day reads what "
                                                  "somebody posts or passes on. 0 %: nothing reaches friends."),
    key<&Platform::posts, &Posting::passed_on>(
        "posts.passed_on", share(), "0 %",
        "Probability that a friend who reads a member's post passes it on, on the same day."),
    key<&Platform::posts, &Posting::per_hop>("posts.per_hop", factor("0", "1"), "1",
                                             "Multiplies the probability of passing on, of members' posts and of "
                                             "voices', with every generation of reposts after the first."),
    part(talks_keys),
    part(ads_keys),
};

constexpr KeyRow platform_keys =
    named<&Scenario::platforms, &Platform::name>("platforms", "platform", 6, "What people join.", platform_rows)
        .finished_by(finish_platform);

constexpr KeyRow interest_rows[] = {
    key<&Interest::share>("share", share(), needed, "Share of the people who are."),
};

constexpr KeyRow interest_keys =
    named<&Scenario::interests, &Interest::name>("interests", "interest", max_interests,
                                                 "What people are interested in, talk about, and buy for. Who is "
                                                 "interested in what is drawn once, and no output tells.",
                                                 interest_rows);

namespace {

void put_threshold(void* object, const Value& value) {
  auto [numerator, denominator] = std::get<Fraction>(value);
  auto& spread = *static_cast<Spread*>(object);
  spread.threshold_numerator = numerator;
  spread.threshold_denominator = denominator;
}

void put_seeds(void* object, const Value& value) {
  auto& spread = *static_cast<Spread*>(object);
  const Number& seeds = std::get<Number>(value);
  (seeds.measure == Measure::Share ? spread.seed_share : spread.seed_agents) = seeds.value;
}

}  // namespace

constexpr Word spread_rule_words[] = {
    {"threshold", SpreadRule::Threshold}, {"cascade", SpreadRule::Cascade}, {"rumour", SpreadRule::Rumour}};

constexpr KeyRow spread_rows[] = {
    key<&Spread::rule>("rule", word(spread_rule_words), needed,
                       "threshold: adopt when the share of neighbours reached is at least the threshold; cascade: each "
                       "person reached crosses each tie once with probability transmit; rumour: spreaders tell "
                       "neighbours until they meet those who know."),
    key("threshold", as(Form::Ratio), needed, "Share of the neighbours at which a person adopts; exact.")
        .put_by(put_threshold)
        .only_for("threshold"),
    key<&Spread::transmit>("transmit", share(), needed, "Probability that it crosses a tie.").only_for("cascade"),
    key("seeds", {Form::Number, Measure::ShareOrCount}, needed,
        "Agents reached at the start, drawn at random: a share of them, or their number.")
        .put_by(put_seeds),
    key<&Spread::starts>(
        "starts", as(Form::Date), "",
        "When it starts. Default: the calendar's start, or the first post about the company that it is `about`."),
    key<&Spread::about>("about", name_of_a("companies"), "",
                        "A company: it starts with the first post about it in public."),
    key<&Spread::contacts_per_day>("contacts", rate(), needed,
                                   "Hazard of a spreader of meeting one of the neighbours, at most one a day.")
        .only_for("rumour"),
    key<&Spread::accept>("accept", share(), "100 %",
                         "Probability that somebody who hears it spreads it too, or else takes no notice.")
        .only_for("rumour"),
    key<&Spread::stifle>("stifle", share(), "100 %",
                         "Probability that a spreader who meets somebody who knows it stops.")
        .only_for("rumour"),
    key<&Spread::both_stop>(
        "both_stop", as(Form::Switch), "off",
        "When two spreaders meet, both stop (Daley & Kendall), and not only who began (Maki & Thompson).")
        .only_for("rumour"),
    key<&Spread::debunk>("debunk", factor("0", "1000"), "0",
                         "A denial of the company multiplies `stifle` by one plus this, until it is seen to be false.")
        .only_for("rumour"),
};

constexpr KeyRow spread_keys =
    named<&Scenario::spreads, &Spread::name>("spreads", "spread", 8,
                                             "Things that spread on the network, one generation a day.", spread_rows)
        .chosen_by("rule")
        .finished_by(finish_spread);

constexpr KeyRow forecast_rows[] = {
    key<&Forecast::platform>("platform", name_of_a("platforms"), needed, "The platform whose posting laws apply."),
    key<&Forecast::posts>("posts", count("0", "1 million"), needed, "Posts seen so far."),
    key<&Forecast::last_days>(
        "last", duration("0 days", "200 years"), needed,
        "When the last of them was, counted from the start of watching; 0 days if there were none."),
    key<&Forecast::observed_days>("observed", duration("0 days", "200 years"), needed,
                                  "How long the account has been watched."),
    key<&Forecast::ahead_days>("ahead", duration("0 days", "200 years"), needed, "How far the forecast looks ahead."),
};

constexpr KeyRow forecast_keys =
    named<&Scenario::forecasts, &Forecast::name>(
        "forecasts", "forecast", 10000, "Questions about one account: how many posts are to come, and has it stopped?",
        forecast_rows)
        .finished_by(finish_forecast);

}  // namespace rivalry
