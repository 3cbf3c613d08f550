// THE KEYS of generators.
#include "rivalry/generators.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

std::vector<Generator>* generators_in(Scenario& scenario) { return &scenario.sections.of<Generators>().all; }

}  // namespace

// clang-format off
Key GeneratorSection::keys() {
  using G = Generator;
  Key made = named<generators_in, &G::name>("generators", "generator", 10000, "Numbers of random number generators, to hold against published ones.", {
    key<&G::kind>("kind", word<std::string>({{"philox4x32-10", "philox4x32-10"}, {"philox4x32-7", "philox4x32-7"}, {"threefry4x32-20", "threefry4x32-20"}, {"threefry2x64-20", "threefry2x64-20"}}), needed, "The generator: its name, word size and rounds."),
    key<&G::counter>("counter", as(Form::HexWords), needed, "The counter as published: hexadecimal words with spaces between."),
    key<&G::key>("key", as(Form::HexWords), needed, "The key as published: hexadecimal words with spaces between."),
  });
  made.finish = finish_generator;
  return made;
}
// clang-format on

}  // namespace rivalry
