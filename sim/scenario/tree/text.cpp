#include "sim/scenario/tree/text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/money_keys.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

bool is_plain(std::string_view text, bool in_brackets) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (text == "~" || text == "null" || text == "Null" || text == "NULL" || text == "<<") return false;
  if (text.substr(0, 3) == "---" || text.substr(0, 3) == "...") return false;
  constexpr std::string_view indicators = "?:,[]{}#&*!|>'\"%@`";
  if (indicators.find(text.front()) != std::string_view::npos) return false;
  if (text.front() == '-' && (text.size() == 1 || text[1] == ' ')) return false;
  if (text.find('\n') != std::string_view::npos || text.find('\t') != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  // Runs of spaces are folded on a plain line only at its ends; brackets and commas end a value inside brackets.
  return !in_brackets || text.find_first_of(",[]{}:") == std::string_view::npos;
}

std::string write_quoted(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else
      result += c;
  }
  result += '"';
  return result;
}

std::string write_flow(const Node& node, bool in_brackets) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::Empty:
      return "";
    case Node::Kind::Scalar:
      return node.quoted && node.text == "off" ? "\"off\"" : write_scalar(node.text, in_brackets);
    case Node::Kind::List:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + write_flow(item, true);
      return fmt::format("[{}]", text);
    case Node::Kind::Map:
      for (const Entry& entry : node.entries)
        text += (text.empty() ? "" : ", ") + write_scalar(entry.key, true) + ": " + write_flow(entry.value, true);
      return fmt::format("{{{}}}", text);
  }
  return text;
}

std::string origin_of(const Place& place) {
  if (!place.source) return "";
  Position at = position_of(place);
  switch (place.source->layer) {
    case Layer::Base:
      return fmt::format("base, {}:{}", at.file, at.line);
    case Layer::File:
      return fmt::format("{}:{}", at.file, at.line);
    case Layer::CommandLine:
      return "command line";
    case Layer::Default:
      return "default";
  }
  return "";
}

class TreeWriter {
 public:
  TreeWriter(Origins origins, std::string currency) : origins_(origins), currency_(std::move(currency)) {}
  std::string take() { return std::move(out_); }

  void group(const Key& group, const Node& node, int depth) {
    for (const Key& key : group.keys) {
      const Entry* entry = node.find(key.name);
      if (entry)
        value(key, *entry, depth);
      else if (origins_ == Origins::Shown)
        fallback(group, key, node, depth);
    }
  }

 private:
  void value(const Key& key, const Entry& entry, int depth) {
    if (key.is_leaf() && key.form != Form::Texts)
      return line(key.name + ": " + write_flow(entry.value, false), depth, origin_of(entry.key_place));
    if (entry.value.entries.empty()) return;
    line(key.name + ":", depth, "");
    if (key.form == Form::Group) return group(key, entry.value, depth + 1);
    for (const Entry& thing : entry.value.entries) {
      if (key.form == Form::Texts) {
        line(write_scalar(thing.key, false) + ": " + write_flow(thing.value, false), depth + 1,
             origin_of(thing.key_place));
      } else if (thing.value.entries.empty()) {
        line(write_scalar(thing.key, false) + ": {}", depth + 1, origin_of(thing.key_place));
      } else {
        line(write_scalar(thing.key, false) + ":", depth + 1, "");
        group(key, thing.value, depth + 2);
      }
    }
  }

  void fallback(const Key& above, const Key& key, const Node& node, int depth) {
    if (!key.is_leaf() || key.fallback.empty() || key.is_needed()) return;
    const Entry* selector = node.find(above.selector);
    const Key* selecting = above.find(above.selector);
    std::string_view kind = selecting ? selecting->fallback : "";
    if (selector) kind = selector->value.text;
    if (!key.kinds.empty() && std::find(key.kinds.begin(), key.kinds.end(), kind) == key.kinds.end()) return;
    line("# " + key.name + ": " + key.fallback_in(currency_), depth, "default");
  }

  void line(const std::string& text, int depth, const std::string& origin) {
    std::string full(static_cast<std::size_t>(2 * depth), ' ');
    full += text;
    if (origins_ == Origins::Shown && !origin.empty()) {
      constexpr std::size_t comment_column = 60;
      if (full.size() < comment_column) full.resize(comment_column, ' ');
      full += "  # " + origin;
    }
    out_ += full + "\n";
  }

  Origins origins_;
  std::string currency_;
  std::string out_;
};

}  // namespace

std::string write_scalar(std::string_view text, bool in_brackets) {
  return is_plain(text, in_brackets) ? std::string(text) : write_quoted(text);
}

std::string write_value(const Node& node) { return write_flow(node, false); }

std::string write_tree(const Node& root, Origins origins) {
  TreeWriter writer(origins, currencies_of(root).own);
  writer.group(keys(), root, 0);
  return writer.take();
}

}  // namespace rivalry
