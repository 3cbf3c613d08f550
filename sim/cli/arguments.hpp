// From the words of the command line to a Command. arguments.cpp is the only file that includes Boost.Program_options.
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry::cli {

struct Verb;

/// The command line is wrong: exit code 64.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  UsageError(const UsageError&);
  ~UsageError() override;
};

enum class ProgressStyle { Auto, Bar, Lines, Json, None };
enum class ColorChoice { Auto, Always, Never };

/// `rivalry VERB words... key=value... --options`, parsed.
struct Command {
  const Verb* verb = nullptr;                 ///< null for `rivalry --help` and `rivalry --version`
  std::vector<std::string> words;             ///< FILE, RUN, ...: what is neither key=value nor an option
  std::vector<Override> overrides;            ///< key=value in order; --seed and --replicates come last
  std::set<std::string> flags;                ///< the verb's own switches and options that were given
  std::map<std::string, std::string> values;  ///< ... with the values of those that take one
  std::string output;                         ///< -o; empty if not given
  int threads = 1;                            ///< -j; by default the CPUs that this process may use
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
  bool help = false;
  bool version = false;
  ProgressStyle progress = ProgressStyle::Auto;
  ColorChoice color = ColorChoice::Auto;
  std::string line;  ///< as typed, for the record

  bool has(const std::string& flag) const { return flags.contains(flag); }
};

/// Parses what follows the program's name. Throws UsageError with what to write instead.
Command parse(const std::vector<std::string>& arguments);

/// The options as --help shows them: the common ones, then the verb's own if there is a verb.
std::string options_help(const Verb* verb);

}  // namespace rivalry::cli
