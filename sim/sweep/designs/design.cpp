#include "sim/sweep/designs/design.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "rivalry/errors.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/sweep/designs/designs.hpp"
#include "sim/sweep/designs/span.hpp"

namespace rivalry {

namespace {

constexpr std::size_t most_tried_whole = 16;

bool is_by_levels(DesignKind kind) {
  return kind == DesignKind::Grid || kind == DesignKind::Zip || kind == DesignKind::List ||
         kind == DesignKind::OneAtATime;
}

class Maker {
 public:
  Maker(const Design& design, const ResolvedScenario& base, Report& report)
      : design_(design), base_(base), report_(report) {}

  Points make(const std::vector<Parameter>& parameters) {
    read(parameters);
    if (report_.empty() && count_is_possible()) is_by_levels(design_.kind) ? by_levels() : by_places();
    if (report_.empty()) check_values();
    if (report_.empty()) check_some_points();
    return report_.empty() ? std::move(points_) : Points{};
  }

 private:
  void read(const std::vector<Parameter>& parameters) {
    std::map<std::string, bool> seen;
    for (const Parameter& parameter : parameters) {
      if (!seen.emplace(parameter.path, true).second)
        report_.add(Code::SweptTwice, parameter.place, parameter.path,
                    fmt::format("`{}` is swept twice", parameter.path), "give all its values at once");
      else if (auto span = Span::read(parameter, base_, report_))
        spans_.push_back(std::move(*span));
    }
    static const auto nowhere = std::make_shared<const Source>(Source{"<command line>", "", Layer::CommandLine});
    if (parameters.empty())
      report_.add(Code::NoPoints, {nowhere, 0, 1}, "", "nothing is swept",
                  "write e.g. `platforms.weibo.reach=20..40 %:5`");
  }

  bool problem(Code code, std::string message, std::string suggestion) {
    const Span& first = spans_.front();
    report_.add(code, first.parameter().place, first.key().path(), std::move(message), std::move(suggestion));
    return false;
  }

  /// In double: they may be too many for whole numbers.
  double count() const {
    double keys = static_cast<double>(spans_.size()), size = static_cast<double>(design_.size);
    double product = 1, sum = 1;
    for (const Span& span : spans_) {
      product *= static_cast<double>(span.levels());
      sum += static_cast<double>(span.levels());
    }
    switch (design_.kind) {
      case DesignKind::Grid:
        return product;
      case DesignKind::OneAtATime:
        return sum;
      case DesignKind::Zip:
      case DesignKind::List:
        return static_cast<double>(spans_.front().levels());
      case DesignKind::Morris:
        return size * (keys + 1);
      case DesignKind::Saltelli:
        return size * (keys + 2);
      case DesignKind::Random:
      case DesignKind::LatinHypercube:
      case DesignKind::Sobol:
        break;
    }
    return size;
  }

  bool count_is_possible() {
    if (is_by_levels(design_.kind) && !all_have_levels()) return false;
    if (count() < 1) return problem(Code::NoPoints, "the design has no points", "give it a size, e.g. `sobol:256`");
    if (count() <= static_cast<double>(most_points)) return true;
    return problem(Code::TooManyPoints,
                   fmt::format("the design has {:.0f} points, and at most 10 million are possible", count()),
                   "take fewer values, or a design that fills space, e.g. `sobol:4096`");
  }

  bool all_have_levels() {
    bool good = true;
    for (const Span& span : spans_) {
      bool fits = span.levels() > 0;
      if (!fits)
        report_.add(Code::DesignNeedsRanges, span.place(), span.key().path(),
                    fmt::format("the design {} needs values, and `{}` has none to choose from", to_string(design_),
                                span.key().path()),
                    "add a number of levels, e.g. `0..10:5` or `law:5`, or take the design `sobol:256`");
      good = good && fits;
    }
    bool side = design_.kind == DesignKind::Zip || design_.kind == DesignKind::List;
    for (const Span& span : spans_)
      if (good && side && span.levels() != spans_.front().levels()) {
        report_.add(Code::UnequalLengths, span.place(), span.key().path(),
                    fmt::format("`{}` has {} values, and `{}` has {}", span.key().path(), span.levels(),
                                spans_.front().key().path(), spans_.front().levels()),
                    "give equally many, or take the design `grid`");
        return false;
      }
    return good;
  }

  std::vector<std::string> paths() const {
    std::vector<std::string> all;
    for (const Span& span : spans_) all.push_back(span.key().path());
    return all;
  }

  void by_levels() {
    std::vector<std::vector<std::string>> choices;
    std::vector<std::int64_t> counts;
    for (const Span& span : spans_) {
      choices.push_back(values_of(span));
      counts.push_back(static_cast<std::int64_t>(choices.back().size()));
    }
    if (!report_.empty()) return;
    bool all = design_.kind == DesignKind::Grid, alone = design_.kind == DesignKind::OneAtATime;
    LevelTable table = all ? grid(counts) : alone ? one_at_a_time(counts) : side_by_side(spans_.size(), counts.front());
    for (std::size_t key = 0; key < spans_.size(); ++key) {
      std::vector<std::string> texts;
      texts.reserve(table[key].size());
      for (std::int32_t level : table[key]) texts.push_back(choices[key][static_cast<std::size_t>(level)]);
      add_axis(spans_[key], std::move(texts));
    }
  }

