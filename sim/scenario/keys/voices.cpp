// THE KEYS of voices, and of those who read them.
#include "sim/scenario/check/voices.hpp"

#include <array>

#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

/// What readers do, and how much they mind by default.
constexpr std::array<KeyRow, 6> response_rows(std::string_view annoys) {
  return {
      key<&Response::passes_on>("passed_on", share(), "0 %", "Probability of passing it on."),
      key<&Response::likes>("liked", share(), "0 %", "Probability of liking it."),
      key<&Response::clicks>("clicks", share(), "0 %", "Probability of clicking on what it offers."),
      key<&Response::buys>("buys", share(), "0 %", "Probability that somebody who clicks buys."),
      key<&Response::follows>(
          "follows", share(), "0 %",
          "Probability that somebody who reads it because a friend passed it on begins to follow the voice."),
      key<&Response::annoys>("annoys", factor("0", "1000"), annoys,
                             "How much it annoys followers: multiplies `readers.leave.annoyed`."),
  };
}

constexpr auto harmless = response_rows("0"), annoying = response_rows("1");

template <PostKind kind>
constexpr KeyRow response_to(std::string_view name, std::string_view sentence, std::span<const KeyRow> rows) {
  return group(name, sentence, rows).described_by([](void* readers) -> void* {
    return &static_cast<Readers*>(readers)->to[static_cast<std::size_t>(kind)];
  });
}

constexpr Word learn_by_words[] = {
    {"nothing", LearnBy::Nothing}, {"epsilon_greedy", LearnBy::EpsilonGreedy}, {"thompson", LearnBy::Thompson}};
constexpr Word learn_for_words[] = {{"engagement", LearnFor::Engagement}, {"sales", LearnFor::Sales}};

constexpr KeyRow learning_rows[] = {
    key<&Learning::by>(
        "by", word(learn_by_words), "nothing",
        "epsilon_greedy: mostly what has been best on average, sometimes anything; thompson: what is best by a draw "
        "from what is known of each choice (a normal law). Both try everything once, first."),
    key<&Learning::every_days>("every", duration("1 day", "200 years"), "28 days", "How often it chooses: whole days."),
    key<&Learning::explore>("explore", share(), "10 %", "Probability of choosing anything.").only_for("epsilon_greedy"),
    key<&Learning::value>(
        "value", word(learn_for_words), "engagement",
        "What it wants, per follower and day: readers who pass on, like or buy (engagement), or customers (sales)."),
    key<&Learning::per_follower>(
        "per_follower", factor("0", "1e6"), "0",
        "What a follower gained, less one lost, is worth: so many engaged readers, or customers."),
    key<&Learning::posts_lowest>("posts.lowest", rate("1000 per day"), "", "Fewest posts to choose from."),
    key<&Learning::posts_highest>("posts.highest", rate("1000 per day"), "", "Most posts to choose from."),
    key<&Learning::posts_choices>("posts.choices", count("1", "100"), "1",
                                  "How many numbers of posts, evenly spaced; 1: only `posts`."),
    key<&Learning::useful_lowest>("useful.lowest", share(), "", "Lowest share of useful posts to choose from."),
    key<&Learning::useful_highest>("useful.highest", share(), "", "Highest share of useful posts to choose from."),
    key<&Learning::useful_choices>("useful.choices", count("1", "100"), "1",
                                   "How many shares, evenly spaced; 1: only `useful`."),
};

constexpr KeyRow learning_keys =
    group<&Voice::learns>("learns",
                          "How the voice comes to post differently: it tries a grid of posts a day and useful shares.",
                          learning_rows)
        .chosen_by("by")
        .or_missing();

}  // namespace

constexpr KeyRow reader_rows[] = {
    key<&Readers::read>("read", share(), "100 %",
                        "Probability that a follower who opens the platform reads a post, if it is the only one."),
    key<&Readers::fatigue>("fatigue", {Form::Number, Measure::Rate, "0.01 per day", "1000 per day"}, "off",
                           "Posts a day of one voice that tire its followers: with n posts each is read with "
                           "probability `read` times exp(-n / fatigue). Off: they never tire.")
        .or_off(0),
    key<&Readers::fit>("fit", factor("0", "1e6"), "1",
                       "Those who have the voice's interest pass on, like and buy so many times as often."),
    key<&Readers::leave>("leave.always", rate(), "0 per day",
                         "Hazard of a follower who opens the platform of unfollowing a voice, whatever it posts."),
    key<&Readers::annoyance>(
        "leave.annoyed", rate(), "0 per day",
        "Hazard that is added by each post of the day that annoys: by default the promotional ones."),
    response_to<PostKind::Useful>("useful", "What readers do who read a useful post.", harmless),
    response_to<PostKind::Promotional>("promotional", "What readers do who read a promotional post.", annoying),
    response_to<PostKind::Entertaining>("entertaining", "What readers do who read an entertaining post.", harmless),
    response_to<PostKind::Contest>(
        "contest", "What readers do who read a contest, or the announcement of a flash sale.", harmless),
    response_to<PostKind::Review>("review", "What readers do who read a review.", harmless),
    response_to<PostKind::Repost>("repost", "What readers do who read what the voice reposts of a user.", harmless),
};

constexpr KeyRow reader_keys =
    group<&Scenario::readers>("readers", "How people take what the voices they follow post.", reader_rows).or_missing();

constexpr Word voice_when_words[] = {{"always", false}, {"selling", true}};

constexpr KeyRow voice_rows[] = {
    key<&Voice::platform>("platform", name_of_a("platforms"), needed, "Where it posts."),
    key<&Voice::company>("company", name_of_a("companies"), "", "Whose it is. Default: an opinion leader's."),
    key<&Voice::interest>("interest", name_of_a("interests"), "", "What it is about. Default: nothing in particular."),
    key<&Voice::shop>("shop", name_of_a("shops"), "",
                      "Where those buy who act on its posts; its platform brought them. Default: they are counted as "
                      "customers, no more."),
    key<&Voice::followers>("followers", count("0", "1000 billion"), "0",
                           "People who follow it when the calendar starts, drawn among the platform's members.")
        .measured_in("people"),
    key<&Voice::posts>("posts", rate("1000 per day"), "0 per day",
                       "Posts: the whole number every day, and one more with the probability of the fraction."),
    key<&Voice::useful>("useful", share(), "0 %",
                        "Share of its posts that are useful. What the shares leave of 100 % is promotional."),
    key<&Voice::entertaining>("entertaining", share(), "0 %", "Share of its posts that entertain."),
    key<&Voice::contest>("contest", share(), "0 %", "Share of its posts that are contests."),
    key<&Voice::review>("review", share(), "0 %", "Share of its posts that are reviews."),
    key<&Voice::repost>("repost", share(), "0 %", "Share of its posts that are reposts of users' posts."),
    key<&Voice::when_selling>(
        "when", word(voice_when_words), "always",
        "When it posts: every day, or only on days on which it announces a flash sale or `during` is in force."),
    key<&Voice::during>("during", name_of_a("events"), "",
                        "With `when: selling`: the event, e.g. a sale, during which it posts."),
    learning_keys,
};

constexpr KeyRow voice_keys =
    named<&Scenario::voices, &Voice::name>("voices", "voice", max_voices,
                                           "Accounts with followers: of companies, and of opinion leaders.", voice_rows)
        .finished_by(finish_voice);

}  // namespace rivalry
