// Other programs: Slurm's commands.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

struct ProgramAnswer {
  int code = 0;  ///< its exit code; 127 if there is no such program, 128 + N if signal N ended it
  std::string out;
  std::string err;
};

/// Runs a program of the PATH with these words, without a shell, and waits for it; after `seconds` it is killed. Its
/// standard input is empty. Throws WorldError if no process can be made.
ProgramAnswer run_program(const std::vector<std::string>& words, int seconds = 60);

/// A word as a shell reads it.
std::string shell_word(const std::string& text);

}  // namespace rivalry
