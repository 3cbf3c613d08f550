// Chunks of an array, compressed on all threads: HDF5 would compress them one after another, and this is what takes
// the time when results are written. HDF5's own shuffle and deflate filters read them.
//
// The parallel argument: a chunk's bytes depend on its values alone, and each has its own place to go to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rivalry {

/// How an array is cut: as many of the last dimensions as fit in a chunk, then as much of the next one, then 1. With
/// (replicate, time, entity) a chunk is a block of steps, or of whole replicates when they are small, and never one
/// step; and it is one stretch of the values in row-major order.
struct Cut {
  std::vector<std::uint64_t> shape;
  std::vector<std::uint64_t> chunk;

  std::size_t chunks() const;
  /// Where chunk `number` begins, along each dimension.
  std::vector<std::uint64_t> corner(std::size_t number) const;
  /// The stretch of values that it holds; shorter than the chunk at the end of a dimension.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t count = 0;
  };
  Stretch stretch(std::size_t number) const;
};

/// Chunks of at most 1 MiB.
Cut cut(const std::vector<std::uint64_t>& shape, std::size_t element_bytes);

/// Every chunk's values, filled up with zeros, shuffled and deflated at level 1.
std::vector<std::vector<unsigned char>> compress_chunks(const Cut& cut, std::span<const std::byte> values,
                                                        std::size_t element_bytes);

}  // namespace rivalry
