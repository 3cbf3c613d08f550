#include <boost/random/sobol.hpp>

#include "rivalry/ids.hpp"
#include "rivalry/random.hpp"
#include "sim/sweep/designs/designs.hpp"

namespace rivalry {

namespace {

enum SobolStream : std::uint16_t { ShiftOfA = 16, ShiftOfB = 17 };

std::uint64_t shift_of(const Random& random, SobolStream stream, const std::string& path) {
  Words words = random.words(Purpose::Design, stream, 0, name_key(path));
  return static_cast<std::uint64_t>(words[0]) << 32 | words[1];
}

/// The sequence as whole numbers of 2^-64.
class Sequence {
 public:
  Sequence(std::size_t dimensions, std::vector<std::uint64_t> shifts)
      : engine_(dimensions), dimensions_(dimensions), shifts_(std::move(shifts)) {}

  /// The coordinates of the next point, each in [0, 1); inside (0, 1) if shifted.
  std::vector<double> next() {
    std::vector<double> point(dimensions_);
    for (std::size_t d = 0; d < dimensions_; ++d) {
      std::uint64_t bits = first_ ? 0 : engine_();  // the engine leaves point 0 out
      point[d] = shifts_.empty() ? static_cast<double>(bits >> 11) * 0x1p-53
                                 : (static_cast<double>((bits ^ shifts_[d]) >> 12) + 0.5) * 0x1p-52;
    }
    first_ = false;
    return point;
  }

 private:
  boost::random::sobol engine_;
  std::size_t dimensions_;
  std::vector<std::uint64_t> shifts_;
  bool first_ = true;
};

std::vector<std::uint64_t> shifts_of(const std::vector<std::string>& paths, std::uint64_t seed, Shift shift,
                                     std::initializer_list<SobolStream> streams) {
  std::vector<std::uint64_t> shifts;
  if (shift == Shift::None) return shifts;
  Random random(seed, 0);
  for (SobolStream stream : streams)
    for (const std::string& path : paths) shifts.push_back(shift_of(random, stream, path));
  return shifts;
}

}  // namespace

UnitTable sobol(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed, Shift shift) {
  Sequence sequence(paths.size(), shifts_of(paths, seed, shift, {ShiftOfA}));
  UnitTable table(paths.size());
  for (std::int64_t p = 0; p < size; ++p) {
    std::vector<double> point = sequence.next();
    for (std::size_t key = 0; key < paths.size(); ++key) table[key].push_back(point[key]);
  }
  return table;
}

UnitTable saltelli(const std::vector<std::string>& paths, std::int64_t rows, std::uint64_t seed, Shift shift) {
  std::size_t keys = paths.size();
  Sequence sequence(2 * keys, shifts_of(paths, seed, shift, {ShiftOfA, ShiftOfB}));
  UnitTable table(keys);
  for (std::int64_t row = 0; row < rows; ++row) {
    std::vector<double> point = sequence.next();
    for (std::size_t key = 0; key < keys; ++key) {
      double a = point[key], b = point[keys + key];
      table[key].push_back(a);
      table[key].push_back(b);
      for (std::size_t of_b = 0; of_b < keys; ++of_b) table[key].push_back(of_b == key ? b : a);
    }
  }
  return table;
}

}  // namespace rivalry
