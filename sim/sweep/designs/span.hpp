// What a swept key can be: choices, levels of a span, a whole span, or the scenario's own law.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/keys/settable.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/sweep/designs/design.hpp"

namespace rivalry {

class Report;
class ResolvedScenario;

class Span {
 public:
  /// Reads a parameter's values; nothing, and the problems, if they make no sense for its key.
  static std::optional<Span> read(const Parameter& parameter, const ResolvedScenario& base, Report& report);

  const Parameter& parameter() const { return parameter_; }
  const Settable& key() const { return key_; }

  /// How many values there are to choose from; 0 if a span without levels, or a law without cases.
  std::int64_t levels() const;
  /// One of them, 0 <= i < levels(), as a scenario file has it.
  std::string level(std::int64_t i) const;

  /// The value at a place u of [0, 1]: an equal share of the levels, or of the span, or by the law's quantile. Counts
  /// are whole, each as likely as another.
  std::string at(double u) const;

  /// Whether u = 0 and u = 1 are the ends of a span; not so for laws, whose ends may be nowhere.
  bool has_ends() const { return kind_ != Kind::Distribution; }

  /// Whether the values are the user's own: then they have been checked, of very many an even selection.
  bool is_listed() const { return kind_ == Kind::Choices; }

  /// Where the values stand, for messages.
  Place place() const;

  /// The number of a value that this made, as Settable::number(), but fast.
  std::optional<double> number(const std::string& value) const;

 private:
  enum class Kind { Choices, Numbers, Dates, Distribution };
  struct Reader;
  Span(Parameter parameter, Settable key) : parameter_(std::move(parameter)), key_(std::move(key)) {}

  std::string write(double shown) const;
  std::string between(double u, bool is_level) const;
  std::string by_distribution(double u) const;

  Parameter parameter_;
  Settable key_;
  Kind kind_ = Kind::Choices;
  std::vector<std::string> choices_;
  double low_ = 0;  ///< Numbers: as written in front of words_; Dates: days
  double high_ = 0;
  bool logarithmic_ = false;
  bool whole_ = false;
  std::string words_;  ///< what follows the number: " million USD"
  Written written_;    ///< the same, split; its digits are to be filled in
  std::int64_t levels_ = 0;
};

/// The pieces between commas that stand outside brackets and quotes, trimmed, and where each begins.
struct Piece {
  std::string text;
  std::size_t offset = 0;
};
std::vector<Piece> pieces_of(std::string_view values);

}  // namespace rivalry
