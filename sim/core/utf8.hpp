// UTF-8, just enough to refuse what is not and to count characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rivalry {

/// The code point that begins at text[at], and its length in bytes. length 0: not valid UTF-8 there (overlong forms,
/// surrogates and numbers above U+10FFFF are not valid).
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;
};
CodePoint code_point(std::string_view text, std::size_t at);

/// Characters of valid UTF-8 text; each byte that is not valid counts as one.
std::size_t count_characters(std::string_view text);

/// One of the ten of ASCII, whatever the locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Not for showing: C0 and C1 controls other than line feed, byte-order marks, line separators and the characters that
/// turn the direction of writing round (they make a terminal show something else than what is there).
bool is_control(std::uint32_t code_point);

}  // namespace rivalry
