// THE OUTPUTS of generators.
#include "rivalry/generators.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/core/known_answers.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry {

namespace {

void words_of_generators(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (const Generator& generator : world.scenario.sections.of<Generators>().all)
    for (std::uint32_t word : generator_words(generator)) cells[cell++] = word;
}

constexpr OutputRow generator_rows[] = {
    {{"generator_words",
      {"generator", "word"},
      OutputType::Count,
      "1",
      "Random words",
      "What the generator gives for this counter and key, in 32-bit words."},
     words_of_generators},
};

}  // namespace

std::span<const OutputRow> Generators::outputs() { return generator_rows; }

}  // namespace rivalry
