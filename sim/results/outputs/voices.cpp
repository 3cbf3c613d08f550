// THE OUTPUTS of voices, and of what is passed on.
#include "sim/results/outputs/measures/voices.hpp"

#include "rivalry/outputs.hpp"
#include "rivalry/voices.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

namespace {

using namespace measures;

/// Who follows, and what they see of a voice.
constexpr OutputRow of_followers[] = {
    {{"voice_followers", {"time", "voice"}, as_count, "people", "Followers", "People who follow the voice."},
     voice_followers},
    {{"voice_gained",
      {"time", "voice"},
      as_count,
      "people",
      "Followers gained so far",
      "People who began to follow the voice since the start of the run, because a friend passed on a post."},
     people_of_voice<&VoiceState::gained>},
    {{"voice_lost",
      {"time", "voice"},
      as_count,
      "people",
      "Followers lost so far",
      "People who stopped following the voice since the start of the run, and kept their account."},
     people_of_voice<&VoiceState::lost>},
    {{"voice_posts",
      {"time", "voice"},
      as_count,
      "posts",
      "Posts of the voice so far",
      "Posts of the voice since the start of the run."},
     posts_of_voice<&VoiceState::posted>},
    {{"voice_useful_share",
      {"time", "voice"},
      as_real,
      "1",
      "Useful share so far",
      "Share of those posts that were useful; 0 without posts."},
     voice_useful_share},
    {{"voice_posts_a_day",
      {"time", "voice"},
      as_real,
      "posts",
      "Posts a day, by policy",
      "How many posts a day the voice's policy asks for now, whether it has anything to sell or not."},
     voice_policy},
    {{"voice_silent_days", {"time", "voice"}, as_count, "days", "Silence", "Days since the voice's last post."},
     voice_silent_days},
    {{"voice_removed",
      {"time", "voice"},
      as_count,
      "posts",
      "Removed posts so far",
      "Posts of the voice that were censored since the start of the run."},
     posts_of_voice<&VoiceState::removed>},
    {{"shop_links_share",
      {"time", "shop"},
      as_real,
      "1",
      "Links to a shop",
      "Of the posts of all voices so far: share that leads to this shop; 0 without posts."},
     shop_links_share},
};

/// What followers and friends do.
constexpr OutputRow of_engagement[] = {
    {{"voice_readers",
      {"time", "voice"},
      as_count,
      "people",
      "Readings so far",
      "How often the voice's posts were read since the start of the run, by followers and by friends who saw a "
      "repost."},
     people_of_voice<&VoiceState::readers>},
    {{"voice_reposts",
      {"time", "voice"},
      as_count,
      "posts",
      "Reposts so far",
      "How often the voice's posts were passed on since the start of the run, in all generations."},
     people_of_voice<&VoiceState::reposts>},
    {{"voice_engaged",
      {"time", "voice"},
      as_count,
      "people",
      "Engaged readers so far",
      "Readings since the start of the run of somebody who passed it on, acted on it, or liked it."},
     people_of_voice<&VoiceState::engaged>},
    {{"voice_acted",
      {"time", "voice"},
      as_count,
      "people",
      "Readers who acted so far",
      "Readers who did what a post of the voice asked for, since the start of the run: bought, or wanted to reserve "
      "in "
      "a flash sale; each post counts."},
     people_of_voice<&VoiceState::acted>},
    {{"voice_engagement",
      {"voice"},
      as_exact,
      "1",
      "Engagement per follower and day",
      "Engaged readers per follower and day, over the whole run; 0 without followers."},
     voice_engagement},
    {{"voice_sales",
      {"time", "voice"},
      as_count,
      "people",
      "Customers so far",
      "People who clicked on a post of the voice and bought, since the start of the run; each post counts, flash "
      "sales "
      "do not."},
     people_of_voice<&VoiceState::bought>},
};

/// How far posts of voices go.
constexpr OutputRow of_voices_cascades[] = {
    {{"voice_cascades_by_class",
      {"voice", "cascade_class"},
      as_count,
      "posts",
      "Cascades of the voice by size",
      "Posts of the voice by the size of their cascades, in agents: the post and all its reposts; whole run."},
     voice_by_class},
    {{"voice_repost_depth",
      {"voice", "depth"},
      as_exact,
      "1",
      "Depth of the voice's reposts",
      "Share of the reposts of the voice's posts by followers (1), by their friends (2), ..., the last and deeper; "
      "whole run."},
     voice_by_depth},
    {{"voice_largest_cascade",
      {"voice"},
      as_count,
      "posts",
      "Largest cascade of the voice",
      "A post of the voice with all its reposts, in agents: the largest of the run."},
     voice_largest},
};

/// What is passed on on a platform.
constexpr OutputRow of_readers_by_platform[] = {
    {{"platform_reposts",
      {"time", "platform"},
      as_count,
      "posts",
      "Reposts",
      "Posts, of members and of voices, passed on on this day; not in platform_posts."},
     platform_reposts},
    {{"platform_posts_and_reposts",
      {"time", "platform"},
      as_count,
      "posts",
      "Posts and reposts",
      "What members and voices posted on this day, and what was passed on of it."},
     platform_posts_and_reposts},
    {{"platform_reposts_per_post",
      {"platform"},
      as_exact,
      "1",
      "Reposts per post",
      "How often a member's post was passed on, on average over the whole run."},
     platform_reposts_per_post},
    {{"platform_repost_depth",
      {"platform", "depth"},
      as_exact,
      "1",
      "Depth of reposts",
      "Share of the reposts of members' posts by friends (1), by friends of theirs (2), ..., the last and deeper; "
      "whole run."},
     platform_by_depth},
};

/// How large the cascades of members' posts become.
constexpr OutputRow of_members_cascades[] = {
    {{"platform_cascades_of_size",
      {"platform", "size"},
      as_exact,
      "1",
      "Cascades by size",
      "Share of the members' posts whose cascade has this many posts, the first included, in agents; 20 means 20 or "
      "more; whole run."},
     platform_of_size},
    {{"platform_cascades_by_class",
      {"platform", "cascade_class"},
      as_count,
      "posts",
      "Cascades by class of size",
      "Members' posts by the size of their cascades, in agents; whole run."},
     platform_by_class},
    {{"platform_cascade_mean",
      {"platform"},
      as_exact,
      "posts",
      "Mean size of cascades",
      "Posts in a cascade, the first included, in agents, on average over the whole run; 0 without posts."},
     platform_mean_size},
    {{"platform_cascade_variance",
      {"platform"},
      as_exact,
      "1",
      "Variance of the size of cascades",
      "Mean square of a cascade's posts less the square of their mean."},
     platform_size_variance},
    {{"platform_cascades_over_100",
      {"platform"},
      as_exact,
      "1",
      "Large cascades",
      "Share of the members' posts whose cascade has more than 100 posts, in agents."},
     platform_over_100},
    {{"platform_largest_cascade",
      {"platform"},
      as_count,
      "posts",
      "Largest cascade",
      "A member's post with all its reposts, in agents: the largest of the run."},
     platform_largest},
};

}  // namespace

OutputChapters outputs_of_voices() {
  static constexpr std::span<const OutputRow> chapters[] = {of_followers, of_engagement, of_voices_cascades,
                                                            of_readers_by_platform, of_members_cascades};
  return chapters;
}

}  // namespace rivalry::rows
