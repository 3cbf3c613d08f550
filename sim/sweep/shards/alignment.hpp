// Stacked datasets laid over one another: where each row, and each place along the other dimensions, goes.
//
// Used for shards (rows along `task`, of one shape) and for results (rows along `point` and `replicate`, with a place
// for each task that was asked for, played or not). Where parts differ in their labels the result has what any of them
// has, in the order of the sweep's scenario, what that does not have in alphabetical order behind, days ascending; and
// a value that a point does not have is missing: NaN, or the type's fill value with an attribute `_FillValue`. So the
// result does not depend on how tasks were packed into parts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

/// The labels along each dimension of the sweep's own scenario, in its order.
using LabelOrder = std::map<std::string, std::vector<std::string>>;

/// Refers to the parts, which must outlive it.
class Alignment {
 public:
  /// Throws InvariantError if the parts do not belong together: a variable that has another type, shape or attributes
  /// in one than in another.
  Alignment(const std::vector<Dataset>& parts, const LabelOrder& order);

  /// One stacked dataset.
  Dataset along_task() const;

  /// One dataset along `point` (of `points`) and `replicate` (of `replicates`). Tasks that are not there are missing;
  /// tasks that lie outside are left out.
  Dataset along_points(std::size_t points, std::size_t replicates) const;

 private:
  /// A row of a part.
  struct Row {
    std::int64_t task;
    std::size_t part;
    std::size_t index;
  };
  /// Where rows go.
  struct Placement {
    std::vector<std::string> dims;  ///< instead of the first dimension
    std::size_t size = 0;
    std::vector<std::pair<std::size_t, Row>> rows;  ///< ascending by target
  };

  void find_axes(const LabelOrder& order);
  void find_rows();
  void list_variables();
  std::vector<Row> rows_along(const std::string& dimension, const std::string& numbers) const;
  const Variable* counterpart(std::size_t part, const Variable& first) const;
  Dataset assembled(const std::map<std::string, Placement>& placements) const;
  Variable gathered(const Variable& first, const Placement& placement) const;
  template <class T>
  std::vector<T> scattered(const Variable& first, const Placement& placement, bool& filled) const;
  std::int32_t renumbered(std::int32_t place, std::size_t part, const std::string& table) const;
  std::vector<std::size_t> targets_of(std::size_t part, const Variable& variable) const;
  std::size_t width_of(const Variable& variable) const;

  const std::vector<Dataset>& parts_;
  std::vector<std::string> dimensions_;
  std::vector<const Variable*> variables_;                               ///< of one part each, in order
  std::map<std::string, Variable> axes_;                                 ///< by dimension: all labels
  std::map<std::string, std::vector<std::vector<std::size_t>>> places_;  ///< by dimension and part; empty: all the same
  std::map<std::string, std::vector<Row>> rows_;                         ///< by list dimension, `task` among them
};

}  // namespace rivalry
