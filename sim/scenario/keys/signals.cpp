// THE KEYS of what is said and seen about companies, and of who watches them.
#include "sim/scenario/check/signals.hpp"

#include "rivalry/games.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/talk.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr Word signal_kind_words[] = {
    {"late_payment", SignalKind::LatePayment},
    {"paid_in_time", SignalKind::PaidInTime},
    {"complaint", SignalKind::Complaint},
    {"post", SignalKind::Post},
    {"protest", SignalKind::Protest},
    {"peer_stopped", SignalKind::PeerStopped},
    {"denial", SignalKind::Denial},
    {"silence", SignalKind::Silence},
    {"endorsement", SignalKind::Endorsement},
    {"rescue", SignalKind::Rescue},
    {"tie_up", SignalKind::TieUp},
    {"part_payment", SignalKind::PartPayment},
};

constexpr KeyRow signal_rows[] = {
    key<&SignalParams::kind>(
        "kind", word(signal_kind_words), needed,
        "What is seen. By the creditor: late_payment, paid_in_time, part_payment. In the chat group: complaint, "
        "peer_stopped (a peer no longer delivers). In public: post (each doubling of the posts about unpaid bills), "
        "protest, denial, silence (of a friend), endorsement, rescue, tie_up."),
    key<&SignalParams::if_sound>("if_sound", share_above_zero(), needed,
                                 "Probability of seeing it if the company is sound; of a silence, in each period."),
    key<&SignalParams::if_distressed>("if_distressed", share_above_zero(), needed,
                                      "Probability of seeing it if the company is in distress."),
    key<&SignalParams::credibility>("credibility", share(), "100 %",
                                    "Weight of the evidence: 0 % is not believed at all."),
    key<&SignalParams::kept>(
        "reputation.kept", positive("1e6"), "1",
        "A denial weighs kept / (kept + broken): earlier denials that proved true, as if one had seen them.")
        .only_for("denial"),
    key<&SignalParams::broken>("reputation.broken", factor("0", "1e6"), "0",
                               "Earlier denials that proved false; one more with each that is seen to be.")
        .only_for("denial"),
    key<&SignalParams::reach>(
        "reach", share(), "100 %",
        "Probability that somebody notices it where it is said in public; of posts, each of them.")
        .only_for("post, protest, denial, silence, endorsement, rescue, tie_up"),
    key<&SignalParams::source>(
        "source", name_of_a("companies or investors"), "",
        "The company or investor who says it, or says nothing. Default: anybody, if no other law names the source.")
        .only_for("denial, silence, endorsement, rescue, tie_up"),
    key<&SignalParams::about>("about", name_of_a("companies"), "",
                              "The company that it is about. Default: any, if no other law names it."),
    key<&SignalParams::every_days>("every", duration("1 day", "200 years"), "1 week",
                                   "How often a silence is noticed anew: whole days.")
        .only_for("silence"),
    key<&SignalParams::from>(
        "from", as(Form::Date), "",
        "The day from which something is expected to be said. Default: the first post about the company.")
        .only_for("silence"),
};

constexpr KeyRow signal_keys = named<&Scenario::signals, &SignalParams::name>(
                                   "signals", "signal", 1000,
                                   "What signals say about companies: how likely each is to be seen about a sound one "
                                   "and about one in distress. A signal without a law teaches nothing.",
                                   signal_rows)
                                   .chosen_by("kind")
                                   .finished_by(finish_signal);

constexpr KeyRow fading_key = key<&Scenario::signals_fade>(
    "signals_fade", rate(), "0 per day",
    "How fast what was seen is forgotten: the log-odds go back to where they were at the beginning, at this rate.");

constexpr KeyRow observer_rows[] = {
    key<&Observer::about>("about", name_of_a("companies"), needed, "The company that is watched."),
    key<&Observer::prior>("prior", odds_share(), "5 %",
                          "Probability that it is in distress, as believed at the beginning."),
};

constexpr KeyRow observer_keys = named<&Scenario::observers, &Observer::name>(
    "observers", "observer", 1000, "People who watch a company and learn what the public knows.", observer_rows);

constexpr KeyRow talk_rows[] = {
    key<&Talk::about>("about", name_of_a("companies"), "",
                      "The company about whose unpaid bills it is. Default: about none."),
    key<&Talk::begins_per_day>("begins", rate("500 per day"), "0 per day",
                               "Posts that begin by themselves, on average."),
    key<&Talk::complaints_public>(
        "complaints_public", share(), "0 %",
        "Probability that a complaint of a supplier to the chat group is posted in public, the day after."),
    key<&Talk::reposts>("reposts", below_high(factor("0", "1")), "0",
                        "How often a post is passed on, and so is what was passed on, on average (Poisson law); below "
                        "1, or a cascade could grow without end."),
    key<&Talk::delay_days>("delay", duration("0 days", "1 year"), "0 days",
                           "From a post to a repost, on average: whole days, the same day included (geometric law)."),
};

constexpr KeyRow talk_keys = named<&Scenario::talks, &Talk::name>(
    "talks", "talk", 100, "Talk in public: posts, and reposts of them (a Hawkes process, in days).", talk_rows);

constexpr Word run_kind_words[] = {{"global_game", RunKind::GlobalGame}, {"deposits", RunKind::Deposits}};

