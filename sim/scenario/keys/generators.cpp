// THE KEYS of generators.
#include "rivalry/generators.hpp"

#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/key_row.hpp"

namespace rivalry {

namespace {

std::vector<Generator>* generators_in(Scenario& scenario) { return &scenario.sections.of<Generators>().all; }

constexpr Word generator_kind_words[] = {"philox4x32-10", "philox4x32-7", "threefry4x32-20", "threefry2x64-20"};

constexpr KeyRow generator_rows[] = {
    key<&Generator::kind>("kind", word(generator_kind_words), needed, "The generator: its name, word size and rounds."),
    key<&Generator::counter>("counter", as(Form::HexWords), needed,
                             "The counter as published: hexadecimal words with spaces between."),
    key<&Generator::key>("key", as(Form::HexWords), needed,
                         "The key as published: hexadecimal words with spaces between."),
};

}  // namespace

KeyRow Generators::keys() {
  return named<generators_in, &Generator::name>("generators", "generator", 10000,
                                                "Numbers of random number generators, to hold against published ones.",
                                                generator_rows)
      .finished_by(finish_generator);
}

}  // namespace rivalry
