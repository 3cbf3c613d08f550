#include "sim/findings/tables/thrift.hpp"

namespace rivalry {

namespace {

constexpr int true_type = 1, false_type = 2, i32_type = 5, i64_type = 6, text_type = 8, list_type = 9, struct_type = 12;

}  // namespace

void write_varint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
}

void ThriftWriter::varint(std::uint64_t value) { write_varint(bytes_, value); }

void ThriftWriter::zigzag(std::int64_t value) {
  varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void ThriftWriter::field(int number, int type) {
  int step = number - last_.back();
  if (step > 0 && step < 16) {
    bytes_.push_back(static_cast<char>(step << 4 | type));
  } else {
    bytes_.push_back(static_cast<char>(type));
    zigzag(number);
  }
  last_.back() = number;
}

void ThriftWriter::i32(int number, std::int32_t value) { field(number, i32_type), zigzag(value); }
void ThriftWriter::i64(int number, std::int64_t value) { field(number, i64_type), zigzag(value); }
void ThriftWriter::flag(int number, bool value) { field(number, value ? true_type : false_type); }

void ThriftWriter::text(int number, std::string_view value) {
  field(number, text_type);
  element_text(value);
}

void ThriftWriter::open_struct(int number) {
  field(number, struct_type);
  last_.push_back(0);
}

void ThriftWriter::close_struct() {
  bytes_.push_back(0);
  last_.pop_back();
}

void ThriftWriter::list(int number, Of of, std::size_t size) {
  field(number, list_type);
  int type = static_cast<int>(of);
  if (size < 15) return bytes_.push_back(static_cast<char>(size << 4 | static_cast<std::size_t>(type)));
  bytes_.push_back(static_cast<char>(0xf0 | type));
  varint(size);
}

void ThriftWriter::element_i32(std::int32_t value) { zigzag(value); }

void ThriftWriter::element_text(std::string_view value) {
  varint(value.size());
  bytes_ += value;
}

void ThriftWriter::open_element() { last_.push_back(0); }

std::string ThriftWriter::take() {
  bytes_.push_back(0);
  return std::move(bytes_);
}

}  // namespace rivalry
