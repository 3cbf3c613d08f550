#include "sim/results/store/checked_lines.hpp"

#include <sstream>

#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry {

using nlohmann::json;

namespace {

std::string dumped(const json& line) { return line.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string check_of(const json& line) { return sha256(dumped(line)).substr(0, 16); }

}  // namespace

std::string checked_line(json line) {
  line["check"] = check_of(line);
  return dumped(line);
}

json parse_checked_line(const std::string& text) {
  json line = json::parse(text, nullptr, false);
  if (!line.is_object() || !line.contains("check")) return nullptr;
  json check = line["check"];
  line.erase("check");
  return check == check_of(line) ? line : json();
}

LinesRead read_checked_lines(const std::filesystem::path& path, const std::function<void(const json&)>& take) {
  LinesRead read;
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return read;
  std::string text = read_text(path);
  read.torn = !text.empty() && text.back() != '\n';
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    json parsed = parse_checked_line(line);
    try {
      if (!parsed.is_null()) take(parsed);
    } catch (const json::exception&) {
      parsed = nullptr;
    }
    if (parsed.is_null()) ++read.damaged;
  }
  if (read.torn && read.damaged > 0) --read.damaged;
  return read;
}

}  // namespace rivalry
