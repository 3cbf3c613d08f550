// Files of JSON lines that are only ever added to, each line with a checksum of its own, so that a torn or damaged one
// is recognised and left out.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace rivalry {

class Json;

struct LinesRead {
  int damaged = 0;
  bool torn = false;  ///< the file does not end with a whole line
};

/// Empty if there is no such file. `take` is called for each whole line, and may throw JsonError: then the line
/// counts as damaged. Throws WorldError if the file cannot be read.
LinesRead read_checked_lines(const std::filesystem::path& path, const std::function<void(const Json&)>& take);

/// The line as it is written, with its checksum; without a line break. Text that is not UTF-8 is replaced.
std::string checked_line(Json line);

/// The line as an object without its checksum, or null if it is not whole.
Json parse_checked_line(const std::string& text);

}  // namespace rivalry
