// The run on a company as a global game: its suppliers stop when they expect it to fail, and it fails when too many
// stop. Morris & Shin (2003), Global games: theory and applications; Angeletos, Hellwig & Pavan (2007).
//
// Strength theta has the prior N(prior_mean, 1 / alpha); each sees theta + noise of precision beta, and stops when
// P(theta < theta* | signal) >= cost. The company fails when the share who stop is above theta. Who sees less than x*
// stops:
//
//   x* = theta* + quantile(theta*) / sqrt(beta)
//   cdf(sqrt(alpha + beta) (theta* - (alpha prior_mean + beta x*) / (alpha + beta))) = cost
//
// Thread-safe.
#pragma once

#include <vector>

namespace rivalry {

class Random;
struct Run;

/// All solutions theta*, ascending: one if beta >= alpha^2 / (2 pi), else up to three. alpha >= 0, beta > 0, cost in
/// (0, 1); otherwise InvariantError.
std::vector<double> run_thresholds(double alpha, double prior_mean, double beta, double cost);

/// The highest of them: below this strength a company fails, if everybody expects the worst.
double run_threshold(double alpha, double prior_mean, double beta, double cost);

/// x*, found as the limit of best responses when at first everybody stops. The strength at which who sees less than
/// `cutoff` brings the company down, and the cutoff that is best against that.
double run_cutoff(double alpha, double prior_mean, double beta, double cost);
double fails_below(double beta, double cutoff);
double best_cutoff(double alpha, double prior_mean, double beta, double cost, double fails);

/// The game played: each of the players draws a signal about the strength as it is, and stops below x*. The share who
/// stop; 0 without players.
double share_who_stop(const Run& run, const Random& random);

// ---- deposits (Diamond 2007, Banks and liquidity creation) ----------------------------------------------------------

/// What the bank pays who come early: `pays_early`, or what makes the expected utility of depositors highest, of
/// consumption c: c^(1 - aversion) / (1 - aversion), ln c for 1.
double pays_early(const Run& run);

/// What is left for each who waits if the share `early` comes early; 0 if nothing.
double pays_late(const Run& run, double early);

/// The share of early comers above which waiting brings less than coming early; 1 if none is.
double tipping_share(const Run& run);

/// Who comes early when `expected` do: the impatient alone, or everybody.
double share_who_come(const Run& run);

}  // namespace rivalry
