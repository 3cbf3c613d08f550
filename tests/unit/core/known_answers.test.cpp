// Random123's known-answer vectors (kat_vectors; Salmon et al. 2011).
#include "sim/core/known_answers.hpp"

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/scenario.hpp"

using namespace rivalry;

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers words(const char* kind, Numbers counter, Numbers key) {
  Generator generator;
  generator.name = "test";
  generator.kind = kind;
  generator.counter = std::move(counter);
  generator.key = std::move(key);
  return generator_words(generator);
}

const Numbers pi = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};

}  // namespace

TEST_CASE("philox4x32 meets its known answers") {
  CHECK(words("philox4x32-10", Numbers(4, 0), Numbers(2, 0)) ==
        Numbers{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(words("philox4x32-10", Numbers(4, ~0u), Numbers(2, ~0u)) ==
        Numbers{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(words("philox4x32-10", pi, {0xa4093822, 0x299f31d0}) ==
        Numbers{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  CHECK(words("philox4x32-7", pi, {0xa4093822, 0x299f31d0}) == Numbers{0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a});
}

TEST_CASE("threefry meets its known answers") {
  CHECK(words("threefry4x32-20", Numbers(4, 0), Numbers(4, 0)) ==
        Numbers{0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8});
  CHECK(words("threefry4x32-20", pi, {0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89}) ==
        Numbers{0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84});
  CHECK(words("threefry2x64-20", Numbers(4, 0), Numbers(4, 0)) ==
        Numbers{0xc2c69865, 0xc2b6e3a8, 0xf350084d, 0x6f81ed42});
}

TEST_CASE("an unknown generator and wrong sizes are refused") {
  CHECK_THROWS_AS(words("mt19937", Numbers(4, 0), Numbers(2, 0)), InvariantError);
  CHECK_THROWS_AS(words("philox4x32-10", Numbers(3, 0), Numbers(2, 0)), InvariantError);
  CHECK_THROWS_AS(words("threefry4x32-20", Numbers(4, 0), Numbers(2, 0)), InvariantError);
  CHECK_THROWS_AS(words("threefry2x64-20", Numbers(2, 0), Numbers(2, 0)), InvariantError);
}
