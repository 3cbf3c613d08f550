// HDF5's identifiers, property lists and types, for write.cpp and read.cpp alone: the only file that includes
// HDF5. See hdf5.hpp for what it is good for.
#pragma once

#include <fmt/core.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "rivalry/errors.hpp"

namespace rivalry::hdf5 {

/// Owns one HDF5 identifier. Throws InvariantError when HDF5 refused to make it.
class Handle {
 public:
  Handle(hid_t id, herr_t (*close)(hid_t), const char* what) : id_(id), close_(close) {
    if (id < 0) throw InvariantError(fmt::format("HDF5 refused: {}", what));
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&&) = delete;
  operator hid_t() const { return id_; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

inline void check(herr_t status, const char* what) {
  if (status < 0) throw InvariantError(fmt::format("HDF5 refused: {}", what));
}

/// HDF5 is one global lock at best and its dimension scales have none: one call of ours at a time, and silent, since
/// every error becomes an exception.
inline std::unique_lock<std::mutex> sole_use() {
  static std::mutex guard;
  std::unique_lock lock(guard);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  return lock;
}

inline Handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "property list"}; }

/// netCDF needs creation order to append to a file; without object times, the same content gives the same bytes.
inline void order_and_no_times(hid_t list, bool group) {
  constexpr unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  if (group) check(H5Pset_link_creation_order(list, ordered), "link order");
  check(H5Pset_attr_creation_order(list, ordered), "attribute order");
  check(H5Pset_obj_track_times(list, false), "no object times");
}

inline Handle text_type(std::size_t size) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  check(H5Tset_size(type, size), "text size");
  check(H5Tset_strpad(type, H5T_STR_NULLTERM), "text padding");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "text encoding");
  return type;
}

template <class T>
struct Element;
template <>
struct Element<std::int8_t> {
  static hid_t disk() { return H5T_STD_I8LE; }
  static hid_t memory() { return H5T_NATIVE_INT8; }
};
template <>
struct Element<std::int32_t> {
  static hid_t disk() { return H5T_STD_I32LE; }
  static hid_t memory() { return H5T_NATIVE_INT32; }
};
template <>
struct Element<std::int64_t> {
  static hid_t disk() { return H5T_STD_I64LE; }
  static hid_t memory() { return H5T_NATIVE_INT64; }
};
template <>
struct Element<float> {
  static hid_t disk() { return H5T_IEEE_F32LE; }
  static hid_t memory() { return H5T_NATIVE_FLOAT; }
};
template <>
struct Element<double> {
  static hid_t disk() { return H5T_IEEE_F64LE; }
  static hid_t memory() { return H5T_NATIVE_DOUBLE; }
};

using Shape = std::vector<hsize_t>;

inline hsize_t elements(const Shape& shape) {
  hsize_t count = 1;
  for (hsize_t size : shape) count *= size;
  return count;
}

}  // namespace rivalry::hdf5
