// The three kinds of error, and the exit codes that the command line makes of them.
//
//   ScenarioError   the user's: the scenario file or the command line is wrong. Carries every problem found.
//   WorldError      the world's: a file, a disk, a lock, the memory. Names the path and what to do.
//   InvariantError  ours: something that can never happen did. Names what was violated.
//
// Thread-safety: all are plain values; throw and catch them anywhere.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace rivalry {

/// What the process returns; DESIGN of the command line, section "exit codes".
enum class ExitCode : int {
  Done = 0,
  No = 1,            ///< done, but the answer is no (differences, failed replicates)
  Usage = 64,        ///< the command line is wrong
  BadScenario = 65,  ///< the scenario is wrong
  Bug = 70,          ///< ours
  OutOfMemory = 71,
  CannotCreate = 73,  ///< an output cannot be created
  InputOutput = 74,   ///< reading or writing failed on the way
  TryAgain = 75,      ///< interrupted or locked: `resume` will work
  Interrupted = 130,  ///< Ctrl-C
};

/// A place in a text. `line` and `column` count from 1, columns in characters; 0 means "no place".
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;  ///< characters to underline
};

/// One problem, ready to be shown: what is wrong and why, where, and what to write instead.
struct Diagnostic {
  std::string code;        ///< stable, e.g. "E112"; `rivalry explain E112` tells more
  std::string message;     ///< what is wrong, and why
  std::string suggestion;  ///< what to write instead; may be empty
  std::string key;         ///< the key path, e.g. "platforms.weibo.join.external"
  Position at;
  std::string source_line;  ///< the text of the line, for the caret
};

class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Diagnostic> problems);
  explicit ScenarioError(Diagnostic problem) : ScenarioError(std::vector{std::move(problem)}) {}
  const std::vector<Diagnostic>& problems() const { return problems_; }

 private:
  std::vector<Diagnostic> problems_;
};

class WorldError : public std::runtime_error {
 public:
  WorldError(ExitCode code, std::string path, const std::string& problem, std::string suggestion = "");
  WorldError(const WorldError&);
  ~WorldError() override;
  ExitCode code() const { return code_; }
  const std::string& path() const { return path_; }
  const std::string& suggestion() const { return suggestion_; }

 private:
  ExitCode code_;
  std::string path_;
  std::string suggestion_;
};

class InvariantError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
  InvariantError(const InvariantError&);
  ~InvariantError() override;
};

/// Throws InvariantError: "expected: what".
[[noreturn]] void violated(const char* kind, const char* what);

/// Preconditions and postconditions. They stay on in every build: a wrong number is worse than a stop.
inline void expects(bool holds, const char* what) {
  if (!holds) violated("expected", what);
}
inline void ensures(bool holds, const char* what) {
  if (!holds) violated("ensured", what);
}

}  // namespace rivalry
