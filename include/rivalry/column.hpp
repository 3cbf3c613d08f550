// A column of the population: one value per user or per village, in memory that the processor likes.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace rivalry {

struct MemoryRelease {
  std::size_t mapped_bytes = 0;  ///< 0: from the heap
  void operator()(void* memory) const;
};

/// Zeroed memory, aligned to a cache line; above a few megabytes in huge pages, which halve the cost of random access.
/// Throws std::bad_alloc.
class ZeroedMemory {
 public:
  ZeroedMemory() = default;
  explicit ZeroedMemory(std::size_t bytes);
  void* data() const { return data_.get(); }

 private:
  std::unique_ptr<void, MemoryRelease> data_;
};

/// A fixed number of plain values, all zero at first.
template <class T>
requires std::is_trivially_copyable_v<T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t size) : memory_(size * sizeof(T)), size_(size) {}
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](std::size_t i) { return static_cast<T*>(memory_.data())[i]; }
  const T& operator[](std::size_t i) const { return static_cast<const T*>(memory_.data())[i]; }
  std::span<const T> all() const { return {static_cast<const T*>(memory_.data()), size_}; }

 private:
  ZeroedMemory memory_;
  std::size_t size_ = 0;
};

}  // namespace rivalry
