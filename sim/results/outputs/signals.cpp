// THE OUTPUTS of what is said, seen and believed.
#include "sim/results/outputs/measures/signals.hpp"

#include "rivalry/outputs.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

namespace {

using namespace measures;

/// What is believed about companies.
constexpr OutputRow of_beliefs[] = {
    {{"belief_distress",
      {"time", "observer"},
      as_exact,
      "1",
      "Suspicion",
      "Probability that the company is in distress, as the observer sees it."},
     belief_distress},
    {{"company_suspected",
      {"time", "company"},
      as_real,
      "1",
      "Suspicion among suppliers",
      "Probability that the company is in distress, as its suppliers see it, on average; 0 without suppliers."},
     company_suspected},
};

/// Of posts and reposts.
constexpr OutputRow of_talks[] = {
    {{"talk_posts", {"time", "talk"}, as_count, "posts", "Posts", "Posts and reposts that came out on this day."},
     talk_posts},
    {{"talk_total", {"time", "talk"}, as_count, "posts", "Posts so far", "Posts and reposts since the start."},
     talk_total},
    {{"talk_rate", {"talk"}, as_exact, "posts/day", "Posts a day", "Posts and reposts a day, on average over the run."},
     talk_rate},
    {{"talk_cascades_of_size",
      {"talk", "size"},
      as_exact,
      "1",
      "Cascades by size",
      "Of the cascades that are over: the share with this many posts, the first included; 20 means 20 or more."},
     talk_cascades_of_size},
    {{"talk_mean_size",
      {"talk"},
      as_exact,
      "posts",
      "Size of cascades",
      "Posts in a cascade that is over, on average; 0 if there is none."},
     talk_mean_size},
    {{"talk_size_variance",
      {"talk"},
      as_exact,
      "1",
      "Variance of the size of cascades",
      "Mean square of a cascade's posts less the square of their mean."},
     talk_size_variance},
};

/// Of people who look at one another.
constexpr OutputRow of_groups[] = {
    {{"member_opinion",
      {"time", "member"},
      as_exact,
      "1",
      "Opinion",
      "What the member of a group thinks, from 0 to 1."},
     member_opinion},
    {{"member_influence",
      {"member"},
      as_exact,
      "1",
      "Influence",
      "Weight of the member's first opinion in what the group thinks in the end, on average."},
     member_influence},
    {{"opinion_clusters",
      {"time", "opinion"},
      as_exact,
      "1",
      "Clusters of opinion",
      "Clusters that more than 5 % of the people belong to: neighbours on the scale of opinions that differ by at "
      "most half the tolerance are in one."},
     opinion_clusters},
    {{"herd_right",
      {"time", "herd"},
      as_exact,
      "1",
      "Right cascades",
      "Share of the herds in which everybody makes the right choice from now on."},
     herd_right},
    {{"herd_wrong",
      {"time", "herd"},
      as_exact,
      "1",
      "Wrong cascades",
      "Share of the herds in which everybody makes the wrong choice from now on."},
     herd_wrong},
};

/// Of runs.
constexpr OutputRow of_runs[] = {
    {{"run_threshold",
      {"run"},
      as_exact,
      "1",
      "Threshold",
      "Strength below which the company fails because its suppliers run; the highest, if there are several."},
     run_threshold},
    {{"run_equilibria",
      {"run"},
      as_exact,
      "1",
      "Equilibria",
      "How many thresholds there are: with several, it can depend on what everybody expects of the others."},
     run_equilibria},
    {{"run_early", {"run"}, as_exact, "1", "Paid early", "What a depositor who comes early is paid, of 1."}, run_early},
    {{"run_late",
      {"run"},
      as_exact,
      "1",
      "Paid late",
      "What is left for each depositor who waits if only the impatient come early."},
     run_late},
    {{"run_tipping",
      {"run"},
      as_exact,
      "1",
      "Tipping share",
      "Share of early comers above which those who wait get less."},
     run_tipping},
    {{"run_stopped",
      {"run"},
      as_exact,
      "1",
      "Share who ran",
      "Share of the players who stopped, or of the depositors who came early, when it was played."},
     run_stopped},
    {{"run_survived", {"run"}, as_exact, "1", "Survived", "1 if what was run on survived it, else 0."}, run_survived},
};

}  // namespace

OutputChapters outputs_of_signals() {
  static constexpr std::span<const OutputRow> chapters[] = {of_beliefs, of_talks, of_groups, of_runs};
  return chapters;
}

}  // namespace rivalry::rows
