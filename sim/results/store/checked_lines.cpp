#include "sim/results/store/checked_lines.hpp"

#include <sstream>

#include "sim/core/json.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry {

namespace {

std::string dumped(const Json& line) { return line.dump_sorted(); }

std::string check_of(const Json& line) { return sha256(dumped(line)).substr(0, 16); }

}  // namespace

std::string checked_line(Json line) {
  line["check"] = check_of(line);
  return dumped(line);
}

Json parse_checked_line(const std::string& text) {
  std::optional<Json> line = Json::parse_if_whole(text);
  if (!line || !line->contains("check")) return nullptr;
  Json check = line->at("check");
  line->erase("check");
  return check == check_of(*line) ? *line : Json();
}

LinesRead read_checked_lines(const std::filesystem::path& path, const std::function<void(const Json&)>& take) {
  LinesRead read;
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return read;
  std::string text = read_text(path);
  read.torn = !text.empty() && text.back() != '\n';
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    Json parsed = parse_checked_line(line);
    try {
      if (!parsed.is_null()) take(parsed);
    } catch (const JsonError&) {
      parsed = nullptr;
    }
    if (parsed.is_null()) ++read.damaged;
  }
  if (read.torn && read.damaged > 0) --read.damaged;
  return read;
}

}  // namespace rivalry
