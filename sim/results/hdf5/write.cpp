#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <span>

#include "sim/results/hdf5/chunks.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/hdf5/virtual.hpp"

namespace rivalry {

using namespace hdf5;

namespace {

static_assert(std::endian::native == std::endian::little, "chunks are written as they lie in memory");

void write_attribute(hid_t object, const std::string& name, hid_t disk, hid_t memory, const Shape& shape,
                     const void* value) {
  Handle space(
      shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
      H5Sclose, "attribute space");
  Handle attribute(H5Acreate2(object, name.c_str(), disk, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name.c_str());
  check(H5Awrite(attribute, memory, value), name.c_str());
}

void write_text_attribute(hid_t object, const std::string& name, const std::string& text) {
  Handle type = text_type(text.size() + 1);
  write_attribute(object, name, type, type, {}, text.c_str());
}

void write_attribute(hid_t object, const Attribute& attribute) {
  const std::string& name = attribute.name;
  if (auto* text = std::get_if<std::string>(&attribute.value)) return write_text_attribute(object, name, *text);
  if (auto* whole = std::get_if<std::int64_t>(&attribute.value))
    return write_attribute(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, {}, whole);
  if (auto* real = std::get_if<double>(&attribute.value))
    return write_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {}, real);
  const auto& flags = std::get<std::vector<std::int8_t>>(attribute.value);
  write_attribute(object, name, H5T_STD_I8LE, H5T_NATIVE_INT8, {flags.size()}, flags.data());
}

Handle creation_list(const Shape& shape, std::size_t element_bytes, Compression compression) {
  constexpr hsize_t worth_compressing_bytes = 1024;
  Handle list = properties(H5P_DATASET_CREATE);
  order_and_no_times(list, false);
  if (compression == Compression::Deflate && elements(shape) * element_bytes >= worth_compressing_bytes) {
    auto sizes = cut({shape.begin(), shape.end()}, element_bytes).chunk;
    Shape chunk(sizes.begin(), sizes.end());
    check(H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()), "chunk");
    check(H5Pset_shuffle(list), "shuffle");
    check(H5Pset_deflate(list, 1), "deflate");
  }
  return list;
}

/// As H5Dwrite would, but compressed on all threads.
void write_chunks(hid_t dataset, const Shape& shape, std::span<const std::byte> values, std::size_t element_bytes) {
  Cut pieces = cut({shape.begin(), shape.end()}, element_bytes);
  auto chunks = compress_chunks(pieces, values, element_bytes);
  for (std::size_t number = 0; number < chunks.size(); ++number) {
    auto corner = pieces.corner(number);
    Shape place(corner.begin(), corner.end());
    check(H5Dwrite_chunk(dataset, H5P_DEFAULT, 0, place.data(), chunks[number].size(), chunks[number].data()), "chunk");
  }
}

template <class T>
T fill_value(const Attribute& attribute) {
  if (auto* real = std::get_if<double>(&attribute.value)) return static_cast<T>(*real);
  return static_cast<T>(std::get<std::int64_t>(attribute.value));
}

Handle create(hid_t file, const Variable& variable, hid_t type, const Shape& shape, hid_t list) {
  Handle space(
      shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
      H5Sclose, "space");
  return {H5Dcreate2(file, variable.name.c_str(), type, space, H5P_DEFAULT, list, H5P_DEFAULT), H5Dclose,
          variable.name.c_str()};
}

const Attribute* fill_attribute_of(const Variable& variable) {
  auto found = std::find_if(variable.attributes.begin(), variable.attributes.end(),
                            [](const Attribute& each) { return each.name == "_FillValue"; });
  return found == variable.attributes.end() ? nullptr : &*found;
}

template <class T>
void write_attributes(hid_t dataset, const Variable& variable) {
  for (const Attribute& attribute : variable.attributes) {
    if (attribute.name == "_FillValue") {
      T fill = fill_value<T>(attribute);
      write_attribute(dataset, "_FillValue", Element<T>::disk(), Element<T>::memory(), {1}, &fill);
    } else {
      write_attribute(dataset, attribute);
    }
  }
}

template <class T>
Handle write_values(hid_t file, const Variable& variable, const Shape& shape, const std::vector<T>& values,
                    Compression compression) {
  Handle list = creation_list(shape, sizeof(T), compression);
  if (const Attribute* attribute = fill_attribute_of(variable)) {
    T fill = fill_value<T>(*attribute);
    check(H5Pset_fill_value(list, Element<T>::memory(), &fill), "fill value");
  }
  Handle dataset = create(file, variable, Element<T>::disk(), shape, list);
  if (H5Pget_layout(list) == H5D_CHUNKED)
    write_chunks(dataset, shape, std::as_bytes(std::span(values)), sizeof(T));
  else if (!values.empty())
    check(H5Dwrite(dataset, Element<T>::memory(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "values");
  write_attributes<T>(dataset, variable);
  return dataset;
}

Handle write_values(hid_t file, const Variable& variable, const Shape& shape, const std::vector<std::string>& values,
                    Compression) {
  Handle list = properties(H5P_DATASET_CREATE);
  order_and_no_times(list, false);
  Handle type = text_type(H5T_VARIABLE);
  Handle dataset = create(file, variable, type, shape, list);
  std::vector<const char*> texts;
  for (const std::string& text : values) texts.push_back(text.c_str());
  if (!texts.empty()) check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "texts");
  for (const Attribute& attribute : variable.attributes) write_attribute(dataset, attribute);
  return dataset;
}

/// A dimension without a coordinate variable, as netCDF-4 writes it: a dataset of the right size with no values.
Handle write_bare_dimension(hid_t file, const Dimension& dimension) {
  Handle list = properties(H5P_DATASET_CREATE);
  order_and_no_times(list, false);
  return create(file, {dimension.name, {}, {}, {}}, H5T_IEEE_F32BE, {dimension.size}, list);
}

/// Where the values of some variables are instead.
struct Elsewhere {
  std::set<std::string> variables;
  std::size_t row_dims = 0;
  std::vector<VirtualPart> parts;
};

Handle space_of(const Shape& shape) {
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, "space"};
}

/// The rows from..from+count, in row-major order over the first `row_dims` dimensions, as boxes added to a selection.
/// A stretch of rows of one first index is one box.
void select_rows(hid_t space, const Shape& shape, std::size_t row_dims, std::uint64_t from, std::uint64_t count,
                 H5S_seloper_t how) {
  hsize_t along = row_dims == 1 ? shape[0] : shape[1];
  while (count > 0) {
    hsize_t place = from % along, taken = std::min<hsize_t>(count, along - place);
    Shape corner(shape.size()), size = shape;
    if (row_dims == 2) corner[0] = from / along, size[0] = 1;
    corner[row_dims - 1] = place;
    size[row_dims - 1] = taken;
    check(H5Sselect_hyperslab(space, how, corner.data(), nullptr, size.data(), nullptr), "rows");
    from += taken, count -= taken, how = H5S_SELECT_OR;
  }
}

void map_part(hid_t list, const Shape& shape, const std::string& name, const Elsewhere& elsewhere,
              const VirtualPart& part) {
  Shape there(shape.begin() + static_cast<std::ptrdiff_t>(elsewhere.row_dims), shape.end());
  there.insert(there.begin(), part.rows);
  Handle here = space_of(shape), source = space_of(there);
  H5S_seloper_t how = H5S_SELECT_SET;
  for (const VirtualRun& run : part.runs) {
    select_rows(here, shape, elsewhere.row_dims, run.to_row, run.count, how);
    select_rows(source, there, 1, run.from_row, run.count, how);
    how = H5S_SELECT_OR;
  }
  if (!part.runs.empty()) check(H5Pset_virtual(list, here, part.file.c_str(), name.c_str(), source), "virtual");
}

template <class T>
Handle write_virtual(hid_t file, const Variable& variable, const Shape& shape, const Elsewhere& elsewhere) {
  Handle list = properties(H5P_DATASET_CREATE);
  order_and_no_times(list, false);
  if (const Attribute* fill = fill_attribute_of(variable)) {
    T value = fill_value<T>(*fill);
    check(H5Pset_fill_value(list, Element<T>::memory(), &value), "fill value");
  }
  for (const VirtualPart& part : elsewhere.parts) map_part(list, shape, variable.name, elsewhere, part);
  Handle dataset = create(file, variable, Element<T>::disk(), shape, list);
  write_attributes<T>(dataset, variable);
  return dataset;
}

Handle write_virtual(hid_t file, const Variable& variable, const Shape& shape, const Elsewhere& elsewhere) {
  return std::visit(
      [&](const auto& values) -> Handle {
        using T = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<T, std::string>)
          throw InvariantError("texts are not virtual");
        else
          return write_virtual<T>(file, variable, shape, elsewhere);
      },
      variable.values);
}

