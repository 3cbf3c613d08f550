// The plan of a sweep: which tasks there are, in which order, and in which parcels they are handed out.
//
// A task is one replicate of one point. A batch is all tasks of some points and a range of replicates; a sweep that
// grows gets more batches. Within a batch the replicates come in portions, and each portion goes through all points
// before the next one begins, in an order that covers the design evenly: whatever has been played when a sweep is
// interrupted is spread over the whole design. The order depends on nothing but the batch.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

struct Task {
  std::int32_t point = 0;
  std::int32_t replicate = 0;
  auto operator<=>(const Task&) const = default;
};

struct Batch {
  std::vector<std::int32_t> points;  ///< ascending
  std::int32_t first = 0;            ///< replicate
  std::int32_t end = 0;              ///< one past the last
  std::int32_t portion = 1;          ///< replicates of a point that are played one after another
  std::int64_t parcel = 1;           ///< portions in a parcel

  std::int64_t portions() const;  ///< of one point
  std::int64_t parcels() const;
  std::int64_t tasks() const;
};

/// Some replicates of one point, played one after another.
struct Portion {
  std::int32_t point = 0;
  std::int32_t first = 0;
  std::int32_t end = 0;
};

class Plan {
 public:
  void add(Batch batch);
  const std::vector<Batch>& batches() const { return batches_; }
  std::int64_t parcels() const { return parcels_; }  ///< in all; numbered through
  std::int64_t tasks() const { return tasks_; }
  /// The portions of a parcel, in order.
  std::vector<Portion> parcel(std::int64_t number) const;
  /// By point: how many replicates are asked for. `points`: how many points there are.
  std::vector<std::int32_t> asked(std::size_t points) const;

 private:
  std::vector<Batch> batches_;
  std::int64_t parcels_ = 0;
  std::int64_t tasks_ = 0;
};

}  // namespace rivalry
