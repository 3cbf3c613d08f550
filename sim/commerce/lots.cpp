#include "sim/commerce/lots.hpp"

#include <algorithm>
#include <array>

#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

// Villages that choose on one day lie seven apart: keyed by their seventh they are neighbours for the generator.
VillageBits bits_of(const World& world, const Lot& lot, std::uint32_t village) {
  return {world.random, lot.purpose, lot.stream, village / 7, village % 7};
}

}  // namespace

std::uint64_t having(const World& world, const Lot& lot, std::uint32_t village, std::uint64_t asked) {
  asked &= members(world, lot.platform, village);
  return lot.threshold == certain ? asked : yes_below(lot.threshold, asked, bits_of(world, lot, village));
}

void having_of_many(const World& world, const Lot& lot, std::uint32_t first, std::uint32_t count, std::uint64_t* out,
                    std::size_t stride) {
  constexpr std::uint32_t rounds_together = 4;
  std::array<Ballot, villages_per_block> ballots;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint64_t asked = living(world, first + 7 * i) & members(world, lot.platform, first + 7 * i);
    ballots[i] = lot.threshold == certain ? Ballot{0, 0, asked} : Ballot{lot.threshold, asked};
  }
  std::array<std::uint64_t, std::size_t{2} * villages_per_block> words;
  auto is_over = [](const Ballot& ballot) { return ballot.is_over(); };
  for (std::uint32_t round = 0; round < rounds_together; ++round) {
    if (std::all_of(ballots.begin(), ballots.begin() + count, is_over)) break;
    world.random.words_of_many(lot.purpose, lot.stream, first / 7, count, first % 7, round, words.data());
    for (std::uint32_t i = 0; i < count; ++i)
      for (std::uint32_t word : {2 * i, 2 * i + 1})
        if (!ballots[i].is_over()) ballots[i].count(words[word]);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    VillageBits bits = bits_of(world, lot, first + 7 * i);
    while (!ballots[i].is_over()) ballots[i].count(bits(ballots[i].digit));
    out[i * stride] = ballots[i].yes;
  }
}

}  // namespace rivalry
