// One key of a resolved scenario, as something that can be given other values: what a sweep sweeps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/values/currencies.hpp"

namespace rivalry {

struct Key;
struct Merged;
struct Place;
struct Quantity;
class Report;
class ResolvedScenario;
struct Uncertain;

class Settable {
 public:
  /// The key, or a named thing as a whole, at `path`; or nothing, and the problem at `place`: no such key or thing, or
  /// one that is the same in all runs of a sweep (name, replicates, outputs, ...). `base` must outlive it.
  static std::optional<Settable> find(const ResolvedScenario& base, const std::string& path, const Place& place,
                                      Report& report);

  const std::string& path() const { return path_; }
  bool is_number() const { return key_->form == Form::Number; }
  Measure measure() const { return key_->measure; }
  const Currencies& currencies() const { return currencies_; }

  /// The number as the scenario has it, if it is uncertain; else nullptr.
  const Uncertain* uncertain() const { return uncertain_; }

  /// What the scenario has, as written; of an uncertain number the median; nothing if it says nothing.
  std::optional<std::string> in_base() const;

  /// Whether a scenario file may have this value; adds what is wrong, pointing at `place`.
  bool check(const std::string& value, const Place& place, Report& report) const;

  /// The number that a value stands for, in `unit()`; nothing if it is none: a word, an uncertain number. The value
  /// has been checked.
  std::optional<double> number(std::string_view value) const;
  /// The same of the number of a quantity that has been split.
  double number_of(const Quantity& quantity) const;

  /// As results have it: "USD", "1", "days since 1970-01-01"; empty if the key takes no numbers.
  std::string unit() const;

  /// A value in the unit of the measure, as written: `written("12.5")` is "12.5 million USD".
  std::string write(double value) const;

 private:
  Settable(const Merged& merged, std::string path, const Key& key);

  const Merged* merged_;
  std::string path_;
  const Key* key_;
  const Uncertain* uncertain_ = nullptr;
  Currencies currencies_;
};

/// A number with at most 12 significant digits.
std::string short_number(double value);

}  // namespace rivalry
