// A column of the population: one value per user or per village, in memory that the processor likes.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace rivalry {

/// Zeroed memory, aligned to a cache line; above a few megabytes in huge pages, which halve the cost of random access.
/// Throws std::bad_alloc. It moves and is not copied.
class ZeroedMemory {
 public:
  ZeroedMemory() = default;
  explicit ZeroedMemory(std::size_t bytes);
  ZeroedMemory(ZeroedMemory&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), mapped_bytes_(std::exchange(other.mapped_bytes_, 0)) {}
  ZeroedMemory& operator=(ZeroedMemory&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(mapped_bytes_, other.mapped_bytes_);
    return *this;
  }
  ~ZeroedMemory();
  void* data() const { return data_; }

 private:
  void* data_ = nullptr;
  std::size_t mapped_bytes_ = 0;  ///< 0: from the heap
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
