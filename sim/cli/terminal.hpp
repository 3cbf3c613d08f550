// Talking to people (standard error) and handing data to programs (standard output).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/cli/arguments.hpp"

namespace rivalry::cli {

struct Command;

/// Opens /dev/null for standard streams that are closed, so that no file of ours takes their place.
void open_standard_streams();

bool color_wanted(ColorChoice choice);

/// True if the locale says that the terminal shows UTF-8.
bool shows_utf8();

/// Columns of the terminal that standard output goes to; 100 if it goes to none, or it does not say.
int columns_of_terminal();

/// The talk of a verb: lines "label    text". Silent if --quiet.
class Talk {
 public:
  explicit Talk(const Command& command);
  void line(std::string_view label, const std::string& text) const;
  bool is_quiet() const { return quiet_; }

 private:
  bool quiet_;
  bool color_;
};

/// A text for people, on standard error.
void say(const std::string& text);

/// Data, on standard output. Throws WorldError(InputOutput) if they cannot be written (but not if nobody reads).
void print(const std::string& text);

/// 212 MB, 1.4 GB.
std::string bytes_text(std::uint64_t bytes);

/// 0:00:21.
std::string clock_text(double seconds);

}  // namespace rivalry::cli
