#include "sim/commerce/traits.hpp"

#include <algorithm>
#include <array>

#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

// Villages that choose on one day lie seven apart: keyed by their seventh they are neighbours for the generator.
VillageBits bits_of(const World& world, const Trait& trait, std::uint32_t village) {
  return {world.random, trait.purpose, trait.stream, village / 7, village % 7};
}

}  // namespace

std::uint64_t having(const World& world, const Trait& trait, std::uint32_t village, std::uint64_t asked) {
  asked &= members(world, trait.platform, village);
  return trait.threshold == certain ? asked : yes_below(trait.threshold, asked, bits_of(world, trait, village));
}

void having_of_many(const World& world, const Trait& trait, std::uint32_t first, std::uint32_t count,
                    std::uint64_t* out, std::size_t stride) {
  constexpr std::uint32_t rounds_together = 4;
  std::array<Ballot, villages_per_block> ballots;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint64_t asked = living(world, first + 7 * i) & members(world, trait.platform, first + 7 * i);
    ballots[i] = trait.threshold == certain ? Ballot{0, 0, asked} : Ballot{trait.threshold, asked};
  }
  std::array<std::uint64_t, std::size_t{2} * villages_per_block> words;
  auto is_over = [](const Ballot& ballot) { return ballot.is_over(); };
  for (std::uint32_t round = 0; round < rounds_together; ++round) {
    if (std::all_of(ballots.begin(), ballots.begin() + count, is_over)) break;
    world.random.words_of_many(trait.purpose, trait.stream, first / 7, count, first % 7, round, words.data());
    for (std::uint32_t i = 0; i < count; ++i)
      for (std::uint32_t word : {2 * i, 2 * i + 1})
        if (!ballots[i].is_over()) ballots[i].count(words[word]);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    VillageBits bits = bits_of(world, trait, first + 7 * i);
    while (!ballots[i].is_over()) ballots[i].count(bits(ballots[i].digit));
    out[i * stride] = ballots[i].yes;
  }
}

}  // namespace rivalry
