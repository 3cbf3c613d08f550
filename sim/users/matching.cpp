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

// One batch without walks, as loops that the compiler turns into vector code. What would have to walk is outside of
// [0, size) here and gets a partner outside.
template <class Half>
void match_straight(const Feistel<Half>& shared, std::uint64_t size, std::uint64_t first, std::uint64_t* out) {
  using Whole = typename Feistel<Half>::Whole;
  constexpr std::uint32_t batch = Matching::batch;
  const Feistel<Half> rounds = shared;  // a local copy: the compiler knows that writing to out does not change it
  const Whole start = static_cast<Whole>(first), last = static_cast<Whole>(size - 1);
  Half left[batch], right[batch];
  Whole outside[batch];
  for (std::uint32_t i = 0; i < batch; ++i) {
    left[i] = rounds.left(start + i);
    right[i] = rounds.right(start + i);
  }
  for (std::uint32_t i = 0; i < batch; ++i) rounds.forward(left[i], right[i]);
  for (std::uint32_t i = 0; i < batch; ++i) {
    Whole there = rounds.join(left[i], right[i]), mirrored = last - there;
    outside[i] = there > last ? ~Whole{0} : Whole{0};
    left[i] = rounds.left(mirrored);
    right[i] = rounds.right(mirrored);
  }
  for (std::uint32_t i = 0; i < batch; ++i) rounds.backward(left[i], right[i]);
  for (std::uint32_t i = 0; i < batch; ++i) out[i] = static_cast<Whole>(rounds.join(left[i], right[i]) | outside[i]);
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

void Matching::partners(std::uint64_t first, std::uint32_t count, std::uint64_t* out) const {
  std::visit([&](const auto& rounds) { match_straight(rounds, stubs_, first, out); }, rounds_);
  for (std::uint32_t i = 0; i < count; ++i)
    if (out[i] >= stubs_) out[i] = partner(first + i);
}

}  // namespace rivalry
