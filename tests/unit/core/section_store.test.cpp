// What sections keep, found by its type.
#include "rivalry/section_store.hpp"

#include <utility>

#include "catch.hpp"

using namespace rivalry;

namespace {

struct Number {
  int value = 7;
};
struct Word {
  int value = 1;
};

}  // namespace

TEST_CASE("a part is made with its defaults, and is the same from then on") {
  SectionStore store;
  CHECK(store.of<Number>().value == 7);
  store.of<Number>().value = 8;
  CHECK(store.of<Number>().value == 8);
  CHECK(store.of<Word>().value == 1);
}

TEST_CASE("a copy has parts of its own, and reading makes none") {
  const SectionStore none;
  CHECK(none.of<Number>().value == 7);
  SectionStore store;
  store.of<Number>().value = 8;
  SectionStore copy = store;
  copy.of<Number>().value = 9;
  CHECK(std::as_const(store).of<Number>().value == 8);
}
