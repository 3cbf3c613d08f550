// THE VERBS: what `rivalry VERB` can do. The one list is in verbs.cpp; a verb is one row of it, one function and one
// file of its own.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace rivalry::cli {

struct Command;

/// A switch, or an option with a value, of one verb alone, e.g. {"resolved", "print the resolved scenario"} for `show
/// --resolved`.
struct Flag {
  std::string_view name;
  std::string_view help;
  std::string_view value = {};  ///< what follows it, e.g. "WHAT"; empty: nothing
};

/// A row: constant data.
struct Verb {
  std::string_view name;
  std::string_view group;                            ///< start, work, look or trust
  std::string_view help;                             ///< one line
  std::string_view usage;                            ///< what follows the verb
  std::array<std::string_view, 6> examples;          ///< empty ones behind the last
  std::array<std::span<const Flag> (*)(), 4> flags;  ///< tables of them, one after another
  int (*function)(const Command&);  ///< returns the exit code; throws the three kinds of error and UsageError
};

std::span<const Verb> verbs();

/// All options that are its own.
std::vector<Flag> flags_of(const Verb& verb);

/// The verb of this name, or nullptr.
const Verb* find_verb(std::string_view name);

int make_new(const Command& command);
int check(const Command& command);
int explain(const Command& command);
int schema(const Command& command);
int run(const Command& command);
int plan(const Command& command);
int sweep(const Command& command);
int status(const Command& command);
int resume(const Command& command);
int work(const Command& command);
int collect(const Command& command);
int list(const Command& command);
int show(const Command& command);
int compare(const Command& command);
int plot(const Command& command);
int sensitivity(const Command& command);
int discover(const Command& command);
int report_verb(const Command& command);
int export_result(const Command& command);
int verify(const Command& command);
int reproduce(const Command& command);
int doctor(const Command& command);

}  // namespace rivalry::cli
