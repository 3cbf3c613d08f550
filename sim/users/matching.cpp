#include "sim/users/matching.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace {

using Rounds = std::variant<Feistel<std::uint16_t>, Feistel<std::uint32_t>>;

Rounds rounds_for(std::uint64_t size, const FeistelKeys& keys) {
  expects(size <= std::uint64_t{1} << 62, "at most 2^62 things to permute");
  size = std::max<std::uint64_t>(size, 1);
  if (size <= std::uint64_t{1} << 31) return Feistel<std::uint16_t>(size, keys);
  return Feistel<std::uint32_t>(size, keys);
}

// The rectangle is at most one row larger than [0, size): who lands outside walks on until inside (Black & Rogaway).
template <class Half>
std::uint64_t walk_forward(const Feistel<Half>& rounds, std::uint64_t x, std::uint64_t size) {
  using Whole = typename Feistel<Half>::Whole;
  Half left = rounds.left(static_cast<Whole>(x)), right = rounds.right(static_cast<Whole>(x));
  do rounds.forward(left, right);
  while (rounds.join(left, right) >= size);
  return rounds.join(left, right);
}

template <class Half>
std::uint64_t walk_backward(const Feistel<Half>& rounds, std::uint64_t x, std::uint64_t size) {
  using Whole = typename Feistel<Half>::Whole;
  Half left = rounds.left(static_cast<Whole>(x)), right = rounds.right(static_cast<Whole>(x));
  do rounds.backward(left, right);
  while (rounds.join(left, right) >= size);
  return rounds.join(left, right);
}

// A few stubs at once, without walks, as loops that the compiler turns into vector code. What would have to walk gets a
// partner outside of [0, size).
template <std::size_t lanes, class Half>
[[gnu::always_inline]] inline void match_straight(const Feistel<Half>& shared, std::uint64_t size,
                                                  std::uint64_t* stubs) {
  using Whole = typename Feistel<Half>::Whole;
  const Feistel<Half> rounds = shared;  // a local copy: the compiler knows that writing to stubs does not change it
  const Whole last = static_cast<Whole>(size - 1);
  Half left[lanes], right[lanes];
  Whole outside[lanes];
  for (std::size_t i = 0; i < lanes; ++i) {
    left[i] = rounds.left(static_cast<Whole>(stubs[i]));
    right[i] = rounds.right(static_cast<Whole>(stubs[i]));
  }
  for (std::size_t i = 0; i < lanes; ++i) rounds.forward(left[i], right[i]);
  for (std::size_t i = 0; i < lanes; ++i) {
    Whole there = rounds.join(left[i], right[i]), mirrored = last - there;
    outside[i] = there > last ? ~Whole{0} : Whole{0};
    left[i] = rounds.left(mirrored);
    right[i] = rounds.right(mirrored);
  }
  for (std::size_t i = 0; i < lanes; ++i) rounds.backward(left[i], right[i]);
  for (std::size_t i = 0; i < lanes; ++i) stubs[i] = static_cast<Whole>(rounds.join(left[i], right[i]) | outside[i]);
}

constexpr std::size_t few_stubs = 8, some_stubs = 32, many_stubs = 64;

template <class Half>
[[gnu::always_inline]] inline void match_some(const Feistel<Half>& rounds, std::uint64_t size, std::uint64_t* stubs,
                                              std::size_t count) {
  if (count <= few_stubs) return match_straight<few_stubs>(rounds, size, stubs);
  if (count <= some_stubs) return match_straight<some_stubs>(rounds, size, stubs);
  match_straight<many_stubs>(rounds, size, stubs);
}

// Matches `count` stubs or some more, up to many_stubs. The same integer arithmetic, and so the same bits, compiled for
// each kind of CPU and chosen when the program starts: gcc on x86 only (and not under sanitizers, which start later),
// elsewhere once.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#endif
void match(const Rounds& rounds, std::uint64_t size, std::uint64_t* stubs, std::size_t count) {
  if (const auto* narrow = std::get_if<Feistel<std::uint16_t>>(&rounds)) return match_some(*narrow, size, stubs, count);
  match_some(*std::get_if<Feistel<std::uint32_t>>(&rounds), size, stubs, count);
}

}  // namespace

Permutation::Permutation(std::uint64_t size, const FeistelKeys& keys) : size_(size), rounds_(rounds_for(size, keys)) {
  expects(size >= 1, "something to permute");
}

std::uint64_t Permutation::forward(std::uint64_t x) const {
  return std::visit([&](const auto& rounds) { return walk_forward(rounds, x, size_); }, rounds_);
}

std::uint64_t Permutation::backward(std::uint64_t x) const {
  return std::visit([&](const auto& rounds) { return walk_backward(rounds, x, size_); }, rounds_);
}

Matching::Matching(std::uint64_t stubs, const FeistelKeys& keys) : stubs_(stubs), rounds_(rounds_for(stubs, keys)) {
  expects(stubs % 2 == 0, "an even number of stubs to match");
  expects(stubs <= std::uint64_t{1} << 48, "at most 2^48 stubs");
}

std::uint64_t Matching::partner(std::uint64_t stub) const {
  return std::visit(
      [&](const auto& rounds) {
        return walk_backward(rounds, stubs_ - 1 - walk_forward(rounds, stub, stubs_), stubs_);
      },
      rounds_);
}

void Matching::partners(std::span<std::uint64_t> stubs) const {
  std::uint64_t lanes[many_stubs] = {};
  for (std::size_t done = 0; done < stubs.size(); done += many_stubs) {
    auto some = stubs.subspan(done, std::min(many_stubs, stubs.size() - done));
    std::copy(some.begin(), some.end(), lanes);
    match(rounds_, stubs_, lanes, some.size());
    for (std::size_t i = 0; i < some.size(); ++i) some[i] = lanes[i] < stubs_ ? lanes[i] : partner(some[i]);
  }
}

}  // namespace rivalry
