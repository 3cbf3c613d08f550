// 64 bits that tell whether something has changed: of numbers, structs, containers, and whatever these hold.
//
// Not cryptographic: two states that differ have the same digest with a chance of about 2^-64. Doubles count by their
// bits, so that NaN is NaN; pointers by their address; what padding holds does not count. Thread-safety: a plain value.
#pragma once

#include <cstdint>
#include <cstring>
#include <ranges>
#include <type_traits>

#include "rivalry/column.hpp"
#include "sim/core/members.hpp"

namespace rivalry {

class Digest {
 public:
  std::uint64_t value() const { return state_; }

  template <class T>
  void add(const T& value) {
    if constexpr (std::is_pointer_v<T>)
      add_word(reinterpret_cast<std::uintptr_t>(value));
    else if constexpr (std::is_scalar_v<T> || std::has_unique_object_representations_v<T>)
      add_bytes(&value, sizeof value);
    else if constexpr (members::is_optional<T>)
      add_optional(value);
    else if constexpr (std::ranges::input_range<const T>)
      add_range(value);
    else
      visit_members(value, [&](const auto&... member) { (this->add(member), ...); });
  }
  template <class T>
  void add(const Column<T>& column) {
    add_range(column.all());
  }

 private:
  template <class Optional>
  void add_optional(const Optional& value) {
    add(value.has_value());
    if (value) add(*value);
  }

  template <class Range>
  void add_range(const Range& range) {
    using Value = std::ranges::range_value_t<Range>;
    add_word(static_cast<std::uint64_t>(std::ranges::distance(range)));
    if constexpr (std::ranges::contiguous_range<const Range> &&
                  (std::is_scalar_v<Value> || std::has_unique_object_representations_v<Value>))
      add_bytes(std::ranges::data(range), std::ranges::size(range) * sizeof(Value));
    else
      for (const auto& value : range) add(value);
  }

  void add_bytes(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t), at += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, sizeof word);
      add_word(word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, at, size);
    if (size > 0) add_word(rest);
  }

  /// Every step is invertible in the state and in the word, so that no single change is lost.
  void add_word(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9E3779B97F4A7C15u;
    state_ ^= state_ >> 32;
  }

  std::uint64_t state_ = 0xCBF29CE484222325u;
};

}  // namespace rivalry
