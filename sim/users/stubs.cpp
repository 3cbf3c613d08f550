#include "sim/users/stubs.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "rivalry/errors.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

std::uint64_t population(std::span<const DegreeClass> classes) {
  std::uint64_t agents = 0;
  for (const DegreeClass& c : classes) agents += c.agents;
  expects(agents >= 1 && agents < std::uint64_t{1} << 32, "between one agent and 2^32 - 1");
  return agents;
}

/// The number near n / golden ratio that shares no factor with n.
std::uint64_t golden_step(std::uint64_t n) {
  std::uint64_t step = n * 2654435769u >> 32;
  while (std::gcd(step, n) != 1) ++step;
  return step;
}

/// x with a x = 1 mod n, by Euclid. n >= 2, gcd(a, n) = 1.
std::uint64_t inverse(std::uint64_t a, std::uint64_t n) {
  std::int64_t x = 1, next_x = 0;
  for (auto r = static_cast<std::int64_t>(a), next_r = static_cast<std::int64_t>(n); next_r != 0;) {
    std::int64_t quotient = r / next_r;
    r = std::exchange(next_r, r - quotient * next_r);
    x = std::exchange(next_x, x - quotient * next_x);
  }
  return static_cast<std::uint64_t>(x < 0 ? x + static_cast<std::int64_t>(n) : x);
}

Intervals by_rank(std::span<const DegreeClass> classes) {
  std::vector<std::uint64_t> starts;
  std::uint64_t end = 0;
  for (const DegreeClass& c : classes) starts.push_back(std::exchange(end, end + c.agents));
  return {starts, end};
}

// Only the first class can be without stubs, and it is never looked for; but it needs a place in the numbering.
Intervals by_stub(std::span<const DegreeClass> classes) {
  std::vector<std::uint64_t> starts;
  std::uint64_t end = 0;
  for (const DegreeClass& c : classes)
    if (c.degree > 0) starts.push_back(std::exchange(end, end + c.agents * c.degree));
  if (starts.empty()) return {std::vector<std::uint64_t>{0}, 1};
  return {starts, end};
}

}  // namespace

// Dozens of stretches to an interval, so that most stretches lie within one.
Intervals::Intervals(std::span<const std::uint64_t> starts, std::uint64_t end) : starts_(starts.begin(), starts.end()) {
  expects(!starts.empty() && starts.front() == 0 && starts.back() < end, "intervals from 0 to the end");
  expects(starts.size() < 65536, "fewer than 65536 intervals");
  int table_bits = std::min(14, static_cast<int>(std::bit_width(starts.size())) + 5);
  shift_ = std::max(table_bits, static_cast<int>(std::bit_width(end - 1))) - table_bits;
  auto stretches = [&](std::uint64_t x) { return (x + (std::uint64_t{1} << shift_) - 1) >> shift_; };  // before x
  table_.resize(stretches(end) + 1, static_cast<std::uint16_t>(starts.size() - 1));
  for (std::size_t i = 0; i + 1 < starts.size(); ++i)
    std::fill(table_.begin() + static_cast<std::ptrdiff_t>(stretches(starts[i])),
              table_.begin() + static_cast<std::ptrdiff_t>(stretches(starts[i + 1])), static_cast<std::uint16_t>(i));
}

std::uint64_t Intervals::bytes() const {
  return starts_.size() * sizeof(starts_[0]) + table_.size() * sizeof(table_[0]);
}

Stubs::Stubs(std::span<const DegreeClass> classes, const Random& random)
    : agents_(population(classes)),
      tieless_(classes[0].degree == 0 ? 1 : 0),
      uniform_(classes.size() == 1),
      by_rank_(by_rank(classes)),
      by_stub_(by_stub(classes)) {
  std::uint64_t rank = 0;
  for (const DegreeClass& c : classes) {
    classes_.push_back({count_, rank, Divisor(std::max(1u, c.degree)), c.degree});
    rank += c.agents;
    count_ += c.agents * c.degree;
  }
  if (uniform_) return;
  step_ = golden_step(agents_.value());
  back_step_ = inverse(step_, agents_.value());
  Words words = random.words(Purpose::Network, 1, 0, 0);
  offset_ = agents_.value() * words[0] >> 32;
  back_offset_ = agents_.remainder((agents_.value() - offset_) * back_step_);
}

std::uint64_t Stubs::bytes() const { return classes_.size() * sizeof(Class) + by_rank_.bytes() + by_stub_.bytes(); }

}  // namespace rivalry