  /// The levels of a key; one-at-a-time: what the scenario has, then the levels that differ from it.
  std::vector<std::string> values_of(const Span& span) {
    std::vector<std::string> values;
    if (design_.kind == DesignKind::OneAtATime) {
      auto base = span.key().in_base();
      if (!base)
        report_.add(Code::DesignNeedsRanges, span.place(), span.key().path(),
                    fmt::format("the scenario does not say what `{}` is, so it cannot be changed from there",
                                span.key().path()),
                    "write it in the scenario");
      values.push_back(base.value_or(""));
    }
    std::size_t given = values.size();
    for (std::int64_t i = 0; i < span.levels(); ++i) {
      std::string value = span.level(i);
      auto number = span.key().number(value);
      bool is_base = given > 0 && (value == values[0] || (number && number == span.key().number(values[0])));
      if (!is_base) values.push_back(std::move(value));
    }
    return values;
  }

  void by_places() {
    std::uint64_t seed = base_.draw(0).seed;
    Shift shift = design_.scrambled ? Shift::Digital : Shift::None;
    UnitTable table = design_.kind == DesignKind::Random           ? random_points(paths(), design_.size, seed)
                      : design_.kind == DesignKind::LatinHypercube ? latin_hypercube(paths(), design_.size, seed)
                      : design_.kind == DesignKind::Sobol          ? sobol(paths(), design_.size, seed, shift)
                      : design_.kind == DesignKind::Saltelli       ? saltelli(paths(), design_.size, seed, shift)
                                                             : morris(paths(), design_.size, design_.levels, seed);
    for (std::size_t key = 0; key < spans_.size(); ++key) {
      std::vector<std::string> texts;
      texts.reserve(table[key].size());
      for (double u : table[key]) texts.push_back(spans_[key].at(inside(spans_[key], u)));
      add_axis(spans_[key], std::move(texts));
    }
  }

  /// The walks of Morris reach 0 and 1, where a law may have no value.
  double inside(const Span& span, double u) const {
    bool walks = design_.kind == DesignKind::Morris && !span.has_ends();
    return walks ? (u * (design_.levels - 1) + 0.5) / design_.levels : u;
  }

  void add_axis(const Span& span, std::vector<std::string> texts) {
    Axis& axis = points_.axes.emplace_back();
    axis.path = span.key().path();
    axis.unit = span.key().unit();
    points_.count = texts.size();
    std::vector<std::uint32_t> first = first_alike(texts);
    axis.at.resize(texts.size());
    for (std::size_t point = 0; point < texts.size(); ++point) {
      bool is_new = first[point] == point;
      axis.at[point] = is_new ? static_cast<std::int32_t>(axis.values.size()) : axis.at[first[point]];
      if (!is_new) continue;
      if (auto number = span.number(texts[point])) axis.numbers.push_back(*number);
      axis.values.push_back(std::move(texts[point]));
    }
    if (axis.numbers.size() == axis.values.size()) return;
    axis.numbers.clear();
    axis.unit.clear();
  }

  /// For each text the place of the first one like it.
  static std::vector<std::uint32_t> first_alike(const std::vector<std::string>& texts) {
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      int compared = texts[a].compare(texts[b]);
      return compared != 0 ? compared < 0 : a < b;
    });
    std::vector<std::uint32_t> first(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      first[order[i]] = i > 0 && texts[order[i]] == texts[order[i - 1]] ? first[order[i - 1]] : order[i];
    return first;
  }

  /// Those that were made here; what the user listed has been checked when it was read.
  void check_values() {
    for (std::size_t key = 0; key < spans_.size(); ++key) {
      const Span& span = spans_[key];
      if (span.is_listed()) continue;
      const std::vector<std::string>& values = points_.axes[key].values;
      std::size_t checked = std::min<std::size_t>(values.size(), most_checked);
      for (std::size_t i = 0; i < checked; ++i)
        span.key().check(values[i * values.size() / checked], span.place(), report_);
    }
  }

  /// Whether values go together can differ from point to point; if none of some points can be played, none is.
  void check_some_points() {
    std::size_t tried = std::min(points_.count, most_tried_whole);
    std::optional<ScenarioError> first;
    for (std::size_t i = 0; i < tried; ++i) try {
        (void)base_.with(points_.overrides(i * points_.count / tried), 1);
        return;
      } catch (const ScenarioError& error) {
        if (!first) first = error;
      }
    for (const Diagnostic& wrong : first->problems()) {
      Place place = spans_.front().parameter().place;
      for (const Span& span : spans_)
        if (wrong.key == span.key().path()) place = span.place();
      report_.add(find_code(wrong.code)->code, place, wrong.key, wrong.message, wrong.suggestion);
    }
  }

  const Design& design_;
  const ResolvedScenario& base_;
  Report& report_;
  std::vector<Span> spans_;
  Points points_;
};

}  // namespace

Points make_points(const Design& design, const std::vector<Parameter>& parameters, const ResolvedScenario& base,
                   Report& report) {
  return Maker(design, base, report).make(parameters);
}

}  // namespace rivalry
