// Generators with published known answers, to show that the random numbers are the ones the literature means.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

struct Generator;

/// The output of the generator for its counter and key, as 32-bit words; a 64-bit word is its low half, then its high
/// half. philox4x32-10 goes through the very function that the engine draws from. Throws InvariantError for a kind that
/// is not known, or for a counter or key with the wrong number of words.
/// Sources: Salmon, Moraes, Dror & Shaw (2011); Random123's kat_vectors.
std::vector<std::uint32_t> generator_words(const Generator& generator);

}  // namespace rivalry
