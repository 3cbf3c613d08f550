// Many datasets of one run as one: what makes a result independent of how its replicates were packed in shards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

struct Variable;

/// One dataset with the rows of all, in ascending order of replicate, whatever the order of `parts`.
///
/// Rows lie along `replicate`, numbered by its coordinate, and along every dimension D that has a variable
/// `D_replicate` (a list whose length differs between replicates, such as `event`): those rows keep their order within
/// a replicate. Everything else (coordinates, attributes) must be alike in all parts. Throws InvariantError if the
/// parts do not belong together or a replicate is there twice. `parts` is consumed.
Dataset merge(std::vector<Dataset> parts);

/// The numbers of the replicates in a dataset.
std::vector<std::int32_t> replicates_of(const Dataset& dataset);

/// The variable of this name, or nullptr.
const Variable* find_variable(const Dataset& dataset, const std::string& name);

/// Bytes that its values take in memory; texts as they stand.
std::uint64_t bytes_of(const Dataset& dataset);

/// The size of a dimension; throws InvariantError if there is none of that name.
std::size_t size_of(const Dataset& dataset, const std::string& dimension);

}  // namespace rivalry
