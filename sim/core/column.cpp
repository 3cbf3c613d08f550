#include "rivalry/column.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace rivalry {

namespace {
constexpr std::size_t cache_line_bytes = 64;
constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;
constexpr std::size_t map_from_bytes = 2 * huge_page_bytes;

std::size_t rounded_up(std::size_t bytes, std::size_t to) { return (bytes + to - 1) / to * to; }

void* mapped(std::size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  madvise(memory, bytes, MADV_HUGEPAGE);  // a wish; without it everything works, more slowly
  return memory;
}

void* from_heap(std::size_t bytes) {
  void* memory = std::aligned_alloc(cache_line_bytes, bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return std::memset(memory, 0, bytes);
}
}  // namespace

ZeroedMemory::ZeroedMemory(std::size_t bytes) {
  if (bytes == 0) return;
  if (bytes >= map_from_bytes) {
    mapped_bytes_ = rounded_up(bytes, huge_page_bytes);
    data_ = mapped(mapped_bytes_);
  } else {
    data_ = from_heap(rounded_up(bytes, cache_line_bytes));
  }
}

ZeroedMemory::~ZeroedMemory() {
  if (mapped_bytes_ > 0)
    munmap(data_, mapped_bytes_);
  else
    std::free(data_);
}

}  // namespace rivalry
