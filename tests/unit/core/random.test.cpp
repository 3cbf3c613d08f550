// Keyed randomness: the published generator, keyed as promised, and uniform.
#include "rivalry/random.hpp"

#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "catch.hpp"
#include "sim/core/bulk_random.hpp"

using namespace rivalry;

namespace {

/// Pearson's correlation.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double n = static_cast<double>(x.size()), sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sx += x[i], sy += y[i], sxx += x[i] * x[i], syy += y[i] * y[i], sxy += x[i] * y[i];
  }
  return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

/// Where one keyed draw sits; each field can be moved by one.
struct Place {
  std::uint64_t seed = 5;
  std::uint32_t replicate = 3;
  Purpose purpose = Purpose::Join;
  std::uint16_t stream = 2;
  std::uint32_t entity = 1000, step = 50, draw = 0;

  double uniform() const { return Random(seed, replicate).uniform(purpose, stream, entity, step, draw); }
};

}  // namespace

TEST_CASE("philox gives the published known answers") {
  // Random123's kat_vectors; Salmon et al. (2011).
  CHECK(philox({0, 0, 0, 0}, 0, 0) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({~0u, ~0u, ~0u, ~0u}, ~0u, ~0u) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a uniform number is never 0 and never 1") {
  CHECK(unit(0) == 0x1p-33);
  CHECK(unit(~0u) == 1 - 0x1p-33);
  CHECK(unit(0, 0) == 0x1p-53);
  CHECK(unit(~0u, ~0u) == 1 - 0x1p-53);
  CHECK(unit(0x80000000) > 0.5);
  CHECK(unit(0x7fffffff) < 0.5);
}

TEST_CASE("the layout of the counter is what makes a run reproducible") {
  Random random(0x0123456789abcdef, 7);
  Words key = philox({0x89abcdef, 0x01234567, 7, 0}, 0x52495641, 0x4C525921);
  CHECK(random.words(Purpose::Join, 3, 11, 13, 17) == philox({11, 13, 5u << 16 | 3, 17}, key[0], key[1]));
  CHECK(static_cast<int>(Purpose::Input) == 1);
  CHECK(static_cast<int>(Purpose::Event) == 15);
}

TEST_CASE("a million uniforms are uniform: chi-squared") {
  // 1000 cells, 999 degrees of freedom: mean 999, standard deviation 44.7.
  Random random(1, 0);
  std::vector<int> cells(1000);
  for (std::uint32_t entity = 0; entity < 1000000; ++entity) {
    ++cells[static_cast<std::size_t>(random.uniform(Purpose::Join, 0, entity, 0) * 1000)];
  }
  double chi_squared = 0;
  for (int count : cells) chi_squared += (count - 1000.0) * (count - 1000.0) / 1000;
  CHECK(chi_squared > 999 - 4 * 44.7);
  CHECK(chi_squared < 999 + 4 * 44.7);
}

TEST_CASE("neighbours in every coordinate of the key are uncorrelated") {
  const std::size_t n = 100000;
  const std::map<const char*, void (*)(Place&)> moves = {
      {"seed", [](Place& p) { ++p.seed; }},
      {"seed, upper half", [](Place& p) { p.seed += std::uint64_t{1} << 32; }},
      {"replicate", [](Place& p) { ++p.replicate; }},
      {"purpose", [](Place& p) { p.purpose = Purpose::Sleep; }},
      {"stream", [](Place& p) { ++p.stream; }},
      {"entity", [](Place& p) { ++p.entity; }},
      {"step", [](Place& p) { ++p.step; }},
      {"draw", [](Place& p) { ++p.draw; }},
  };
  for (auto& [name, move] : moves) {
    std::vector<double> here, there;
    for (std::size_t i = 0; i < n; ++i) {
      Place place;
      place.entity = static_cast<std::uint32_t>(i) * 3;
      here.push_back(place.uniform());
      move(place);
      there.push_back(place.uniform());
    }
    INFO(name);
    CHECK_THAT(correlation(here, there), WithinAbs(0, 4 / std::sqrt(static_cast<double>(n))));
  }
}

TEST_CASE("no two coordinates give the same words") {
  std::set<Words> seen;
  std::size_t asked = 0;
  for (std::uint32_t replicate : {0u, 1u}) {
    Random random(9, replicate);
    for (std::uint16_t purpose = 1; purpose <= 15; ++purpose) {
      for (std::uint16_t stream : {0, 1, 2})
        for (std::uint32_t entity : {0u, 1u, 77u})
          for (std::uint32_t step : {0u, 1u, 77u})
            for (std::uint32_t draw : {0u, 1u, 77u}) {
              seen.insert(random.words(static_cast<Purpose>(purpose), stream, entity, step, draw));
              ++asked;
            }
    }
  }
  CHECK(seen.size() == asked);
}

TEST_CASE("every version of the bulk generator gives philox's bits, and writes no more") {
  constexpr std::uint64_t untouched = 0xfeedfacefeedface;
  for (const PhiloxVersion& version : philox_versions()) {
    for (std::uint32_t count = 0; count <= 140; ++count) {
      Words counter = {count * 0x9e3779b9u, count, 0xffffffffu - count, 7 * count};
      std::array<std::uint32_t, 2> key = {count ^ 0xdeadbeefu, ~count};
      std::vector<std::uint64_t> out(2 * count + 8, untouched), expected(2 * count + 8, untouched);
      for (std::uint32_t i = 0; i < count; ++i) {
        Words w = philox({counter[0] + i, counter[1], counter[2], counter[3]}, key[0], key[1]);
        expected[2 * i] = static_cast<std::uint64_t>(w[0]) << 32 | w[1];
        expected[2 * i + 1] = static_cast<std::uint64_t>(w[2]) << 32 | w[3];
      }
      version.run(counter, key, count, out.data());
      INFO(version.name << ", " << count << " at once");
      REQUIRE(out == expected);
    }
  }
}

TEST_CASE("every version gives philox's bits for entities, steps and draws that are given, and writes no more") {
  constexpr std::uint64_t untouched = 0xfeedfacefeedface;
  std::vector<std::uint32_t> entities, steps, draws;
  for (std::uint32_t i = 0; i < 100; ++i)
    entities.push_back(i * 0x9e3779b9u), steps.push_back(~i), draws.push_back(i * i * 0xdeadbeefu);
  for (const PhiloxVersion& version : philox_versions())
    for (std::size_t count = 0; count <= 100; ++count) {
      std::vector<std::uint64_t> out(2 * count + 8, untouched), expected = out;
      for (std::size_t i = 0; i < count; ++i) {
        Words w = philox({entities[i], steps[i], 12, draws[i]}, 3, 4);
        expected[2 * i] = static_cast<std::uint64_t>(w[0]) << 32 | w[1];
        expected[2 * i + 1] = static_cast<std::uint64_t>(w[2]) << 32 | w[3];
      }
      version.run_these(entities.data(), steps.data(), 12, draws.data(), {3, 4}, count, out.data());
      INFO(version.name << ", " << count << " at once");
      REQUIRE(out == expected);
    }
}

TEST_CASE("the bulk generator wraps at 2^32 entities") {
  for (const PhiloxVersion& version : philox_versions()) {
    std::array<std::uint64_t, 80> out;
    version.run({0xfffffff0u, 1, 2, 3}, {4, 5}, 40, out.data());
    Words last = philox({23, 1, 2, 3}, 4, 5);
    INFO(version.name);
    CHECK(out[78] == (static_cast<std::uint64_t>(last[0]) << 32 | last[1]));
    CHECK(out[79] == (static_cast<std::uint64_t>(last[2]) << 32 | last[3]));
  }
}

TEST_CASE("words_of_many are the words of each") {
  Random random(11, 2);
  std::array<std::uint64_t, 2 * 128> out;
  random.words_of_many(Purpose::Wake, 4, 1000, 128, 77, 3, out.data());
  for (std::uint32_t i = 0; i < 128; ++i) {
    Words w = random.words(Purpose::Wake, 4, 1000 + i, 77, 3);
    CHECK(out[2 * i] == (static_cast<std::uint64_t>(w[0]) << 32 | w[1]));
    CHECK(out[2 * i + 1] == (static_cast<std::uint64_t>(w[2]) << 32 | w[3]));
    CHECK(unit(static_cast<std::uint32_t>(out[2 * i] >> 32), static_cast<std::uint32_t>(out[2 * i])) ==
          random.uniform(Purpose::Wake, 4, 1000 + i, 77, 3));
  }
}
