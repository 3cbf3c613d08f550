#include "sim/sweep/sweep_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/folder.hpp"
#include "sim/scenario/tree/text.hpp"
#include "sim/scenario/tree/yaml.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/sweep/analysis/precision.hpp"

namespace rivalry {

namespace {

namespace fs = std::filesystem;

class SweepReader {
 public:
  explicit SweepReader(const std::string& path) : path_(path), folder_(path) {}

  SweepAsk read() {
    auto text = read_text(path_, largest_file_bytes);
    source_ = std::make_shared<const Source>(Source{path_, text.value_or(""), Layer::File});
    if (!text) problem({source_, 0, 1}, "", "the file is larger than 1 MiB", "many points go into a `points` file");
    std::optional<Node> root = text ? parse_yaml(source_, 0, report_) : std::nullopt;
    if (root && root->is_map())
      keys(*root);
    else if (report_.empty())
      problem({source_, 0, 1}, "", "a sweep is a map of keys", "write e.g. `sweep: wechat-growth.yaml`");
    report_.throw_if_any();
    return std::move(ask_);
  }

 private:
  void problem(const Place& place, const std::string& key, std::string message, std::string suggestion,
               Code code = Code::BadSweepFile) {
    report_.add(code, place, key, std::move(message), std::move(suggestion));
  }

  void keys(const Node& root) {
    static const std::vector<std::string> known = {"sweep",      "set",    "design", "points", "parameters",
                                                   "replicates", "chance", "until",  "answer", "expect"};
    for (const Entry& entry : root.entries) {
      const std::string& key = entry.key;
      const Node& value = entry.value;
      if (std::find(known.begin(), known.end(), key) == known.end())
        problem(entry.key_place, key, "unknown key " + in_quotes(key), did_you_mean(key, known), Code::UnknownKey);
      else if (value.kind == Node::Kind::Empty)
        problem(entry.key_place, key, fmt::format("`{}` has no value", key), "write one, or delete the key",
                Code::EmptyValue);
      else if (!value.broken)
        take(key, value);
    }
    if (!root.find("sweep"))
      problem(root.place, "sweep", "key `sweep` is missing", "add e.g. `sweep: wechat-growth.yaml`", Code::MissingKey);
    if (!root.find("parameters") && !root.find("points"))
      problem(root.place, "parameters", "nothing is swept", "add `parameters:` or `points: points.csv`",
              Code::NoPoints);
    if (root.find("parameters") && root.find("points"))
      problem(root.find("points")->key_place, "points", "points come from `parameters` and from a file", "delete one",
              Code::Contradiction);
  }

  void take(const std::string& key, const Node& value) {
    if (key == "sweep") ask_.scenario = file(key, value);
    if (key == "points") ask_.points_file = file(key, value), ask_.design.kind = DesignKind::List;
    if (key == "set") take_set(value);
    if (key == "design") take_design(value);
    if (key == "parameters") take_parameters(value);
    if (key == "replicates") ask_.replicates = static_cast<std::int32_t>(count(key, value, 10'000'000));
    if (key == "chance") take_chance(value);
    if (key == "until") take_until(value);
    if (key == "answer" && is_text(key, value)) ask_.answer = value.text;
    if (key == "expect") ask_.expect = read_sweep_expectations(value, report_);
  }

  bool is_map(const std::string& key, const Node& value, const char* example) {
    if (value.is_map() && !value.entries.empty()) return true;
    problem(value.place, key, "a map of keys is expected here", example, Code::WrongKind);
    return false;
  }

  bool is_text(const std::string& key, const Node& value) {
    if (value.is_scalar() && !value.text.empty()) return true;
    problem(value.place, key, "one value is expected here", "", Code::WrongKind);
    return false;
  }

  /// A file beside this one or below.
  std::string file(const std::string& key, const Node& value) {
    if (!is_text(key, value)) return "";
    auto found = folder_.find(folder_.own(), value.text);
    if (!found) {
      problem(value.place, key, in_quotes(value.text) + " lies outside the sweep's folder", "move it beside the sweep",
              Code::OutsideFolder);
      return "";
    }
    if (!fs::is_regular_file(*found))
      problem(value.place, key, in_quotes(value.text) + " cannot be read", "the path is relative to this file",
              Code::NoSuchFile);
    return (fs::path(path_).parent_path() / value.text).lexically_normal().string();
  }

  std::int64_t count(const std::string& key, const Node& value, std::int64_t most) {
    if (!is_text(key, value)) return 1;
    Quantity quantity;
    if (auto wrong = read_quantity(value.text, Measure::Count, quantity))
      problem(value.place, key, wrong->message, wrong->suggestion, wrong->code);
    else if (quantity.value < 1 || quantity.value > static_cast<double>(most))
      problem(value.place, key, in_quotes(value.text) + " is out of range", fmt::format("write 1 to {}", most),
              Code::OutOfRange);
    else
      return static_cast<std::int64_t>(quantity.value);
    return 1;
  }

  void take_set(const Node& value) {
    if (!is_map("set", value, "write e.g. `set: {seed: 7}`")) return;
    for (const Entry& entry : value.entries) ask_.overrides.push_back({entry.key, write_value(entry.value)});
  }

  /// `sobol:256`, or {sobol: 256}, {morris: 20, levels: 8}, {sobol: 256, scrambled: off}.
  void take_design(const Node& value) {
    std::string text = value.text;
    if (value.is_map() && !value.entries.empty()) {
      text = value.entries[0].key + ":" + value.entries[0].value.text;
      for (std::size_t i = 1; i < value.entries.size(); ++i) {
        const Entry& more = value.entries[i];
        bool plain = more.key == "scrambled" && more.value.is_off();
        if (!plain && more.key != "levels")
          problem(more.key_place, "design", in_quotes(more.key) + " makes no sense here",
                  "write `levels: 8` for morris, or `scrambled: off` for sobol", Code::BadDesign);
        text += plain ? ":unscrambled" : ":" + more.value.text;
      }
    }
    try {
      ask_.design = parse_design(text);
    } catch (const std::invalid_argument& error) {
      problem(value.place, "design", error.what(), "", Code::BadDesign);
    }
  }

