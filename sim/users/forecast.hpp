// What to expect of one account, given its history: the BG/NBD model's conditional expectations.
//
// Fader, Hardie & Lee (2005), "Counting your customers the easy way: an alternative to the Pareto/NBD model", Marketing
// Science 24(2): the expected number of posts in the next t days is their equation (10); P(alive) follows from (6).
#pragma once

namespace rivalry {

struct Forecast;
struct Posting;

/// Expected posts of the account in the next `ahead_days`. Without dropping out, the Gamma law's own expectation.
double expected_posts(const Posting& params, const Forecast& history);

/// Probability that the account has not stopped.
double probability_alive(const Posting& params, const Forecast& history);

}  // namespace rivalry
