// Talking to people (standard error) and handing data to programs (standard output).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/cli/arguments.hpp"

namespace rivalry::cli {

/// Opens /dev/null for standard streams that are closed, so that no file of ours takes their place.
void open_standard_streams();

bool color_wanted(ColorChoice choice);

/// True if the locale says that the terminal shows UTF-8.
bool shows_utf8();

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

/// 1234567 -> "1,234,567".
std::string grouped(std::int64_t number);

/// "1 platform", "2 platforms".
std::string count_of(std::int64_t number, const std::string& singular);

/// 212 MB, 1.4 GB.
std::string bytes_text(std::uint64_t bytes);

/// 0:00:21.
std::string clock_text(double seconds);

/// A number for people: "313 million", "46.2 %" if the unit is 1 and it is a share, else up to four digits.
std::string quantity_text(double value, const std::string& unit);

}  // namespace rivalry::cli
