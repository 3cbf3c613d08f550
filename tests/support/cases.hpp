// Files of cases: many inputs, each beside what is said of it, in one file that is read from top to bottom.
//
//     What this chapter is about, in a sentence or two.
//
//     === case NAME
//     ...the input, which the tests find as NAME.yaml
//     === beside FILE
//     ...a file that the input names; most cases have none
//     === says
//     ...what is said of it
//
// tests/support/cases.py reads the same.
#pragma once

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace rivalry::test {

struct Case {
  std::string name;
  std::string input;
  std::map<std::string, std::string> beside;  ///< by file name
  std::string says;
};

/// One file of cases; `head` is what stands above the first.
struct CaseFile {
  std::filesystem::path path;
  std::string head;
  std::vector<Case> cases;
};

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + " cannot be read");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void put(const std::filesystem::path& path, const std::string& text) {
  if (!(std::ofstream(path, std::ios::binary) << text)) throw std::runtime_error(path.string() + " cannot be written");
}

/// The text that the line `=== WHAT NAME` begins, or an error that says where the line is.
inline std::string& begin_part(CaseFile& file, const std::string& what, const std::string& name, int line) {
  auto refuse = [&](const char* why) {
    return std::runtime_error(fmt::format("{}:{}: {}", file.path.string(), line, why));
  };
  if (what == "case" && !name.empty()) return file.cases.emplace_back(Case{name, {}, {}, {}}).input;
  if (file.cases.empty()) throw refuse("the first part of a case is `=== case NAME`");
  if (what == "beside" && !name.empty()) return file.cases.back().beside[name];
  if (what == "says" && name.empty()) return file.cases.back().says;
  throw refuse("write `=== case NAME`, `=== beside FILE` or `=== says`");
}

inline CaseFile read_cases(const std::filesystem::path& path) {
  CaseFile file{path, {}, {}};
  std::istringstream lines(contents(path));
  std::string text, line;
  std::string* part = &file.head;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::string mark, what, name;
    if (line.starts_with("=== ") && words >> mark >> what) {
      words >> name;
      part = &begin_part(file, what, name, number);
    } else {
      *part += line + '\n';
    }
  }
  // The empty line before the next case belongs to neither.
  for (Case& each : file.cases)
    while (each.says.ends_with("\n\n")) each.says.pop_back();
  return file;
}

inline std::string write_cases(const CaseFile& file) {
  std::string text = file.head;
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    const Case& each = file.cases[i];
    text += fmt::format("{}=== case {}\n{}", i ? "\n" : "", each.name, each.input);
    for (const auto& [name, content] : each.beside) text += fmt::format("=== beside {}\n{}", name, content);
    text += fmt::format("=== says\n{}", each.says);
  }
  return text;
}

/// Every file of cases in a folder, in the order of their names. No two cases of a folder have one name.
inline std::vector<CaseFile> all_cases(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".cases") paths.insert(entry.path());
  std::vector<CaseFile> files;
  std::set<std::string> names;
  for (const std::filesystem::path& path : paths) {
    files.push_back(read_cases(path));
    for (const Case& each : files.back().cases)
      if (!names.insert(each.name).second)
        throw std::runtime_error(fmt::format("{}: there are two cases {}", path.string(), each.name));
  }
  return files;
}

/// A folder that lives as long as the test.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / fmt::format("rivalry-{}-{}", getpid(), name)) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

  /// Writes a case's files; returns where its input is.
  std::filesystem::path put(const Case& each) const {
    for (const auto& [name, content] : each.beside) test::put(path_ / name, content);
    test::put(path_ / (each.name + ".yaml"), each.input);
    return path_ / (each.name + ".yaml");
  }

 private:
  std::filesystem::path path_;
};

/// Calls `say(case)` for each and gives it to `check(case, said)`; with RIVALRY_UPDATE=1 writes anew what is said.
template <typename Say, typename Check>
void check_cases(const std::filesystem::path& folder, Say say, Check check) {
  bool update = std::getenv("RIVALRY_UPDATE") != nullptr;
  for (CaseFile& file : all_cases(folder)) {
    for (Case& each : file.cases) {
      std::string said = say(each);
      if (update) each.says = said;
      check(each, said);
    }
    if (update) put(file.path, write_cases(file));
  }
}

}  // namespace rivalry::test
