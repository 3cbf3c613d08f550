#include "sim/results/hdf5/chunks.hpp"

#include <zlib.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "rivalry/errors.hpp"
#include "rivalry/parallel.hpp"

namespace rivalry {

namespace {

std::uint64_t product(const std::vector<std::uint64_t>& sizes, std::size_t first, std::size_t last) {
  return std::accumulate(sizes.begin() + static_cast<std::ptrdiff_t>(first),
                         sizes.begin() + static_cast<std::ptrdiff_t>(last), std::uint64_t{1}, std::multiplies<>());
}

/// The dimension that is cut: those before it have chunks of 1, those behind it are whole.
std::size_t cut_axis(const Cut& cut) {
  std::size_t axis = 0;
  while (axis + 1 < cut.chunk.size() && cut.chunk[axis] == 1) ++axis;
  return axis;
}

std::uint64_t blocks_along(const Cut& cut, std::size_t axis) {
  return (cut.shape[axis] + cut.chunk[axis] - 1) / cut.chunk[axis];
}

/// First all first bytes, then all second bytes, ...: the leading zeros of whole numbers come together.
std::vector<unsigned char> shuffle(std::span<const std::byte> values, std::size_t element_bytes,
                                   std::size_t chunk_bytes) {
  std::vector<unsigned char> shuffled(chunk_bytes);
  std::size_t elements = chunk_bytes / element_bytes;
  for (std::size_t byte = 0; byte < element_bytes; ++byte)
    for (std::size_t i = 0; i * element_bytes < values.size(); ++i)
      shuffled[byte * elements + i] = std::to_integer<unsigned char>(values[i * element_bytes + byte]);
  return shuffled;
}

std::vector<unsigned char> deflate(const std::vector<unsigned char>& bytes) {
  uLongf size = compressBound(bytes.size());
  std::vector<unsigned char> deflated(size);
  ensures(compress2(deflated.data(), &size, bytes.data(), bytes.size(), 1) == Z_OK, "zlib has compressed a chunk");
  deflated.resize(size);
  return deflated;
}

}  // namespace

std::size_t Cut::chunks() const {
  std::size_t axis = cut_axis(*this);
  return product(shape, 0, axis) * blocks_along(*this, axis);
}

std::vector<std::uint64_t> Cut::corner(std::size_t number) const {
  std::size_t axis = cut_axis(*this);
  std::vector<std::uint64_t> place(shape.size(), 0);
  place[axis] = number % blocks_along(*this, axis) * chunk[axis];
  std::uint64_t outer = number / blocks_along(*this, axis);
  for (std::size_t before = axis; before-- > 0; outer /= shape[before]) place[before] = outer % shape[before];
  return place;
}

Cut::Stretch Cut::stretch(std::size_t number) const {
  std::size_t axis = cut_axis(*this);
  std::uint64_t block = number % blocks_along(*this, axis), outer = number / blocks_along(*this, axis);
  std::uint64_t first = block * chunk[axis], row = product(shape, axis + 1, shape.size());
  return {(outer * shape[axis] + first) * row, std::min(chunk[axis], shape[axis] - first) * row};
}

Cut cut(const std::vector<std::uint64_t>& shape, std::size_t element_bytes) {
  constexpr std::uint64_t chunk_bytes = 1 << 20;
  Cut result{shape, std::vector<std::uint64_t>(shape.size(), 1)};
  std::uint64_t room = chunk_bytes / element_bytes;
  for (std::size_t axis = shape.size(); axis-- > 0 && room > 1;) {
    result.chunk[axis] = std::min(shape[axis], room);
    // Behind a dimension that is cut, nothing more is taken: a chunk stays one stretch.
    room = result.chunk[axis] < shape[axis] ? 1 : room / result.chunk[axis];
  }
  return result;
}

std::vector<std::vector<unsigned char>> compress_chunks(const Cut& cut, std::span<const std::byte> values,
                                                        std::size_t element_bytes) {
  std::vector<std::vector<unsigned char>> chunks(cut.chunks());
  std::size_t chunk_bytes = product(cut.chunk, 0, cut.chunk.size()) * element_bytes;
  for_blocks({Workers::Tbb, 1}, chunks.size(), [&](std::size_t number) {
    auto [begin, count] = cut.stretch(number);
    auto part = values.subspan(begin * element_bytes, count * element_bytes);
    chunks[number] = deflate(shuffle(part, element_bytes, chunk_bytes));
  });
  return chunks;
}

}  // namespace rivalry