class Writer {
 public:
  Writer(const Dataset& dataset, Compression compression, const Elsewhere* elsewhere = nullptr)
      : dataset_(dataset), compression_(compression), elsewhere_(elsewhere), file_(create_file()) {}

  std::vector<std::byte> write() {
    write_text_attribute(file_, "_NCProperties", "version=2,rivalry=1");
    for (const Attribute& attribute : dataset_.attributes) write_attribute(file_, attribute);
    for (std::size_t i = 0; i < dataset_.dimensions.size(); ++i) write_scale(i);
    for (const Variable& variable : dataset_.variables)
      if (!is_coordinate(variable)) attach(variable, write_variable(variable));
    check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "flush");
    return image();
  }

 private:
  static Handle create_file() {
    Handle access = properties(H5P_FILE_ACCESS);
    constexpr std::size_t growth_bytes = 1 << 20;
    check(H5Pset_fapl_core(access, growth_bytes, false), "memory file");
    Handle list = properties(H5P_FILE_CREATE);
    order_and_no_times(list, true);
    return {H5Fcreate("memory", H5F_ACC_TRUNC, list, access), H5Fclose, "file"};
  }

  static bool is_coordinate(const Variable& variable) {
    return variable.dims.size() == 1 && variable.dims[0] == variable.name;
  }

  Shape shape_of(const Variable& variable) const {
    Shape shape;
    for (const std::string& name : variable.dims) {
      auto found = std::find_if(dataset_.dimensions.begin(), dataset_.dimensions.end(),
                                [&](const Dimension& dimension) { return dimension.name == name; });
      if (found == dataset_.dimensions.end())
        throw InvariantError(fmt::format("variable {} has no dimension {}", variable.name, name));
      shape.push_back(found->size);
    }
    return shape;
  }

  Handle write_variable(const Variable& variable) {
    Shape shape = shape_of(variable);
    if (elsewhere_ && elsewhere_->variables.contains(variable.name))
      return write_virtual(file_, variable, shape, *elsewhere_);
    return std::visit(
        [&](const auto& values) {
          if (values.size() != elements(shape))
            throw InvariantError(fmt::format("variable {} has {} values, its dimensions ask for {}", variable.name,
                                             values.size(), elements(shape)));
          return write_values(file_, variable, shape, values, compression_);
        },
        variable.values);
  }

  void write_scale(std::size_t index) {
    const Dimension& dimension = dataset_.dimensions[index];
    auto coordinate = std::find_if(dataset_.variables.begin(), dataset_.variables.end(), [&](const Variable& variable) {
      return variable.name == dimension.name && is_coordinate(variable);
    });
    bool bare = coordinate == dataset_.variables.end();
    Handle scale = bare ? write_bare_dimension(file_, dimension) : write_variable(*coordinate);
    std::string label = bare
                            ? fmt::format("This is a netCDF dimension but not a netCDF variable. {:10}", dimension.size)
                            : dimension.name;
    check(H5DSset_scale(scale, label.c_str()), "dimension scale");
    auto number = static_cast<std::int32_t>(index);
    write_attribute(scale, "_Netcdf4Dimid", H5T_STD_I32LE, H5T_NATIVE_INT32, {}, &number);
    scales_.emplace(dimension.name, std::move(scale));
  }

  void attach(const Variable& variable, const Handle& dataset) {
    for (std::size_t axis = 0; axis < variable.dims.size(); ++axis)
      check(H5DSattach_scale(dataset, scales_.at(variable.dims[axis]), static_cast<unsigned>(axis)), "attach scale");
  }

  std::vector<std::byte> image() {
    ssize_t size = H5Fget_file_image(file_, nullptr, 0);
    if (size <= 0) throw InvariantError("HDF5 refused: file image");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    if (H5Fget_file_image(file_, bytes.data(), bytes.size()) != size) throw InvariantError("HDF5 refused: file image");
    return bytes;
  }

  const Dataset& dataset_;
  Compression compression_;
  const Elsewhere* elsewhere_;
  Handle file_;
  std::map<std::string, Handle> scales_;
};

}  // namespace

std::vector<std::byte> to_hdf5(const Dataset& dataset, Compression compression) {
  auto lock = sole_use();
  return Writer(dataset, compression).write();
}

std::vector<std::byte> to_hdf5_virtual(const Dataset& dataset, const std::set<std::string>& virtuals,
                                       std::size_t row_dims, const std::vector<VirtualPart>& parts) {
  auto lock = sole_use();
  Elsewhere elsewhere{virtuals, row_dims, parts};
  return Writer(dataset, Compression::None, &elsewhere).write();
}

}  // namespace rivalry
