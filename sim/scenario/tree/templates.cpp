#include "sim/scenario/tree/templates.hpp"

namespace rivalry {

namespace {

constexpr std::string_view minimal = R"yaml(# The least that can be played: one platform, everybody knows everybody.
rivalry: 1
name: my-scenario
question: How fast does a platform grow?
calendar: {start: 2013-01-01, end: 2014-12-31}

population: {people: 1 million, people_per_agent: 10}

platforms:
  newcomer:
    join: {external: 3 % per year, internal: 1.5 per year}
)yaml";

constexpr std::string_view rivalry_of_two =
    R"yaml(# Two platforms and the same people: one is there already, one is new.
rivalry: 1
name: rivalry-of-two
question: How fast does the newcomer grow, and whom does it take users from?
calendar: {start: 2013-01-01, end: 2016-12-31}
seed: 1
replicates: 20

population:
  people: {uniform: [400 million, 600 million]}    # uncertain: drawn once per replicate, recorded as an input
  people_per_agent: 10 thousand
  network: {kind: implicit, mean_degree: 20, degree_exponent: 2.3, local_share: 60 %}
  segments:
    occasional: {share: 60 %, opens: 10 % per day, minutes: 15 per day}
    daily:      {share: 40 %, opens: 80 % per day, minutes: 60 per day}

platforms:
  incumbent:
    launched: 2009-08-14
    members: {registered: 200 million, dormant: 30 %}
    join:    {external: 3 % per year, internal: 80 % per year}
    leave:   {dormant: 20 % per year}
    return:  {external: 5 % per year}
    with:    {newcomer: {drains: 0.5}}
  newcomer:
    join:    {external: 5 % per year, internal: {normal: [1.6 per year, 0.2 per year]}}
    leave:   {dormant: 10 % per year}

events:
  campaign: {do: campaign, platform: newcomer, adds: 10 % per year, at: 2013-06-01, lasts: 3 months}
  outage:   {do: scale, platform: incumbent, what: pull, by: -50 %, chance: 20 % per year, lasts: 1 week, again: on}

outputs:
  every: 1 week
  record: [platform_registered, platform_active_monthly, platform_active_daily, platform_minutes]

sources:
  population.people: "an assumption: write here where each number comes from"
)yaml";

constexpr std::string_view published =
    R"yaml(# A published result, held against what the engine gives: `rivalry reproduce` shows paper beside engine.
rivalry: 1
name: published-result
question: Do agents in a well-mixed population follow the curve of Bass (1969)?
calendar: {start: 2000-01-01, end: 2010-01-01}
seed: 1969

population: {people: 1 million}

platforms:
  product:
    join: {external: 3 % per year, internal: 38 % per year}

outputs: {every: 1 week, record: [platform_registered]}

expect:
  after_5_years: {of: platform_registered, platform: product, at: 5 years, value: 331199, within: 1 %}

sources:
  expect: "Bass (1969), A new product growth model for consumer durables, Management Science 15(5)"
)yaml";

constexpr Template all[] = {
    {"minimal", "one platform, and nothing that is not needed", minimal},
    {"rivalry-of-two", "two platforms, segments, a network, events and uncertain numbers", rivalry_of_two},
    {"published", "a published result with its expectation and source", published},
};

}  // namespace

std::span<const Template> templates() { return all; }

}  // namespace rivalry
