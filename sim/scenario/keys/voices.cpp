// THE KEYS of voices, and of those who read them.
#include "sim/scenario/check/voices.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

template <PostKind kind>
Key response_to(const std::string& name, const std::string& annoys, const std::string& what) {
  using R = Response;
  Key made = make_group(name, "What readers do who read " + what + ".", {
    key<&R::passes_on>("passed_on", share(), "0 %", "Probability of passing it on."),
    key<&R::likes>("liked", share(), "0 %", "Probability of liking it."),
    key<&R::clicks>("clicks", share(), "0 %", "Probability of clicking on what it offers."),
    key<&R::buys>("buys", share(), "0 %", "Probability that somebody who clicks buys."),
    key<&R::follows>("follows", share(), "0 %", "Probability that somebody who reads it because a friend passed it on begins to follow the voice."),
    key<&R::annoys>("annoys", factor("0", "1000"), annoys, "How much it annoys followers: multiplies `readers.leave.annoyed`."),
  });
  made.inside = [](void* readers) -> void* { return &static_cast<Readers*>(readers)->to[static_cast<std::size_t>(kind)]; };
  return made;
}

Key learning_keys() {
  using V = Voice;
  using L = Learning;
  Key made = group<&V::learns>("learns", "How the voice comes to post differently: it tries a grid of posts a day and useful shares.", {
    key<&L::by>("by", word<LearnBy>({{"nothing", LearnBy::Nothing}, {"epsilon_greedy", LearnBy::EpsilonGreedy}, {"thompson", LearnBy::Thompson}}), "nothing", "epsilon_greedy: mostly what has been best on average, sometimes anything; thompson: what is best by a draw from what is known of each choice (a normal law). Both try everything once, first."),
    key<&L::every_days>("every", duration("1 day", "200 years"), "28 days", "How often it chooses: whole days."),
    key<&L::explore>("explore", share(), "10 %", "Probability of choosing anything.").only_for({"epsilon_greedy"}),
    key<&L::value>("value", word<LearnFor>({{"engagement", LearnFor::Engagement}, {"sales", LearnFor::Sales}}), "engagement", "What it wants, per follower and day: readers who pass on, like or buy (engagement), or customers (sales)."),
    key<&L::per_follower>("per_follower", factor("0", "1e6"), "0", "What a follower gained, less one lost, is worth: so many engaged readers, or customers."),
    key<&L::posts_lowest>("posts.lowest", rate("1000 per day"), "", "Fewest posts to choose from."),
    key<&L::posts_highest>("posts.highest", rate("1000 per day"), "", "Most posts to choose from."),
    key<&L::posts_choices>("posts.choices", count("1", "100"), "1", "How many numbers of posts, evenly spaced; 1: only `posts`."),
    key<&L::useful_lowest>("useful.lowest", share(), "", "Lowest share of useful posts to choose from."),
    key<&L::useful_highest>("useful.highest", share(), "", "Highest share of useful posts to choose from."),
    key<&L::useful_choices>("useful.choices", count("1", "100"), "1", "How many shares, evenly spaced; 1: only `useful`."),
  });
  made.selector = "by";
  made.may_be_missing = true;
  return made;
}

}  // namespace

Key reader_keys() {
  using R = Readers;
  Key made = group<&Scenario::readers>("readers", "How people take what the voices they follow post.", {
    key<&R::read>("read", share(), "100 %", "Probability that a follower who opens the platform reads a post, if it is the only one."),
    key<&R::fatigue>("fatigue", {Form::Number, Measure::Rate, "0.01 per day", "1000 per day"}, "off", "Posts a day of one voice that tire its followers: with n posts each is read with probability `read` times exp(-n / fatigue). Off: they never tire.").or_off(0),
    key<&R::fit>("fit", factor("0", "1e6"), "1", "Those who have the voice's interest pass on, like and buy so many times as often."),
    key<&R::leave>("leave.always", rate(), "0 per day", "Hazard of a follower who opens the platform of unfollowing a voice, whatever it posts."),
    key<&R::annoyance>("leave.annoyed", rate(), "0 per day", "Hazard that is added by each post of the day that annoys: by default the promotional ones."),
    response_to<PostKind::Useful>("useful", "0", "a useful post"),
    response_to<PostKind::Promotional>("promotional", "1", "a promotional post"),
    response_to<PostKind::Entertaining>("entertaining", "0", "an entertaining post"),
    response_to<PostKind::Contest>("contest", "0", "a contest, or the announcement of a flash sale"),
    response_to<PostKind::Review>("review", "0", "a review"),
    response_to<PostKind::Repost>("repost", "0", "what the voice reposts of a user"),
  });
  made.may_be_missing = true;
  return made;
}

Key voice_keys() {
  using V = Voice;
  Key made = named<&Scenario::voices, &V::name>("voices", "voice", max_voices, "Accounts with followers: of companies, and of opinion leaders.", {
    key<&V::platform>("platform", name_of_a("platforms"), needed, "Where it posts."),
    key<&V::company>("company", name_of_a("companies"), "", "Whose it is. Default: an opinion leader's."),
    key<&V::interest>("interest", name_of_a("interests"), "", "What it is about. Default: nothing in particular."),
    key<&V::shop>("shop", name_of_a("shops"), "", "Where those buy who act on its posts; its platform brought them. Default: they are counted as customers, no more."),
    key<&V::followers>("followers", count("0", "1000 billion"), "0", "People who follow it when the calendar starts, drawn among the platform's members.").measured_in("people"),
    key<&V::posts>("posts", rate("1000 per day"), "0 per day", "Posts: the whole number every day, and one more with the probability of the fraction."),
    key<&V::useful>("useful", share(), "0 %", "Share of its posts that are useful. What the shares leave of 100 % is promotional."),
    key<&V::entertaining>("entertaining", share(), "0 %", "Share of its posts that entertain."),
    key<&V::contest>("contest", share(), "0 %", "Share of its posts that are contests."),
    key<&V::review>("review", share(), "0 %", "Share of its posts that are reviews."),
    key<&V::repost>("repost", share(), "0 %", "Share of its posts that are reposts of users' posts."),
    key<&V::when_selling>("when", word<bool>({{"always", false}, {"selling", true}}), "always", "When it posts: every day, or only on days on which it announces a flash sale or `during` is in force."),
    key<&V::during>("during", name_of_a("events"), "", "With `when: selling`: the event, e.g. a sale, during which it posts."),
    learning_keys(),
  });
  made.finish = finish_voice;
  return made;
}

// clang-format on

}  // namespace rivalry
