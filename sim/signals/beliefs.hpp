// Who believes what about a company: log-odds of distress, moved by signals (Bayes' rule; see rivalry/signals.hpp).
//
// For every believer a signal (kind, source, degree) counts once, however often it is repeated. Which law it follows:
// the one of its kind that names its source and its subject, else the one that names its source, else its subject, else
// neither; without any, nothing is learned. If evidence fades, a repetition restores what has faded since, so that more
// bad news never lowers a suspicion.
//
// Who learns of an emission: One: that believer. Chat: who believes something about the subject and is in the chat
// group. Public: everyone who does, each with the probability 1 - (1 - reach)^volume, drawn for (believer, subject,
// kind, source, degree).
//
// A denial that speaks for the company weighs credibility * kept / (kept + broken + denials seen to be false). Whoever
// sees a late payment or a complaint after it, even one known before, takes its weight back.
#pragma once

#include <cstdint>

#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct SignalParams;
struct World;

/// Makes the subjects and the beliefs of the first morning: what suppliers think of the companies that they deliver to
/// (Firm::lines must be there), investors of all companies, observers of theirs.
void begin_beliefs(World& world);

/// The mechanism: the emissions since yesterday move the beliefs, in an order of their own; then they are forgotten.
void update_beliefs(World& world, const Executor& executor);

/// P(distressed) as the believer sees it today, and its log-odds. Throws InvariantError if it has no such belief.
double suspicion(const World& world, PartyId believer, PartyId subject);
double log_odds(const World& world, PartyId believer, PartyId subject);

/// The place in the journal of what last raised the suspicion; no_cause if nothing did.
std::int32_t because(const World& world, PartyId believer, PartyId subject);

/// Log-odds <-> probability.
double log_odds_of(double probability);
double probability_of(double log_odds);

/// What something adds to the log-odds that has these probabilities if it is true and if it is not: ln of their ratio.
/// Throws InvariantError unless both are above 0.
double evidence(double if_true, double if_not);

/// What one signal adds to the log-odds: ln(if_distressed / if_sound), times the credibility.
double weight_of(const SignalParams& params);

}  // namespace rivalry
