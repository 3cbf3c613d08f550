#include "sim/scenario/tree/load.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/folder.hpp"
#include "sim/scenario/tree/yaml.hpp"

namespace rivalry {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_chain = 8;
constexpr std::size_t longest_edge_file = 50000;

/// One file that has been read.
struct File {
  fs::path path;  ///< canonical
  std::shared_ptr<const Source> source;
  std::optional<Node> root;
};

class Loader {
 public:
  Loader(const std::string& path, Report& report) : report_(report), folder_(path), shown_(path) {}

  Merged load(const std::vector<Override>& overrides) {
    std::vector<File> chain = read_chain();
    Merged merged;
    for (auto file = chain.rbegin(); file != chain.rend(); ++file)
      if (file->root) lay_over(merged, *file->root, report_);
    for (const Override& change : overrides)
      if (auto tree = tree_of(change, report_)) lay_over(merged, *tree, report_);
    std::erase_if(merged.root.entries, [](const Entry& entry) { return entry.key == "extends"; });
    forget_sources_of_what_is_off(merged);
    inline_edges(merged, chain);
    return merged;
  }

 private:
  /// The file, its base, the base's base, ...
  std::vector<File> read_chain() {
    std::vector<File> chain;
    chain.push_back(read(shown_, fs::weakly_canonical(shown_), Layer::File));
    while (const Entry* extends = chain.back().root ? chain.back().root->find("extends") : nullptr) {
      auto base = base_of(chain, extends->value);
      if (!base) break;
      chain.push_back(std::move(*base));
    }
    return chain;
  }

  File read(const std::string& shown, const fs::path& path, Layer layer) {
    auto text = read_text(path, largest_file_bytes);
    File file{path, std::make_shared<const Source>(Source{shown, text.value_or(""), layer}), std::nullopt};
    std::size_t before = report_.size();
    Place start{file.source, 0, 1};
    if (!text) {
      report_.add(Code::TooLarge, start, "", "the file is larger than 1 MiB", "a scenario needs a few kilobytes");
      return file;
    }
    file.root = parse_yaml(file.source, 0, report_);
    if (file.root && file.root->is_map()) return file;
    if (report_.size() == before) {
      bool empty = !file.root || file.root->kind == Node::Kind::Empty;
      report_.add(empty ? Code::EmptyFile : Code::WrongKind, start, "",
                  empty ? "the file holds no scenario" : "a scenario is a map of keys",
                  "`rivalry new minimal` prints one to begin with");
    }
    file.root.reset();
    return file;
  }

  std::optional<File> base_of(const std::vector<File>& chain, const Node& written) {
    auto problem = [&](Code code, std::string message, std::string suggestion = "") {
      report_.add(code, written.place, "extends", std::move(message), std::move(suggestion));
      return std::nullopt;
    };
    if (!written.is_scalar() || written.text.empty())
      return problem(Code::WrongKind, "the path of a file is expected here");
    auto path = folder_.find(chain.back().path.parent_path(), written.text);
    if (!path)
      return problem(Code::OutsideFolder, in_quotes(written.text) + " lies outside the scenario's folder",
                     "move the base below the scenario's folder, or both below a folder `scenarios`");
    bool known = std::any_of(chain.begin(), chain.end(), [&](const File& file) { return file.path == *path; });
    if (known)
      return problem(Code::ExtendsCycle, in_quotes(written.text) + " has been read already", "delete this `extends`");
    if (chain.size() >= longest_chain) return problem(Code::ChainTooLong, "more than 8 files extend one another");
    std::string shown = (fs::path(chain.back().source->name).parent_path() / written.text).lexically_normal().string();
    try {
      return read(shown, *path, Layer::Base);
    } catch (const WorldError&) {
      return problem(Code::NoSuchFile, in_quotes(written.text) + " cannot be read",
                     "the path is relative to this file");
    }
  }

  /// `file: edges.txt` -> `edges: 0-1 0-2 ...`, so that the resolved scenario stands alone.
  void inline_edges(Merged& merged, const std::vector<File>& chain) {
    Entry* population = merged.root.find("population");
    Entry* network = population ? population->value.find("network") : nullptr;
    Entry* file = network ? network->value.find("file") : nullptr;
    if (!file || !file->value.is_scalar()) return;
    const std::string key = "population.network.file";
    if (network->value.find("edges")) {
      report_.add(Code::Contradiction, file->key_place, key, "the ties are given here and in a file", "delete one");
      return;
    }
    fs::path from = folder_.own();
    for (const File& layer : chain)
      if (layer.source == file->value.place.source) from = layer.path.parent_path();
    auto path = folder_.find(from, file->value.text);
    if (!path) {
      report_.add(Code::OutsideFolder, file->value.place, key,
                  in_quotes(file->value.text) + " lies outside the scenario's folder", "move it beside the scenario");
      return;
    }
    try {
      auto text = read_text(*path, largest_file_bytes);
      if (auto edges = text ? pairs_of(*text, file->value) : std::nullopt) {
        file->value.text = *edges;
        file->key = "edges";
      } else if (!text) {
        report_.add(Code::BadEdges, file->value.place, key, "the file is larger than 1 MiB",
                    "at most 50,000 pairs are read");
      }
    } catch (const WorldError&) {
      report_.add(Code::NoSuchFile, file->value.place, key, in_quotes(file->value.text) + " cannot be read",
                  "the path is relative to this file");
    }
  }

  /// Lines of two numbers, `#` comments and empty lines -> "a-b c-d".
  std::optional<std::string> pairs_of(const std::string& text, const Node& named) {
    std::string pairs;
    std::size_t count = 0, number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string line = text.substr(begin, std::min(text.find('#', begin), end) - begin);
      begin = end + 1, ++number;
      std::replace_if(
          line.begin(), line.end(), [](char c) { return c == '\t' || c == '\r' || c == ','; }, ' ');
      std::size_t first = line.find_first_not_of(' ');
      if (first == std::string::npos) continue;
      std::size_t gap = line.find(' ', first), second = line.find_first_not_of(' ', gap);
      std::size_t last = line.find_last_not_of(' ');
      bool two = gap != std::string::npos && second != std::string::npos && line.find(' ', second) > last;
      bool digits = line.find_first_not_of("0123456789 ") == std::string::npos;
      if (!two || !digits || gap - first > 10 || last + 1 - second > 10 || ++count > longest_edge_file) {
        report_.add(Code::BadEdges, named.place, "population.network.file",
                    count > longest_edge_file
                        ? "the file has more than 50,000 pairs"
                        : fmt::format("line {} of the file is not a pair of agent numbers", number),
                    "write two numbers a line, e.g. `0 17`");
        return std::nullopt;
      }
      pairs += fmt::format("{}{}-{}", pairs.empty() ? "" : " ", line.substr(first, gap - first),
                           line.substr(second, last + 1 - second));
    }
    return pairs;
  }

  Report& report_;
  Folder folder_;
  std::string shown_;
};

}  // namespace

Merged load_layers(const std::string& path, const std::vector<Override>& overrides, Report& report) {
  return Loader(path, report).load(overrides);
}

}  // namespace rivalry
