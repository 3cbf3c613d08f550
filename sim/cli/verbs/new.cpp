// rivalry new: a scenario to begin with.
#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "rivalry/errors.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/scenario/tree/templates.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry::cli {

namespace {

std::string list_of_templates() {
  std::string text;
  for (const Template& row : templates()) text += fmt::format("  {:<16} {}\n", row.name, row.what);
  return text;
}

const Template& find(const std::string& name) {
  std::vector<std::string> names;
  for (const Template& row : templates()) {
    if (row.name == name) return row;
    names.emplace_back(row.name);
  }
  std::string hint = did_you_mean(name, names);
  throw UsageError(fmt::format("there is no template {}; {}", name, hint));
}

/// Creates the file; one that exists is left alone.
void write_new(const std::string& path, std::string_view text) {
  int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0)
    throw WorldError(
        ExitCode::CannotCreate, path,
        errno == EEXIST ? "is there already; nothing was written"
                        : fmt::format("cannot be created: {}", std::strerror(errno)),
        errno == EEXIST ? "choose another name, or delete it first" : "check the folder and its permissions");
  while (!text.empty()) {
    ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      std::string why = std::strerror(errno);
      close(file);
      unlink(path.c_str());
      throw WorldError(ExitCode::InputOutput, path, "cannot be written: " + why, "check the space on the disk");
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  close(file);
}

}  // namespace

int make_new(const Command& command) {
  if (command.words.empty() || command.words.size() > 2)
    throw UsageError("new takes a TEMPLATE, and a FILE to write it to:\n" + list_of_templates());
  const Template& chosen = find(command.words[0]);
  if (command.words.size() == 1) return print(std::string(chosen.text)), 0;
  write_new(command.words[1], chosen.text);
  Talk talk(command);
  talk.line("wrote", command.words[1]);
  talk.line("next", "rivalry check " + command.words[1]);
  return 0;
}

}  // namespace rivalry::cli
