// The many: what a scenario says of the population and its platforms, in the units the engine works in.
//
// Rates are per day, durations in days, shares in [0, 1], people are people (agents times people_per_agent). Uncertain
// numbers have been drawn: these structs hold one replicate's values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/ads.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/network.hpp"

namespace rivalry {

/// How strongly people differ: a Beta law for shares (opening), a Gamma law for rates (posting).
struct Segment {
  std::string name;
  double share = 1;           ///< of the people; all segments together 1
  double opens = 1;           ///< mean probability that an active member opens a platform on a day
  double opens_spread = 0;    ///< 0: all alike; towards 1: some always, some never (Beta with a+b = 1/spread - 1)
  double minutes = 0;         ///< attention a day, on a day with any platform open
  double susceptibility = 1;  ///< multiplies every hazard of joining
  double reach = 1;           ///< share of the segment who can ever join any platform
  double budget = 0;          ///< for shopping, per person and day, in minor units
};

/// What another platform does to this one, through the people who are active on both.
struct CrossEffect {
  std::string other;
  double substitutes = 0;   ///< being active there multiplies the hazard of joining here by 1 - substitutes [0, 1]
  double complements = 0;   ///< ... by 1 + complements
  double account_link = 0;  ///< one-click entry: extra hazard of joining here, per day
  double drains = 0;        ///< being active there multiplies the hazard of falling dormant here by 1 + drains
};

/// Posting: people differ in rate (Gamma) and may stop for good after any post (Beta); Fader, Hardie & Lee (2005).
struct Posting {
  double mean_per_day = 0;  ///< 0: nobody posts
  double shape = 1;         ///< Gamma shape r; r / mean is its rate alpha
  double silent_share = 0;  ///< members who never post, beside what the Gamma law gives
  double drop_a = 0;        ///< Beta a, b of the probability to stop after a post; a = 0: nobody stops
  double drop_b = 0;
  double friends_read = 0;  ///< probability that a friend who opens it on the day reads what is posted or passed on
  double passed_on = 0;     ///< probability that a friend who reads a user's post passes it on
  double per_hop = 1;       ///< multiplies the probability of passing on, of anything, with every generation
};

struct Platform {
  std::string name;
  std::string owner;           ///< the company that earns from it; empty: nobody
  Day launched;                ///< nobody can join before
  double reach = 1;            ///< share of the people who can ever join
  double members_start = 0;    ///< people registered on the first day
  double members_dormant = 0;  ///< share of them who are dormant
  double join_external = 0;    ///< hazard of joining whatever the neighbours do, per day
  double join_internal = 0;    ///< hazard added when all neighbours are active members, per day
  double sleep = 0;            ///< active -> dormant, per day
  double wake = 0;             ///< dormant -> active, per day
  double wake_internal = 0;    ///< added when all neighbours are active members, per day
  double close = 0;            ///< member -> gone (may join again), per day
  double pull = 1;             ///< multiplies the odds that a member opens it on a day
  double appeal = 0;           ///< V = appeal + crowd * (its share of yesterday's attention), in the attention logit
  double crowd = 0;
  std::vector<CrossEffect> with;
  Posting posts;
  PlatformTalks talks;
  PlatformAds ads;
};

enum class AttentionRule {
  Split,      ///< a day's minutes are divided among the platforms opened, by the logit's shares
  WholeDays,  ///< each person gives the day to one of the platforms opened, drawn by the logit
};

struct Population {
  double people = 0;
  double people_per_agent = 1;
  Network network;
  AttentionRule attention = AttentionRule::Split;
  std::vector<Segment> segments;
};

enum class SpreadRule {
  Threshold,  ///< adopt when the share of neighbours reached is at least the threshold (Granovetter 1978; Watts 2002)
  Cascade,    ///< each newly reached person crosses each tie once with probability transmit (Newman 2002)
  Rumour,     ///< spreaders tell neighbours until they meet those who know (Daley & Kendall 1964; Nekovee 2007)
};

/// Something that spreads on the population's graph, a step a day.
struct Spread {
  std::string name;
  SpreadRule rule = SpreadRule::Cascade;
  std::int64_t threshold_numerator = 0;  ///< the threshold as an exact fraction, so that equality is equality
  std::int64_t threshold_denominator = 1;
  double transmit = 0;     ///< Cascade: probability per tie [0, 1]
  double seed_share = 0;   ///< share of the agents reached at the start, drawn at random
  double seed_agents = 0;  ///< or this many agents
  Day starts;
  std::string about;            ///< a company: starts with the first post about it; empty: at `starts`
  double contacts_per_day = 0;  ///< Rumour: hazard of a spreader of meeting somebody
  double accept = 1;            ///< Rumour: probability that an ignorant who is told spreads it too [0, 1]
  double stifle = 1;            ///< Rumour: probability that a spreader who meets one who knows stops [0, 1]
  bool both_stop = false;       ///< Rumour: two spreaders who meet both stop, not only who began
  double debunk = 0;            ///< Rumour: a denial multiplies `stifle` by 1 + debunk, unless seen to be false
};

/// An analyst's question about one account: it posted `posts` times, last at `last`, has been watched for `observed`
/// days; how many posts in the next `ahead` days, and has it stopped? (Fader, Hardie & Lee 2005, eq. 10 and P(alive).)
struct Forecast {
  std::string name;
  std::string platform;
  int posts = 0;
  double last_days = 0;
  double observed_days = 0;
  double ahead_days = 0;
};

}  // namespace rivalry
