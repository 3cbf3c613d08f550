#include "sim/scenario/values/names.hpp"

#include <algorithm>
#include <array>

#include "sim/core/utf8.hpp"

namespace rivalry {

namespace {
constexpr std::size_t longest_name = 64;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string tidied(std::string_view text, char joint, std::string_view otherwise) {
  std::string name;
  for (char c : text.substr(0, longest_name)) {
    char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    bool good = is_lower(lower) || (is_digit(lower) && !(name.empty() && joint == '_'));
    if (good)
      name += lower;
    else if (!name.empty() && name.back() != joint)
      name += joint;
  }
  while (!name.empty() && name.back() == joint) name.pop_back();
  return name.empty() ? std::string(otherwise) : name;
}
}  // namespace

bool is_thing_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && is_lower(text[0]) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_reserved(std::string_view text) {
  constexpr std::array<std::string_view, 17> words = {"on",     "off",   "uniform", "normal", "lognormal", "triangular",
                                                      "choice", "draws", "jointly", "all",    "none",      "true",
                                                      "false",  "null",  "yes",     "no",     "default"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && text[0] != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

std::string slug_of(std::string_view text) { return tidied(text, '-', "my-scenario"); }
std::string thing_name_of(std::string_view text) { return tidied(text, '_', "a_name"); }

}  // namespace rivalry
