#include "sim/report/page.hpp"

#include <fmt/core.h>

#include <map>

#include "rivalry/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/report/parts.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry::report {

namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (char c : text) switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  return safe;
}

/// JSON that can stand in a script: nothing in it ends the element or begins a comment. Invalid UTF-8 is replaced.
std::string inlined(const Json& contents) {
  std::string safe;
  for (char c : contents.dump()) c == '<' ? safe += "\\u003c" : safe += c;
  return safe;
}

/// Code cannot be escaped: it must not need it.
std::string_view as_code(std::string_view code) {
  for (const char* end : {"</script", "</style", "<!--"})
    ensures(code.find(end) == std::string_view::npos, "a part of the page would end its element");
  return code;
}

std::string policy() {
  return fmt::format("default-src 'none'; script-src '{}' '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
                     policy_hash(page_bundle()), policy_hash(page_script()), policy_hash(page_style()));
}

/// The template with what belongs in its places: {{name}}. One pass, so that what is put in is not looked at again.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& values) {
  std::string result;
  for (std::size_t open; (open = text.find("{{")) != std::string_view::npos;) {
    std::size_t close = text.find("}}", open);
    result += text.substr(0, open);
    result += values.at(text.substr(open + 2, close - open - 2));
    text.remove_prefix(close + 2);
  }
  return result += text;
}

}  // namespace

std::string policy_hash(std::string_view text) { return "sha256-" + sha256_base64(text); }

std::string page_of(const Json& contents) {
  return filled(page_template(),
                {{"policy", policy()},
                 {"generator", fmt::format("Rivalry {}", model_version())},
                 {"title", escaped(contents.at("name").text() + ": " + contents.at("question").text())},
                 {"style", std::string(as_code(page_style()))},
                 {"contents", inlined(contents)},
                 {"licences", std::string(as_code(page_licences()))},
                 {"bundle", std::string(as_code(page_bundle()))},
                 {"script", std::string(as_code(page_script()))}});
}

}  // namespace rivalry::report