  void take_parameters(const Node& value) {
    if (!is_map("parameters", value, "write e.g. `platforms.weibo.reach: 20..40 %:5`")) return;
    for (const Entry& entry : value.entries) {
      Parameter parameter = parameter_of_entry(entry);
      if (varies(parameter) || parameter.places.size() > 1)
        ask_.parameters.push_back(std::move(parameter));
      else
        ask_.overrides.push_back({entry.key, parameter.values});
    }
    if (ask_.parameters.empty())
      problem(value.place, "parameters", "every key here has one value, so nothing is swept",
              "give one of them several, e.g. `[1, 2]` or `0..10:5`", Code::NoPoints);
  }

  Parameter parameter_of_entry(const Entry& entry) {
    const Node& value = entry.value;
    Parameter parameter{entry.key, "", entry.key_place, std::string::npos, {}};
    if (value.is_scalar()) {
      parameter.values = value.text;
      bool verbatim = source_->text.compare(value.place.offset, value.text.size(), value.text) == 0;
      if (verbatim) parameter.values_offset = value.place.offset;
    }
    for (const Node& item : value.items) {
      parameter.values += (parameter.values.empty() ? "" : ", ") + item_text(item);
      parameter.places.push_back(item.place);
    }
    if (value.is_map()) parameter.values = write_value(value);
    return parameter;
  }

  /// As it stands between commas.
  static std::string item_text(const Node& item) {
    Node list;
    list.kind = Node::Kind::List;
    list.items.push_back(item);
    std::string text = write_value(list);
    return text.substr(1, text.size() - 2);
  }

  void take_chance(const Node& value) {
    if (!is_text("chance", value)) return;
    if (value.text != "common" && value.text != "own")
      problem(value.place, "chance", in_quotes(value.text) + " is neither `common` nor `own`",
              "write `common` so that replicate r meets the same chance at all points, else `own`", Code::UnknownWord);
    ask_.chance = value.text == "own" ? Chance::Own : Chance::Common;
  }

  /// {of: vancl.survival, within: 2 %, at_most: 5000}
  void take_until(const Node& value) {
    if (!is_map("until", value, "write e.g. `until: {of: vancl.survival, within: 5 %, at_most: 5000}`")) return;
    const Node *of = nullptr, *within = nullptr;
    std::int32_t at_most = Precision{}.at_most;
    for (const Entry& entry : value.entries) {
      if (entry.key == "of")
        of = &entry.value;
      else if (entry.key == "within")
        within = &entry.value;
      else if (entry.key == "at_most")
        at_most = static_cast<std::int32_t>(count("until.at_most", entry.value, 10'000'000));
      else
        problem(entry.key_place, "until", "unknown key " + in_quotes(entry.key),
                did_you_mean(entry.key, {"of", "within", "at_most"}), Code::UnknownKey);
    }
    if (!of || !within)
      return problem(value.place, "until", "until what is known how well?", "write `of: OUTPUT` and `within: 5 %`",
                     Code::MissingKey);
    if (is_text("until.of", *of) && is_text("until.within", *within)) try {
        ask_.until = read_precision(of->text + " +-" + within->text, at_most);
      } catch (const std::invalid_argument& error) {
        problem(within->place, "until.within", error.what(), "", Code::NotANumber);
      }
  }

  std::string path_;
  Folder folder_;
  std::shared_ptr<const Source> source_;
  Report report_;
  SweepAsk ask_;
};

std::string parameter_line(const Parameter& parameter) {
  std::string values = parameter.values;
  bool by_law = values.find_first_not_of(' ') == std::string::npos;
  return fmt::format("  {}: {}\n", parameter.path, by_law ? "law" : write_scalar(values, false));
}

}  // namespace

bool is_sweep_file(const std::string& path) {
  auto text = read_text(path, largest_file_bytes);
  if (!text) return false;
  for (std::size_t begin = 0; begin < text->size();) {
    std::size_t end = std::min(text->find('\n', begin), text->size());
    std::string_view line = std::string_view(*text).substr(begin, end - begin);
    begin = end + 1;
    bool is_blank = line.find_first_not_of(" \r") == std::string_view::npos;
    if (!is_blank && !line.starts_with('#') && !line.starts_with("---")) return line.starts_with("sweep:");
  }
  return false;
}

SweepAsk read_sweep_file(const std::string& path) { return SweepReader(path).read(); }

std::string write_sweep_file(const SweepAsk& ask) {
  std::string text = "sweep: resolved.yaml\n";
  if (ask.design.kind == DesignKind::List)
    text += "points: points.csv\n";
  else
    text += fmt::format("design: {}\n", to_string(ask.design));
  if (ask.chance == Chance::Own) text += "chance: own\n";
  if (ask.replicates) text += fmt::format("replicates: {}\n", *ask.replicates);
  if (ask.until)
    text += fmt::format("until: {{of: {}, within: {}, at_most: {}}}\n", write_scalar(ask.until->of, true),
                        write_scalar(width_text(*ask.until), true), ask.until->at_most);
  if (!ask.answer.empty()) text += fmt::format("answer: {}\n", write_scalar(ask.answer, false));
  if (ask.design.kind == DesignKind::List) return text;
  text += "parameters:\n";
  for (const Parameter& parameter : ask.parameters) text += parameter_line(parameter);
  return text;
}

}  // namespace rivalry
