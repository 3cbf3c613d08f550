// The two ways in which users take chances, both keyed, so that who else takes one cannot matter.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

class Random;

/// The village's answer in the making: see yes_below.
struct Ballot {
  std::uint32_t threshold = 0;
  std::uint64_t undecided = 0;
  std::uint64_t yes = 0;
  int digit = 0;

  /// The rest of the threshold is zeros, or nobody is undecided: nobody left can be below it.
  bool is_over() const { return undecided == 0 || digit == 32 || threshold << digit == 0; }

  void count(std::uint64_t ones) {
    bool threshold_has_one = (threshold >> (31 - digit)) & 1u;
    if (threshold_has_one) yes |= undecided & ~ones;
    undecided &= threshold_has_one ? ones : ~ones;
    ++digit;
  }
};

/// Which of the 64 users of a village get a yes, each with probability threshold / 2^32, among those asked.
///
/// Every user has a 32-bit number, spread over 32 words of 64 bits (digit by digit, highest first); a yes means that it
/// is below the threshold. Deciding digit by digit ends as soon as nobody is undecided, after about eight words. A
/// user's number does not depend on the threshold or on who is asked: raising a probability never takes a yes away.
/// `word(i)` gives the i-th word.
template <class WordAt>
std::uint64_t yes_below(std::uint32_t threshold, std::uint64_t asked, WordAt&& word) {
  Ballot ballot{threshold, asked};
  while (!ballot.is_over()) ballot.count(word(ballot.digit));
  return ballot.yes;
}

/// The word of random bits that yes_below asks for, from the keyed generator: two to a call.
class VillageBits {
 public:
  VillageBits(const Random& random, Purpose purpose, std::uint16_t stream, std::uint32_t village, std::uint32_t step)
      : random_(random), purpose_(purpose), stream_(stream), village_(village), step_(step) {}

  std::uint64_t operator()(int i) {
    if (i % 2 == 0) words_ = random_.words(purpose_, stream_, village_, step_, static_cast<std::uint32_t>(i / 2));
    std::size_t first = static_cast<std::size_t>(i % 2) * 2;
    return static_cast<std::uint64_t>(words_[first]) << 32 | words_[first + 1];
  }

 private:
  const Random& random_;
  Purpose purpose_;
  std::uint16_t stream_;
  std::uint32_t village_;
  std::uint32_t step_;
  Words words_{};
};

/// The threshold that stands for probability 1: ask nobody, everybody says yes.
inline constexpr std::uint32_t certain = 0xFFFFFFFFu;

/// A probability as a threshold of 32 bits.
inline std::uint32_t as_threshold(double probability) {
  double scaled = probability * 0x1p32;
  if (scaled >= certain) return certain;
  return scaled <= 0 ? 0u : static_cast<std::uint32_t>(scaled);
}

/// Whether this user is one of the `share` who can ever join; the same answer for ever.
inline bool within_reach(const Random& random, std::uint16_t stream, std::uint32_t user, double share) {
  return share >= 1 || random.uniform(Purpose::Reach, stream, user, 0) < share;
}

inline constexpr double lowest_band = 0x1p-12;  ///< per day; part of what makes a run reproducible
inline constexpr double highest_hazard = 16;    ///< per day; more is as good: a day without it has probability 10^-7

/// The words of the points of one band, drawn for many at once where many are expected.
class PointWords {
 public:
  PointWords(const Random& random, Purpose purpose, std::uint16_t stream, std::uint32_t block, std::uint32_t step,
             std::uint32_t first_draw, double expected)
      : random_(random),
        purpose_(purpose),
        stream_(stream),
        first_draw_(first_draw),
        at_once_(expected < few ? 1 : many) {
    entities_.fill(block);
    steps_.fill(step);
  }

  /// words() of the point: 0 and 1, 2 and 3, the first of each pair in the upper half. Points are asked for in order.
  std::pair<std::uint64_t, std::uint64_t> operator()(std::uint32_t point) {
    std::size_t place = point % at_once_;
    if (place == 0) draw(point);
    return {words_[2 * place], words_[2 * place + 1]};
  }

 private:
  static constexpr double few = 6;
  static constexpr std::uint32_t many = 32;

  void draw(std::uint32_t point) {
    if (at_once_ == 1) {
      Words w = random_.words(purpose_, stream_, entities_[0], steps_[0], first_draw_ | point);
      words_[0] = static_cast<std::uint64_t>(w[0]) << 32 | w[1];
      words_[1] = static_cast<std::uint64_t>(w[2]) << 32 | w[3];
      return;
    }
    std::array<std::uint32_t, many> draws;
    for (std::uint32_t i = 0; i < many; ++i) draws[i] = first_draw_ | (point + i);
    random_.words_of_these(purpose_, stream_, entities_.data(), steps_.data(), draws.data(), many, words_.data());
  }

  const Random& random_;
  Purpose purpose_;
  std::uint16_t stream_;
  std::uint32_t first_draw_, at_once_;
  std::array<std::uint32_t, many> entities_, steps_;
  std::array<std::uint64_t, std::size_t{2} * many> words_;
};

/// Rare things: calls at(user, height) for the points of a Poisson process of intensity 1 on users x heights, below
/// `ceiling`, for the users 0 .. users-1 of a block.
///
/// A user whose hazard today is h acts when a point stands at a height below h: with probability 1 - exp(-h), exactly,
/// and at a cost that goes with the ceiling and not with the number of users. The heights are cut into fixed bands (0
/// to 2^-12 a day, then doubling), each with draws of its own, so that the points under a low ceiling are the same ones
/// under a high ceiling: a change of somebody else's hazard moves nobody's points.
template <class At>
void points_below(double ceiling, std::uint32_t users, const Random& random, Purpose purpose, std::uint16_t stream,
                  std::uint32_t block, std::uint32_t step, At&& at) {
  ceiling = std::min(ceiling, highest_hazard);
  double low = 0;
  double width = lowest_band;
  for (std::uint32_t band = 0; low < ceiling; ++band) {
    double position = 0;
    PointWords words(random, purpose, stream, block, step, band << 24, width * users);
    for (std::uint32_t point = 0;; ++point) {
      auto [first, second] = words(point);
      position -= math::log(unit(static_cast<std::uint32_t>(first >> 32), static_cast<std::uint32_t>(first))) / width;
      if (!(position < users)) break;
      double height = low + width * unit(static_cast<std::uint32_t>(second >> 32));
      if (height < ceiling) at(static_cast<std::uint32_t>(position), height);
    }
    low += width;
    if (band > 0) width *= 2;
  }
}

/// How many of `n` say yes, each with this probability: exact while fewer than 64 on average do (or do not), by the
/// normal law, rounded, where there are more. From draws of its own.
std::int64_t binomial(std::int64_t n, double probability, const Random& random, Purpose purpose, std::uint16_t stream,
                      std::uint32_t entity, std::uint32_t step);

}  // namespace rivalry
