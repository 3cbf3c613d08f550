#include "sim/findings/tables/parquet.hpp"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "rivalry/errors.hpp"
#include "sim/findings/tables/table.hpp"
#include "sim/findings/tables/thrift.hpp"

namespace rivalry {

namespace {

constexpr std::size_t rows_per_group = 1'000'000;
constexpr std::int32_t plain = 0, rle = 3, dictionary = 8, gzip = 2, data_page = 0, dictionary_page = 2;

/// The numbers of the format's enumerations.
enum class Physical { Boolean = 0, Int32 = 1, Int64 = 2, Float = 4, Double = 5, Bytes = 6 };

Physical physical_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Whole:
      return Physical::Int64;
    case ColumnKind::Real:
      return Physical::Double;
    case ColumnKind::Single:
      return Physical::Float;
    case ColumnKind::Text:
      return Physical::Bytes;
    case ColumnKind::Date:
      return Physical::Int32;
    case ColumnKind::YesNo:
      return Physical::Boolean;
  }
  throw InvariantError("no such kind of column");
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  constexpr int with_gzip_header = 15 + 16, level = 6, memory = 8;
  if (deflateInit2(&stream, level, Z_DEFLATED, with_gzip_header, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw InvariantError("zlib cannot begin");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw InvariantError("zlib cannot compress");
  return packed;
}

/// Little-endian, as the format wants it.
template <class Number>
void append(std::string& bytes, Number number) {
  static_assert(std::endian::native == std::endian::little);
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

/// Runs of equal numbers, of `bits` each (the RLE half of the RLE/bit-packing hybrid).
std::string runs_of(const std::vector<std::uint32_t>& numbers, int bits) {
  std::string bytes;
  for (std::size_t from = 0, to = 0; from < numbers.size(); from = to) {
    while (to < numbers.size() && numbers[to] == numbers[from]) ++to;
    write_varint(bytes, static_cast<std::uint64_t>(to - from) << 1);
    for (int shift = 0; shift < bits; shift += 8) bytes.push_back(static_cast<char>(numbers[from] >> shift));
  }
  return bytes;
}

struct RowRange {
  std::size_t begin = 0, end = 0;
};

/// Which rows have a value, as definition levels with their length before them; nothing if all must have one.
std::string levels_of(const TableColumn& column, RowRange rows) {
  if (!column.may_lack) return "";
  std::vector<std::uint32_t> levels;
  for (std::size_t row = rows.begin; row < rows.end; ++row) levels.push_back(std::isnan(column.number(row)) ? 0 : 1);
  std::string runs = runs_of(levels, 1), bytes;
  append(bytes, static_cast<std::uint32_t>(runs.size()));
  return bytes + runs;
}

std::string numbers_of(const TableColumn& column, RowRange rows) {
  std::string bytes;
  std::size_t bit = 0;
  for (std::size_t row = rows.begin; row < rows.end; ++row) {
    double number = column.number(row);
    if (std::isnan(number) && column.may_lack) continue;
    switch (physical_of(column.kind)) {
      case Physical::Int64:
        append(bytes, static_cast<std::int64_t>(number));
        break;
      case Physical::Int32:
        append(bytes, static_cast<std::int32_t>(number));
        break;
      case Physical::Float:
        append(bytes, static_cast<float>(number));
        break;
      case Physical::Boolean:
        if (bit % 8 == 0) bytes.push_back(0);
        bytes.back() = static_cast<char>(bytes.back() | (number > 0 ? 1 << bit % 8 : 0));
        ++bit;
        break;
      default:
        append(bytes, number);
    }
  }
  return bytes;
}

int bits_for(std::size_t count) { return count < 2 ? 1 : std::bit_width(count - 1); }

/// Places in the dictionary, with their width before them.
std::string places_of(const TableColumn& column, RowRange rows) {
  std::vector<std::uint32_t> places;
  for (std::size_t row = rows.begin; row < rows.end; ++row)
    places.push_back(static_cast<std::uint32_t>(column.word(row)));
  int bits = bits_for(column.words.size());
  return static_cast<char>(bits) + runs_of(places, bits);
}

/// Where a column's pages of one group lie.
struct Chunk {
  std::int64_t dictionary_at = -1, data_at = 0, packed = 0, unpacked = 0;
};

/// Adds a page, header and all, to the file.
void add_page(std::string& file, std::int32_t type, std::int32_t encoding, std::size_t values, const std::string& page,
              Chunk& chunk) {
  std::string packed = gzipped(page);
  ThriftWriter header;
  header.i32(1, type);
  header.i32(2, static_cast<std::int32_t>(page.size()));
  header.i32(3, static_cast<std::int32_t>(packed.size()));
  header.open_struct(type == data_page ? 5 : 7);
  header.i32(1, static_cast<std::int32_t>(values));
  header.i32(2, encoding);
  if (type == data_page) header.i32(3, rle), header.i32(4, rle);
  header.close_struct();
  std::string head = header.take();
  chunk.packed += static_cast<std::int64_t>(head.size() + packed.size());
  chunk.unpacked += static_cast<std::int64_t>(head.size() + page.size());
  file += head + packed;
}

Chunk add_chunk(std::string& file, const TableColumn& column, RowRange rows) {
  Chunk chunk;
  bool text = column.kind == ColumnKind::Text;
  if (text) {
    std::string words;
    for (const std::string& word : column.words) append(words, static_cast<std::uint32_t>(word.size())), words += word;
    chunk.dictionary_at = static_cast<std::int64_t>(file.size());
    add_page(file, dictionary_page, plain, column.words.size(), words, chunk);
  }
  chunk.data_at = static_cast<std::int64_t>(file.size());
  std::string values = text ? places_of(column, rows) : levels_of(column, rows) + numbers_of(column, rows);
  add_page(file, data_page, text ? dictionary : plain, rows.end - rows.begin, values, chunk);
  return chunk;
}

void describe(ThriftWriter& footer, const TableColumn& column) {
  constexpr std::int32_t utf8 = 0, date = 6;
  footer.open_element();
  footer.i32(1, static_cast<std::int32_t>(physical_of(column.kind)));
  footer.i32(3, column.may_lack ? 1 : 0);
  footer.text(4, column.name);
  if (column.kind == ColumnKind::Text) footer.i32(6, utf8);
  if (column.kind == ColumnKind::Date) footer.i32(6, date);
  footer.close_struct();
}

void describe(ThriftWriter& footer, const TableColumn& column, const Chunk& chunk, RowRange rows) {
  bool text = column.kind == ColumnKind::Text;
  footer.open_element();
  footer.i64(2, text ? chunk.dictionary_at : chunk.data_at);
  footer.open_struct(3);
  footer.i32(1, static_cast<std::int32_t>(physical_of(column.kind)));
  footer.list(2, ThriftWriter::Of::I32, text ? 3 : 2);
  footer.element_i32(plain), footer.element_i32(rle);
  if (text) footer.element_i32(dictionary);
  footer.list(3, ThriftWriter::Of::Text, 1);
  footer.element_text(column.name);
  footer.i32(4, gzip);
  footer.i64(5, static_cast<std::int64_t>(rows.end - rows.begin));
  footer.i64(6, chunk.unpacked);
  footer.i64(7, chunk.packed);
  footer.i64(9, chunk.data_at);
  if (text) footer.i64(11, chunk.dictionary_at);
  footer.close_struct();
  footer.close_struct();
}

struct Group {
  RowRange rows;
  std::vector<Chunk> chunks;
};

void describe(ThriftWriter& footer, const TidyTable& table, const Group& group) {
  std::int64_t bytes = 0;
  for (const Chunk& chunk : group.chunks) bytes += chunk.unpacked;
  footer.open_element();
  footer.list(1, ThriftWriter::Of::Struct, group.chunks.size());
  for (std::size_t i = 0; i < group.chunks.size(); ++i) describe(footer, table.columns[i], group.chunks[i], group.rows);
  footer.i64(2, bytes);
  footer.i64(3, static_cast<std::int64_t>(group.rows.end - group.rows.begin));
  footer.close_struct();
}

std::string footer_of(const TidyTable& table, const std::vector<Group>& groups, const std::string& package) {
  ThriftWriter footer;
  footer.i32(1, 1);
  footer.list(2, ThriftWriter::Of::Struct, table.columns.size() + 1);
  footer.open_element();
  footer.text(4, "table");
  footer.i32(5, static_cast<std::int32_t>(table.columns.size()));
  footer.close_struct();
  for (const TableColumn& column : table.columns) describe(footer, column);
  footer.i64(3, static_cast<std::int64_t>(table.rows));
  footer.list(4, ThriftWriter::Of::Struct, groups.size());
  for (const Group& group : groups) describe(footer, table, group);
  footer.list(5, ThriftWriter::Of::Struct, 1);
  footer.open_element();
  footer.text(1, "datapackage");
  footer.text(2, package);
  footer.close_struct();
  footer.text(6, "rivalry");
  return footer.take();
}

}  // namespace

std::string to_parquet(const TidyTable& table, const std::string& package) {
  std::string file = "PAR1";
  std::vector<Group> groups;
  for (std::size_t begin = 0; begin < table.rows; begin += rows_per_group) {
    Group group{{begin, std::min(table.rows, begin + rows_per_group)}, {}};
    for (const TableColumn& column : table.columns) group.chunks.push_back(add_chunk(file, column, group.rows));
    groups.push_back(std::move(group));
  }
  std::string footer = footer_of(table, groups, package);
  file += footer;
  append(file, static_cast<std::uint32_t>(footer.size()));
  return file + "PAR1";
}

}  // namespace rivalry
