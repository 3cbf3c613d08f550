#include <fmt/core.h>

#include <set>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/hdf5/hdf5.hpp"

namespace rivalry {

using namespace hdf5;

namespace {

std::string name_of(hid_t object) {
  std::string name(static_cast<std::size_t>(H5Iget_name(object, nullptr, 0)) + 1, '\0');
  H5Iget_name(object, name.data(), name.size());
  name.pop_back();
  return name.substr(name.rfind('/') + 1);
}

Shape shape_of(hid_t space) {
  int rank = H5Sget_simple_extent_ndims(space);
  if (rank < 0) throw InvariantError("HDF5 refused: rank");
  Shape shape(static_cast<std::size_t>(rank));
  H5Sget_simple_extent_dims(space, shape.data(), nullptr);
  return shape;
}

bool is_ours_alone(const std::string& attribute) {
  static const std::set<std::string> names = {"CLASS",          "NAME",          "DIMENSION_LIST",
                                              "REFERENCE_LIST", "_Netcdf4Dimid", "_NCProperties"};
  return names.contains(attribute);
}

template <class T>
T read_number(hid_t attribute) {
  T value{};
  check(H5Aread(attribute, Element<T>::memory(), &value), "attribute");
  return value;
}

std::string read_text_attribute(hid_t attribute, hid_t type) {
  std::string text(H5Tget_size(type), '\0');
  Handle memory = text_type(text.size());
  check(H5Aread(attribute, memory, text.data()), "text attribute");
  text.resize(text.find('\0') == std::string::npos ? text.size() : text.find('\0'));
  return text;
}

Attribute read_attribute(hid_t attribute, const std::string& name) {
  Handle type(H5Aget_type(attribute), H5Tclose, "attribute type");
  Handle space(H5Aget_space(attribute), H5Sclose, "attribute space");
  switch (H5Tget_class(type)) {
    case H5T_STRING:
      return {name, read_text_attribute(attribute, type)};
    case H5T_FLOAT:
      return {name, read_number<double>(attribute)};
    default:
      if (name == "_FillValue" || H5Sget_simple_extent_type(space) == H5S_SCALAR)
        return {name, read_number<std::int64_t>(attribute)};
      std::vector<std::int8_t> flags(elements(shape_of(space)));
      check(H5Aread(attribute, H5T_NATIVE_INT8, flags.data()), "flags");
      return {name, flags};
  }
}

std::vector<Attribute> read_attributes(hid_t object) {
  H5O_info_t info;
  check(H5Oget_info2(object, &info, H5O_INFO_NUM_ATTRS), "attributes");
  std::vector<Attribute> attributes;
  for (hsize_t i = 0; i < info.num_attrs; ++i) {
    Handle attribute(H5Aopen_by_idx(object, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT),
                     H5Aclose, "attribute");
    std::string name(static_cast<std::size_t>(H5Aget_name(attribute, 0, nullptr)) + 1, '\0');
    H5Aget_name(attribute, name.size(), name.data());
    name.pop_back();
    if (!is_ours_alone(name)) attributes.push_back(read_attribute(attribute, name));
  }
  return attributes;
}

template <class T>
std::vector<T> read_values(hid_t dataset, hsize_t count) {
  std::vector<T> values(count);
  if (count > 0) check(H5Dread(dataset, Element<T>::memory(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "values");
  return values;
}

std::vector<std::string> read_texts(hid_t dataset, hid_t space, hsize_t count) {
  std::vector<char*> texts(count);
  Handle type = text_type(H5T_VARIABLE);
  if (count > 0) check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "texts");
  std::vector<std::string> values(texts.begin(), texts.end());
  if (count > 0) check(H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts.data()), "texts");
  return values;
}

Values read_values(hid_t dataset, hid_t space) {
  Handle type(H5Dget_type(dataset), H5Tclose, "type");
  hsize_t count = elements(shape_of(space));
  std::size_t size = H5Tget_size(type);
  switch (H5Tget_class(type)) {
    case H5T_STRING:
      return read_texts(dataset, space, count);
    case H5T_FLOAT:
      if (size == sizeof(float)) return read_values<float>(dataset, count);
      return read_values<double>(dataset, count);
    default:
      if (size == sizeof(std::int8_t)) return read_values<std::int8_t>(dataset, count);
      if (size == sizeof(std::int32_t)) return read_values<std::int32_t>(dataset, count);
      return read_values<std::int64_t>(dataset, count);
  }
}

std::vector<std::string> dims_of(hid_t dataset, std::size_t rank) {
  std::vector<std::string> dims;
  auto take = [](hid_t, unsigned, hid_t scale, void* names) -> herr_t {
    static_cast<std::vector<std::string>*>(names)->push_back(name_of(scale));
    return 1;
  };
  if (H5DSis_scale(dataset) > 0) return {name_of(dataset)};
  for (std::size_t axis = 0; axis < rank; ++axis)
    check(H5DSiterate_scales(dataset, static_cast<unsigned>(axis), nullptr, take, &dims), "scales");
  return dims;
}

bool is_bare_dimension(hid_t dataset) {
  char label[64] = {};
  return H5DSis_scale(dataset) > 0 && H5DSget_scale_name(dataset, label, sizeof label) > 0 &&
         std::string_view(label).starts_with("This is a netCDF dimension but not");
}

void read_dataset(hid_t file, hsize_t index, Dataset& result) {
  Handle dataset(H5Oopen_by_idx(file, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, index, H5P_DEFAULT), H5Oclose, "object");
  Handle space(H5Dget_space(dataset), H5Sclose, "space");
  Shape shape = shape_of(space);
  if (H5DSis_scale(dataset) > 0) result.dimensions.push_back({name_of(dataset), shape.at(0)});
  if (is_bare_dimension(dataset)) return;
  result.variables.push_back(
      {name_of(dataset), dims_of(dataset, shape.size()), read_values(dataset, space), read_attributes(dataset)});
}

}  // namespace

Dataset from_hdf5(std::span<const std::byte> bytes, const std::string& name) {
  auto lock = sole_use();
  try {
    Handle access = properties(H5P_FILE_ACCESS);
    check(H5Pset_fapl_core(access, 1 << 20, false), "memory file");
    check(H5Pset_file_image(access, const_cast<std::byte*>(bytes.data()), bytes.size()), "image");
    Handle file(H5Fopen("memory", H5F_ACC_RDONLY, access), H5Fclose, "file");
    Dataset result;
    result.attributes = read_attributes(file);
    H5G_info_t info;
    check(H5Gget_info(file, &info), "group");
    for (hsize_t i = 0; i < info.nlinks; ++i) read_dataset(file, i, result);
    return result;
  } catch (const InvariantError& error) {
    throw WorldError(ExitCode::InputOutput, name, fmt::format("not a file of results ({})", error.what()));
  }
}

std::string hdf5_version() {
  unsigned major = 0, minor = 0, release = 0;
  H5get_libversion(&major, &minor, &release);
  return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace rivalry