constexpr KeyRow run_rows[] = {
    key<&Run::kind>("kind", word(run_kind_words), needed,
                    "global_game: suppliers, each with a signal of its own, stop when they expect the company to fail, "
                    "and it fails when a larger share stops than its strength (Morris & Shin 2003); deposits: those "
                    "who wait get what is left (Diamond & Dybvig 1983)."),
    key<&Run::prior_mean>("prior_mean", factor("-1000", "1000"), needed, "The company's strength as all expect it.")
        .only_for("global_game"),
    key<&Run::prior_precision>("prior_precision", factor("0", "1e9"), "0",
                               "How sure they are of that: 1 / variance; 0: not at all.")
        .only_for("global_game"),
    key<&Run::signal_precision>("signal_precision", positive("1e9"), needed,
                                "How good each one's own signal is: 1 / variance.")
        .only_for("global_game"),
    key<&Run::cost>(
        "cost", odds_share(), needed,
        "Cost of stopping, as a share of what stopping in time saves: they stop when failure is at least as likely.")
        .only_for("global_game"),
    key<&Run::players>("players", count("0", "100 million"), "0", "How many suppliers play the game; 0: nobody does.")
        .only_for("global_game"),
    key<&Run::strength>("strength", factor("-1000", "1000"), "0", "The company's strength when they play.")
        .only_for("global_game"),
    key<&Run::impatient>("impatient", odds_share(), needed, "Share of the depositors who need their money early.")
        .only_for("deposits"),
    key<&Run::grows>("grows", factor("1", "1000"), needed, "What becomes of 1 that is left in the bank until late.")
        .only_for("deposits"),
    key<&Run::aversion>("aversion", positive("1000"), "2", "Relative risk aversion of the depositors.")
        .only_for("deposits"),
    key<&Run::pays_early>("pays_early", positive("1000"), "",
                          "What who comes early is paid, of 1. Default: what is best for depositors who do not know "
                          "yet when they will need it.")
        .only_for("deposits"),
    key<&Run::expected>("expected", share(), "0 %", "Share of the depositors who are expected to come early.")
        .only_for("deposits"),
};

constexpr KeyRow run_keys =
    named<&Scenario::runs, &Run::name>(
        "runs", "run", 1000,
        "Questions about runs: when do suppliers all stop at once, or depositors all come for their money?", run_rows)
        .chosen_by("kind");

constexpr KeyRow herd_rows[] = {
    key<&Herds::accuracy>("accuracy", below_high(above_low(measured(Measure::Share, "50 %", "100 %"))), needed,
                          "Probability that somebody's own signal is right."),
    key<&Herds::count>("count", count("1", "10 million"), "1", "How many such herds there are."),
};

constexpr KeyRow herd_keys =
    named<&Scenario::herds, &Herds::name>("herds", "herd", 100,
                                          "Herds of people who choose one after another, one a day, seeing what all "
                                          "before them chose (Bikhchandani, Hirshleifer & Welch 1992).",
                                          herd_rows);

namespace {

constexpr KeyRow member_member_rows[] = {
    key<&Listening::weight>("weight", share(), needed, "The weight of that member's opinion."),
};

constexpr KeyRow member_rows[] = {
    key<&Member::start>("start", factor("0", "1"), needed, "The first opinion, from 0 to 1."),
    key<&Member::stubborn>(
        "stubborn", share(), "0 %",
        "Weight that the member gives to this first opinion (friedkin_johnsen); the others' have the rest."),
    named<&Member::listens, &Listening::to>(
        "listens", "member", 1000,
        "To whom of the group the member listens, itself included; the weights add up to 100 %.", member_member_rows),
};

constexpr KeyRow member_keys =
    named<&Opinions::members, &Member::name>("members", "member", 1000, "The people of a group by name.", member_rows);

}  // namespace

constexpr Word opinion_rule_words[] = {{"degroot", OpinionRule::DeGroot},
                                       {"friedkin_johnsen", OpinionRule::FriedkinJohnsen},
                                       {"deffuant", OpinionRule::Deffuant}};

constexpr KeyRow opinion_rows[] = {
    key<&Opinions::rule>(
        "rule", word(opinion_rule_words), needed,
        "degroot: everyone takes the weighted mean of those listened to; friedkin_johnsen: and holds on to the first "
        "opinion; deffuant: people who meet move towards each other if they are not too far apart."),
    member_keys.only_for("degroot, friedkin_johnsen"),
    key<&Opinions::people>("people", count("2", "10 million"), needed,
                           "How many people there are; their first opinions are drawn evenly from 0 to 1.")
        .only_for("deffuant"),
    key<&Opinions::tolerance>("tolerance", share(), needed, "Who differ by more than this do not listen to each other.")
        .only_for("deffuant"),
    key<&Opinions::step>("step", measured(Measure::Share, "0 %", "50 %"), "50 %",
                         "Share of their difference that each of two moves; at 50 % they agree.")
        .only_for("deffuant"),
};

constexpr KeyRow opinion_keys =
    named<&Scenario::opinions, &Opinions::name>("opinions", "group", 100,
                                                "Opinions in groups of people, a round a day.", opinion_rows)
        .chosen_by("rule")
        .finished_by(finish_opinions);

}  // namespace rivalry
