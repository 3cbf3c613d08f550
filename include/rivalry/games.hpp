// People who watch one another: runs, herds and opinions, in a scenario's words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

enum class RunKind {
  GlobalGame,  ///< suppliers with private signals about a company's strength (Morris & Shin 2003)
  Deposits,    ///< depositors with a bank (Diamond & Dybvig 1983; Diamond 2007)
};

/// Will they run?
struct Run {
  std::string name;
  RunKind kind = RunKind::GlobalGame;

  // GlobalGame: who stops when P(it fails) is at least `cost`; it fails when more stop than its strength
  double prior_mean = 0;        ///< its strength as all expect it, ...
  double prior_precision = 0;   ///< ... with this precision (1 / variance); 0: nobody has an idea
  double signal_precision = 1;  ///< of each one's own signal
  double cost = 0.5;            ///< of stopping, as a share of what stopping in time saves (0, 1)
  double players = 0;           ///< who play it; 0: nobody does
  double strength = 0;          ///< as it is when they play

  // Deposits: of 1 put in, 1 is there early, and `grows` late
  double impatient = 0.25;  ///< share who need their money early (0, 1)
  double grows = 2;         ///< above 1
  double aversion = 2;      ///< relative risk aversion, above 0
  double pays_early = 0;    ///< to who comes early; 0: what is best for depositors beforehand
  double expected = 0;      ///< share that is expected to come early
};

/// Herds of people who choose one after another, each with a signal of its own and seeing all earlier choices.
struct Herds {
  std::string name;
  double accuracy = 0.7;  ///< probability that a signal is right (0.5, 1)
  std::int64_t count = 1;
};

struct HerdsState {
  std::vector<double> log_odds;      ///< per herd: that the right choice is right, as everybody sees it
  std::vector<std::int8_t> cascade;  ///< per herd: 1 all make the right choice, -1 the wrong one, 0 not yet
  std::uint32_t acted = 0;           ///< people per herd, so far
};

enum class OpinionRule {
  DeGroot,          ///< everyone takes the weighted mean of those listened to (DeGroot 1974)
  FriedkinJohnsen,  ///< ... and holds on to the first opinion with a weight of its own (Friedkin & Johnsen 1990)
  Deffuant,         ///< people who meet move towards each other if they are not too far apart (Deffuant et al. 2000)
};

struct Listening {
  std::string to;
  double weight = 0;
};

struct Member {
  std::string name;
  double start = 0;
  double stubborn = 0;  ///< FriedkinJohnsen: weight of the first opinion [0, 1]
  std::vector<Listening> listens;
};

/// A group of people with opinions between 0 and 1.
struct Opinions {
  std::string name;
  OpinionRule rule = OpinionRule::DeGroot;
  std::vector<Member> members;
  double people = 0;       ///< Deffuant: how many; their first opinions are drawn
  double tolerance = 0.2;  ///< Deffuant: who differ by more do not listen
  double step = 0.5;       ///< Deffuant: share of the difference that each moves
};

}  // namespace rivalry
