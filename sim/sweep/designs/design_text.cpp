// Designs as text.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "sim/scenario/values/suggest.hpp"
#include "sim/sweep/designs/design.hpp"

namespace rivalry {

namespace {

struct Name {
  DesignKind kind;
  const char* text;
  const char* size;  ///< what its number counts; nullptr: it has none
};

constexpr Name names[] = {
    {DesignKind::Grid, "grid", nullptr},       {DesignKind::Zip, "zip", nullptr},
    {DesignKind::List, "list", nullptr},       {DesignKind::OneAtATime, "one-at-a-time", nullptr},
    {DesignKind::Random, "random", "points"},  {DesignKind::LatinHypercube, "latin-hypercube", "points"},
    {DesignKind::Sobol, "sobol", "points"},    {DesignKind::Morris, "morris", "walks"},
    {DesignKind::Saltelli, "saltelli", "rows"}};

const Name& name_of_kind(DesignKind kind) {
  return *std::find_if(std::begin(names), std::end(names), [&](const Name& name) { return name.kind == kind; });
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = std::min(text.find(':', begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

std::int64_t size_of(const std::string& text, const std::string& whole, std::int64_t least, std::int64_t most) {
  std::int64_t size = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error == std::errc() && end == text.data() + text.size() && size >= least && size <= most) return size;
  throw std::invalid_argument(
      fmt::format("design `{}`: `{}` is not a whole number from {} to {}", whole, text, least, most));
}

bool is_sobol(DesignKind kind) { return kind == DesignKind::Sobol || kind == DesignKind::Saltelli; }

const Name& find_name(const std::string& kind, const std::string& whole) {
  std::vector<std::string> known;
  std::string spelt = kind;
  std::replace(spelt.begin(), spelt.end(), '_', '-');
  for (const Name& name : names) {
    if (spelt == name.text) return name;
    known.emplace_back(name.text);
  }
  std::string near = nearest(spelt, known);
  throw std::invalid_argument(fmt::format("there is no design `{}`; {}", whole,
                                          near.empty() ? "choose " + one_of(known) : "did you mean `" + near + "`?"));
}

}  // namespace

Design parse_design(std::string_view text) {
  std::string whole(text);
  std::vector<std::string> parts = parts_of(text);
  const Name& name = find_name(parts[0], whole);
  Design design;
  design.kind = name.kind;
  if (!name.size && parts.size() > 1)
    throw std::invalid_argument(
        fmt::format("design `{}`: {} takes no number; its points come from the values", whole, name.text));
  if (!name.size) return design;
  if (parts.size() < 2)
    throw std::invalid_argument(
        fmt::format("design `{}`: how many {}? Write e.g. `{}:256`", whole, name.size, name.text));
  design.size = size_of(parts[1], whole, 1, most_points);
  bool has_third = parts.size() == 3;
  if (has_third && is_sobol(name.kind) && parts[2] == "unscrambled") {
    design.scrambled = false;
  } else if (has_third && name.kind == DesignKind::Morris) {
    design.levels = static_cast<int>(size_of(parts[2], whole, 2, 1000));
    if (design.levels % 2 == 1)
      throw std::invalid_argument(fmt::format("design `{}`: a walk needs an even number of levels", whole));
  } else if (parts.size() > 2) {
    throw std::invalid_argument(fmt::format("design `{}`: `{}` makes no sense here", whole, parts[2]));
  }
  return design;
}

std::string to_string(const Design& design) {
  const Name& name = name_of_kind(design.kind);
  std::string text = name.text;
  if (name.size) text += fmt::format(":{}", design.size);
  if (is_sobol(design.kind) && !design.scrambled) text += ":unscrambled";
  if (design.kind == DesignKind::Morris && design.levels != Design{}.levels) text += fmt::format(":{}", design.levels);
  return text;
}

std::string advice(const Design& design) {
  bool is_power = (design.size & (design.size - 1)) == 0;
  if (!is_sobol(design.kind) || is_power) return "";
  std::int64_t power = 1;
  while (power * 2 < design.size) power *= 2;
  return fmt::format("{} is not a power of two: {} or {} would cover the space evenly", design.size, power, 2 * power);
}

}  // namespace rivalry
