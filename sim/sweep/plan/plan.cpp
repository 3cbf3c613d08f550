#include "sim/sweep/plan/plan.hpp"

#include <algorithm>
#include <numeric>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace {

std::int64_t over(std::int64_t amount, std::int64_t each) { return (amount + each - 1) / each; }

/// A step through `count` things that visits each once, and at any time has visited them about evenly: the whole number
/// without a common divisor that is nearest above the golden section.
std::int64_t even_step(std::int64_t count) {
  std::int64_t step = std::max<std::int64_t>(1, count * 618 / 1000);
  while (std::gcd(step, count) != 1) ++step;
  return step;
}

}  // namespace

std::int64_t Batch::portions() const { return over(end - first, portion); }

std::int64_t Batch::parcels() const { return over(portions() * static_cast<std::int64_t>(points.size()), parcel); }

std::int64_t Batch::tasks() const { return (end - first) * static_cast<std::int64_t>(points.size()); }

void Plan::add(Batch batch) {
  expects(!batch.points.empty() && batch.first < batch.end && batch.portion > 0 && batch.parcel > 0,
          "a batch with something in it");
  parcels_ += batch.parcels();
  tasks_ += batch.tasks();
  batches_.push_back(std::move(batch));
}

std::vector<Portion> Plan::parcel(std::int64_t number) const {
  expects(number >= 0 && number < parcels_, "a parcel of the plan");
  auto batch = batches_.begin();
  for (; number >= batch->parcels(); ++batch) number -= batch->parcels();
  auto count = static_cast<std::int64_t>(batch->points.size());
  std::int64_t step = even_step(count);
  std::int64_t last = std::min((number + 1) * batch->parcel, batch->portions() * count);
  std::vector<Portion> portions;
  for (std::int64_t i = number * batch->parcel; i < last; ++i) {
    auto from = static_cast<std::int32_t>(batch->first + i / count * batch->portion);
    std::int32_t point = batch->points[static_cast<std::size_t>(i % count * step % count)];
    portions.push_back({point, from, std::min(batch->end, from + batch->portion)});
  }
  return portions;
}

std::vector<std::int32_t> Plan::asked(std::size_t points) const {
  std::vector<std::int32_t> asked(points, 0);
  for (const Batch& batch : batches_)
    for (std::int32_t point : batch.points) {
      auto& of_point = asked.at(static_cast<std::size_t>(point));
      of_point = std::max(of_point, batch.end);
    }
  return asked;
}

}  // namespace rivalry
