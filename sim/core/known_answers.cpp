#include "sim/core/known_answers.hpp"

#include <Random123/philox.h>
#include <Random123/threefry.h>
#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"

namespace rivalry {

namespace {

using Numbers = std::vector<std::uint32_t>;

void require_words(const Generator& generator, std::size_t counter, std::size_t key) {
  if (generator.counter.size() == counter && generator.key.size() == key) return;
  throw InvariantError(fmt::format("{} takes {} words of counter and {} of key, not {} and {}", generator.kind, counter,
                                   key, generator.counter.size(), generator.key.size()));
}

/// A Random123 generator of 32-bit words.
template <class Engine>
Numbers words_32(const Generator& generator) {
  typename Engine::ctr_type counter = {};
  typename Engine::key_type key = {};
  require_words(generator, counter.size(), key.size());
  std::copy(generator.counter.begin(), generator.counter.end(), counter.begin());
  std::copy(generator.key.begin(), generator.key.end(), key.begin());
  auto out = Engine()(counter, key);
  return Numbers(out.begin(), out.end());
}

std::uint64_t joined(const Numbers& halves, std::size_t i) {
  return static_cast<std::uint64_t>(halves[2 * i + 1]) << 32 | halves[2 * i];
}

Numbers threefry_2x64(const Generator& generator) {
  require_words(generator, 4, 4);
  r123::Threefry2x64::ctr_type counter = {{joined(generator.counter, 0), joined(generator.counter, 1)}};
  r123::Threefry2x64::key_type key = {{joined(generator.key, 0), joined(generator.key, 1)}};
  auto out = r123::Threefry2x64()(counter, key);
  Numbers words;
  for (std::uint64_t word : out) {
    words.push_back(static_cast<std::uint32_t>(word));
    words.push_back(static_cast<std::uint32_t>(word >> 32));
  }
  return words;
}

Numbers engine_philox(const Generator& generator) {
  require_words(generator, 4, 2);
  auto& c = generator.counter;
  Words out = philox({c[0], c[1], c[2], c[3]}, generator.key[0], generator.key[1]);
  return Numbers(out.begin(), out.end());
}

}  // namespace

std::vector<std::uint32_t> generator_words(const Generator& generator) {
  if (generator.kind == "philox4x32-10") return engine_philox(generator);
  if (generator.kind == "philox4x32-7") return words_32<r123::Philox4x32_R<7>>(generator);
  if (generator.kind == "threefry4x32-20") return words_32<r123::Threefry4x32>(generator);
  if (generator.kind == "threefry2x64-20") return threefry_2x64(generator);
  throw InvariantError(fmt::format("no generator of the kind '{}'", generator.kind));
}

}  // namespace rivalry
