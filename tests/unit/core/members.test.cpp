#include "sim/core/members.hpp"

#include <array>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sim/core/digest.hpp"

using namespace rivalry;

namespace {

struct Empty {};
struct Inner {
  int one = 0;
  std::array<int, 3> three = {};
};
/// Of every kind that a state may hold.
struct Outer {
  bool flag = false;
  double number = 0;
  std::optional<double> maybe;
  std::optional<Inner> maybe_inner;
  Inner inner;
  std::vector<Inner> inners;
  std::map<int, std::vector<float>> by_number;
  Column<std::uint64_t> column;
  const int* elsewhere = nullptr;
  std::vector<std::vector<std::string>> words;
};

class Closed {
 public:
  explicit Closed(int value) : value_(value) {}
  int value() const { return value_; }
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [value] = self;
    each(value);
  }

 private:
  int value_;
};

template <class T>
std::size_t visited(T&& object) {
  std::size_t count = 0;
  visit_members(object, [&](const auto&... member) { count = sizeof...(member); });
  return count;
}

template <class T>
std::uint64_t digest_of(const T& value) {
  Digest digest;
  digest.add(value);
  return digest.value();
}

/// One change of each member, of members of members too.
const std::vector<void (*)(Outer&)> changes = {
    [](Outer& o) { o.flag = true; },
    [](Outer& o) { o.number = -0.0; },
    [](Outer& o) { o.number = std::numeric_limits<double>::quiet_NaN(); },
    [](Outer& o) { o.maybe = 0.0; },
    [](Outer& o) { o.maybe_inner = Inner{}; },
    [](Outer& o) { o.inner.one = 1; },
    [](Outer& o) { o.inner.three[2] = 1; },
    [](Outer& o) { o.inners.push_back({}); },
    [](Outer& o) { o.by_number[3]; },
    [](Outer& o) { o.by_number[3] = {0.0f}; },
    [](Outer& o) { o.column = Column<std::uint64_t>(2); },
    [](Outer& o) { o.elsewhere = &o.inner.one; },
    [](Outer& o) {
      o.words = {{}, {"a", "b"}};
    },
    [](Outer& o) {
      o.words = {{"a"}, {"b"}};
    },
};

}  // namespace

TEST_CASE("all members of an aggregate are visited, in order") {
  CHECK(visited(Empty{}) == 0);
  CHECK(visited(Inner{}) == 2);
  CHECK(visited(Outer{}) == 10);
  const Inner inner{4, {5, 6, 7}};
  visit_members(inner, [](const int& one, const std::array<int, 3>& three) {
    CHECK(one == 4);
    CHECK(three == std::array{5, 6, 7});
  });
}

TEST_CASE("what is visited can be written, private members too") {
  Inner inner;
  visit_members(inner, [](int& one, std::array<int, 3>& three) {
    one = 4;
    three[1] = 5;
  });
  CHECK((inner.one == 4 && inner.three[1] == 5));
  Closed closed(1);
  visit_members(closed, [](int& value) { value = 2; });
  CHECK(closed.value() == 2);
  CHECK(digest_of(Closed(1)) != digest_of(closed));
}

TEST_CASE("a digest tells every change from every other, and nothing else") {
  std::vector<std::uint64_t> digests = {digest_of(Outer{})};
  CHECK(digest_of(Outer{}) == digests[0]);
  for (auto change : changes) {
    Outer changed;
    change(changed);
    std::uint64_t digest = digest_of(changed);
    CHECK(digest == digest_of(changed));
    CHECK(std::find(digests.begin(), digests.end(), digest) == digests.end());
    digests.push_back(digest);
  }
}

TEST_CASE("a digest sees the last bit of a column") {
  Column<std::uint64_t> bits(1000);
  std::uint64_t before = digest_of(bits);
  bits[999] ^= 1;
  CHECK(digest_of(bits) != before);
  bits[999] ^= 1;
  CHECK(digest_of(bits) == before);
}
