// Keyed randomness: every draw is a pure function of (seed, replicate, purpose, entity, step, draw). There is no state,
// so order of calls, threads and agents cannot matter.
//
// Source: Philox4x32-10, Salmon, Moraes, Dror & Shaw (2011), held against Random123's published answers in its test.
// Thread-safety: everything here is const and may be called from anywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace rivalry {

/// What a draw is for. Append-only: the numbers are part of what makes a run reproducible; never reuse or reorder.
enum class Purpose : std::uint16_t {
  Input = 1,    ///< the uncertain numbers of a scenario
  Network = 2,  ///< who knows whom
  Member = 3,   ///< who is a member at the start
  Reach = 4,    ///< who can ever join
  Join = 5,
  Sleep = 6,       ///< falls dormant
  Wake = 7,        ///< returns
  Close = 8,       ///< closes the account
  Open = 9,        ///< opens a platform today
  Attention = 10,  ///< to which platform a whole day goes
  Post = 11,
  DropOut = 12,   ///< stops posting
  Seed = 13,      ///< where a spread begins
  Transmit = 14,  ///< whether a spread crosses a tie
  Event = 15,     ///< when a random event happens
  // 16 to 19: books
  Chat = 20,          ///< who is in the chat group
  Notice = 21,        ///< who notices what is said in public
  Player = 22,        ///< what a supplier sees of a company's strength
  Spill = 23,         ///< which complaints become public
  Talk = 24,          ///< how many speak of themselves
  Repost = 25,        ///< how many pass a post on, and when
  Contact = 26,       ///< whom a spreader of a rumour meets, and what comes of it
  Opinion = 27,       ///< what people think at the beginning
  Meet = 28,          ///< who meets whom
  Herd = 29,          ///< what somebody in a herd sees
  Buy = 30,           ///< whether somebody in a shop buys
  SupplierCash = 32,  ///< what a supplier begins with
  Nerve = 33,         ///< how much a supplier bears
  Complain = 34,      ///< when an unpaid supplier speaks
  Sources = 35,       ///< from whom a supplier buys
  Decide = 36,        ///< when an investor makes up its mind
  OpeningBill = 37,   ///< when what is owed at the beginning falls due
  BidPrice = 38,      ///< what an investor thinks of a company in a round
  // 39 to 41: rounds
  Mood = 42,        ///< how the market feels about a company
  LineSales = 43,   ///< how the sales of a line of business vary
  Suit = 44,        ///< whether a company is sued
  Relief = 45,      ///< how long an injunction lasts
  BookDemand = 46,  ///< how much a listing is wanted
  FirstDay = 47,    ///< how the market receives it
  Merchant = 48,    ///< how merchants' spending varies
  Conviction = 49,  ///< how an investor's view of a company differs from others'
  Approval = 50,    ///< what a regulator decides
  // 51: contracts
  Path = 52,      ///< futures drawn for a valuation alone
  Interest = 53,  ///< what people are interested in
  Follow = 54,    ///< who follows a voice
  Policy = 55,    ///< what a voice posts
  Read = 56,      ///< who passes on, or acts on, what a followed voice posts
  PassOn = 57,    ///< who passes on, or acts on, what a friend passed on
  Start = 58,     ///< which users' posts are passed on at all
  Censor = 59,    ///< what is removed
  Converse = 60,  ///< who talks about what
  Analyse = 61,   ///< what the analysis of a talk finds
  Slot = 62,      ///< in which order slots are sold, and to whom they are shown
  Click = 63,     ///< who clicks, and buys
  Choose = 64,    ///< in which shop somebody buys in a week
  Basket = 65,    ///< what that costs
  // 66: shops
  Rail = 67,     ///< who can pay how
  Reserve = 68,  ///< who reserves in a flash sale
  Arrive = 69,   ///< who comes, and when
  // 70: flash sales
  Resell = 71,     ///< who sells it on
  KeenAgain = 72,  ///< who comes again after losing
  // 73 to 79: posts, ads
  LinkShop = 80,  ///< who has linked an account with a shop
  // 81 to 89: commerce
  Design = 90,       ///< the points of a sweep
  OwnChance = 91,    ///< the seeds of points that do not share their chance
  Bootstrap = 92,    ///< intervals of sensitivity indices
  KnownAnswer = 93,  ///< functions with known answers
};

using Words = std::array<std::uint32_t, 4>;

/// The generator itself, Philox4x32-10: 128 random bits for a 128-bit counter and a 64-bit key. Ten rounds of two
/// 32 x 32 -> 64 bit products, whose halves change places and meet the key, which grows by a Weyl step a round.
constexpr Words philox(const Words& counter, std::uint32_t key0, std::uint32_t key1) {
  Words w = counter;
  for (int round = 0; round < 10; ++round) {
    std::uint64_t first = std::uint64_t{0xD2511F53u} * w[0], second = std::uint64_t{0xCD9E8D57u} * w[2];
    w = {static_cast<std::uint32_t>(second >> 32) ^ w[1] ^ key0, static_cast<std::uint32_t>(second),
         static_cast<std::uint32_t>(first >> 32) ^ w[3] ^ key1, static_cast<std::uint32_t>(first)};
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return w;
}

/// 32 bits -> (0, 1): never 0 and never 1, so that its logarithm exists. Resolution 2^-32.
inline double unit(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// 64 bits -> (0, 1) with 52-bit resolution; never 0 and never 1.
inline double unit(std::uint32_t high, std::uint32_t low) {
  std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32 | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// 32 bits -> 0, 1, ..., count - 1.
inline std::uint32_t below(std::uint32_t count, std::uint32_t word) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(count) * word >> 32);
}

/// The randomness of one replicate. Cheap to copy.
class Random {
 public:
  Random(std::uint64_t seed, std::uint32_t replicate) {
    Words mixed = philox({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), replicate, 0},
                         0x52495641u, 0x4C525921u);
    key_ = {mixed[0], mixed[1]};
  }

  /// Four words for (purpose, stream, entity, step, draw). `stream` tells apart named things with one purpose
  /// (platforms, events); `entity` is who, `step` is when, `draw` is which.
  Words words(Purpose purpose, std::uint16_t stream, std::uint32_t entity, std::uint32_t step,
              std::uint32_t draw = 0) const {
    std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16 | stream;
    return philox({entity, step, what, draw}, key_[0], key_[1]);
  }

  /// words() of the `count` entities from first_entity on, fast: entity i's four words in out[2 i] and out[2 i + 1],
  /// words 0 and 2 in the upper halves. 2 to 5 times as fast as words(), with vector instructions where the CPU has
  /// them.
  void words_of_many(Purpose purpose, std::uint16_t stream, std::uint32_t first_entity, std::size_t count,
                     std::uint32_t step, std::uint32_t draw, std::uint64_t* out) const;

  /// words() of `count` entities, each at a step and with a draw of its own, in out as words_of_many() has them, and
  /// about as fast.
  void words_of_these(Purpose purpose, std::uint16_t stream, const std::uint32_t* entities, const std::uint32_t* steps,
                      const std::uint32_t* draws, std::size_t count, std::uint64_t* out) const;

  /// One number in (0, 1), 52 bits.
  double uniform(Purpose purpose, std::uint16_t stream, std::uint32_t entity, std::uint32_t step,
                 std::uint32_t draw = 0) const {
    Words w = words(purpose, stream, entity, step, draw);
    return unit(w[0], w[1]);
  }

 private:
  std::array<std::uint32_t, 2> key_;
};

}  // namespace rivalry
