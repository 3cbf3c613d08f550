// Thrift's compact protocol, as far as Parquet's headers need it (Apache Thrift, "Compact protocol encoding").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rivalry {

/// Writes one struct; fields must come in ascending order. Structs and lists are opened and closed.
class ThriftWriter {
 public:
  void i32(int field, std::int32_t value);
  void i64(int field, std::int64_t value);
  void flag(int field, bool value);
  void text(int field, std::string_view value);
  void open_struct(int field);
  void close_struct();
  /// Elements follow, each by element_i32, element_text or between open_element and close_struct.
  enum class Of { I32 = 5, Text = 8, Struct = 12 };
  void list(int field, Of of, std::size_t size);
  void element_i32(std::int32_t value);
  void element_text(std::string_view value);
  void open_element();

  /// The bytes, with the end of the outermost struct.
  std::string take();

 private:
  void field(int number, int type);
  void varint(std::uint64_t value);
  void zigzag(std::int64_t value);

  std::string bytes_;
  std::vector<int> last_ = {0};  ///< number of the last field, of each struct that is open
};

/// LEB128, as Thrift and Parquet have it.
void write_varint(std::string& bytes, std::uint64_t value);

}  // namespace rivalry
