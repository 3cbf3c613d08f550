// THE OUTPUTS of voices, and of what is passed on.
#include "sim/results/outputs/measures/voices.hpp"

#include "rivalry/outputs.hpp"
#include "rivalry/voices.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

namespace {

using namespace measures;

/// Who follows, and what they see of a voice.
std::vector<OutputRow> of_followers() {
  return {
      {{"voice_followers", {"time", "voice"}, count, "people", "Followers", "People who follow the voice."},
       voice_followers},
      {{"voice_gained",
        {"time", "voice"},
        count,
        "people",
        "Followers gained so far",
        "People who began to follow the voice since the start of the run, because a friend passed on a post."},
       people_of_voice<&VoiceState::gained>},
      {{"voice_lost",
        {"time", "voice"},
        count,
        "people",
        "Followers lost so far",
        "People who stopped following the voice since the start of the run, and kept their account."},
       people_of_voice<&VoiceState::lost>},
      {{"voice_posts",
        {"time", "voice"},
        count,
        "posts",
        "Posts of the voice so far",
        "Posts of the voice since the start of the run."},
       posts_of_voice<&VoiceState::posted>},
      {{"voice_useful_share",
        {"time", "voice"},
        real,
        "1",
        "Useful share so far",
        "Share of those posts that were useful; 0 without posts."},
       voice_useful_share},
      {{"voice_posts_a_day",
        {"time", "voice"},
        real,
        "posts",
        "Posts a day, by policy",
        "How many posts a day the voice's policy asks for now, whether it has anything to sell or not."},
       voice_policy},
      {{"voice_silent_days", {"time", "voice"}, count, "days", "Silence", "Days since the voice's last post."},
       voice_silent_days},
      {{"voice_removed",
        {"time", "voice"},
        count,
        "posts",
        "Removed posts so far",
        "Posts of the voice that were censored since the start of the run."},
       posts_of_voice<&VoiceState::removed>},
      {{"shop_links_share",
        {"time", "shop"},
        real,
        "1",
        "Links to a shop",
        "Of the posts of all voices so far: share that leads to this shop; 0 without posts."},
       shop_links_share},
  };
}

/// What followers and friends do.
std::vector<OutputRow> of_engagement() {
  return {
      {{"voice_readers",
        {"time", "voice"},
        count,
        "people",
        "Readings so far",
        "How often the voice's posts were read since the start of the run, by followers and by friends who saw a "
        "repost."},
       people_of_voice<&VoiceState::readers>},
      {{"voice_reposts",
        {"time", "voice"},
        count,
        "posts",
        "Reposts so far",
        "How often the voice's posts were passed on since the start of the run, in all generations."},
       people_of_voice<&VoiceState::reposts>},
      {{"voice_engaged",
        {"time", "voice"},
        count,
        "people",
        "Engaged readers so far",
        "Readings since the start of the run of somebody who passed it on, acted on it, or liked it."},
       people_of_voice<&VoiceState::engaged>},
      {{"voice_acted",
        {"time", "voice"},
        count,
        "people",
        "Readers who acted so far",
        "Readers who did what a post of the voice asked for, since the start of the run: bought, or wanted to reserve "
        "in "
        "a flash sale; each post counts."},
       people_of_voice<&VoiceState::acted>},
      {{"voice_engagement",
        {"voice"},
        exact,
        "1",
        "Engagement per follower and day",
        "Engaged readers per follower and day, over the whole run; 0 without followers."},
       voice_engagement},
      {{"voice_sales",
        {"time", "voice"},
        count,
        "people",
        "Customers so far",
        "People who clicked on a post of the voice and bought, since the start of the run; each post counts, flash "
        "sales "
        "do not."},
       people_of_voice<&VoiceState::bought>},
  };
}

/// How far posts of voices go.
std::vector<OutputRow> of_voices_cascades() {
  return {
      {{"voice_cascades_by_class",
        {"voice", "cascade_class"},
        count,
        "posts",
        "Cascades of the voice by size",
        "Posts of the voice by the size of their cascades, in agents: the post and all its reposts; whole run."},
       voice_by_class},
      {{"voice_repost_depth",
        {"voice", "depth"},
        exact,
        "1",
        "Depth of the voice's reposts",
        "Share of the reposts of the voice's posts by followers (1), by their friends (2), ..., the last and deeper; "
        "whole run."},
       voice_by_depth},
      {{"voice_largest_cascade",
        {"voice"},
        count,
        "posts",
        "Largest cascade of the voice",
        "A post of the voice with all its reposts, in agents: the largest of the run."},
       voice_largest},
  };
}

/// What is passed on on a platform.
std::vector<OutputRow> of_platform_posts() {
  return {
      {{"platform_reposts",
        {"time", "platform"},
        count,
        "posts",
        "Reposts",
        "Posts, of members and of voices, passed on on this day; not in platform_posts."},
       platform_reposts},
      {{"platform_posts_and_reposts",
        {"time", "platform"},
        count,
        "posts",
        "Posts and reposts",
        "What members and voices posted on this day, and what was passed on of it."},
       platform_posts_and_reposts},
      {{"platform_reposts_per_post",
        {"platform"},
        exact,
        "1",
        "Reposts per post",
        "How often a member's post was passed on, on average over the whole run."},
       platform_reposts_per_post},
      {{"platform_repost_depth",
        {"platform", "depth"},
        exact,
        "1",
        "Depth of reposts",
        "Share of the reposts of members' posts by friends (1), by friends of theirs (2), ..., the last and deeper; "
        "whole run."},
       platform_by_depth},
  };
}

/// How large the cascades of members' posts become.
std::vector<OutputRow> of_members_cascades() {
  return {
      {{"platform_cascades_of_size",
        {"platform", "size"},
        exact,
        "1",
        "Cascades by size",
        "Share of the members' posts whose cascade has this many posts, the first included, in agents; 20 means 20 or "
        "more; whole run."},
       platform_of_size},
      {{"platform_cascades_by_class",
        {"platform", "cascade_class"},
        count,
        "posts",
        "Cascades by class of size",
        "Members' posts by the size of their cascades, in agents; whole run."},
       platform_by_class},
      {{"platform_cascade_mean",
        {"platform"},
        exact,
        "posts",
        "Mean size of cascades",
        "Posts in a cascade, the first included, in agents, on average over the whole run; 0 without posts."},
       platform_mean_size},
      {{"platform_cascade_variance",
        {"platform"},
        exact,
        "1",
        "Variance of the size of cascades",
        "Mean square of a cascade's posts less the square of their mean."},
       platform_size_variance},
      {{"platform_cascades_over_100",
        {"platform"},
        exact,
        "1",
        "Large cascades",
        "Share of the members' posts whose cascade has more than 100 posts, in agents."},
       platform_over_100},
      {{"platform_largest_cascade",
        {"platform"},
        count,
        "posts",
        "Largest cascade",
        "A member's post with all its reposts, in agents: the largest of the run."},
       platform_largest},
  };
}

}  // namespace

std::vector<OutputRow> outputs_of_voices() {
  std::vector<OutputRow> all;
  for (const auto& chapter :
       {of_followers(), of_engagement(), of_voices_cascades(), of_platform_posts(), of_members_cascades()})
    all.insert(all.end(), chapter.begin(), chapter.end());
  return all;
}

}  // namespace rivalry::rows
