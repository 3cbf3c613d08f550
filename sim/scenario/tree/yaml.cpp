#include "sim/scenario/tree/yaml.hpp"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <streambuf>

#include "rivalry/business.hpp"
#include "sim/core/utf8.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"

namespace rivalry {

namespace {

constexpr std::size_t deepest_nesting = 32;
constexpr std::size_t most_nodes = 100000;

/// Thrown by the builder when going on would be pointless; the problem has been reported.
struct Stop {};

/// Turns the parser's events into a tree. Every node is built on a stack of open maps and lists.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::shared_ptr<const Source> source, std::size_t from, Report& report)
      : source_(std::move(source)), from_(from), report_(report) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) stop(Code::SeveralDocuments, place(mark, 3), "a second document starts here");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_properties(mark, "?", anchor);
    Node node;
    node.place = place(mark, word_length(mark));
    if (awaits_key()) node.text = text_at(node.place);
    finish(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    report_.add(Code::AnchorOrAlias, place(mark, word_length(mark)), "", "aliases are not allowed",
                "write the value out, or use `extends`");
    Node node;
    node.broken = true;
    node.place = place(mark, word_length(mark));
    finish(std::move(node));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_properties(mark, tag, anchor);
    Node node;
    node.kind = Node::Kind::Scalar;
    node.quoted = tag == "!";
    node.text = value;
    node.place = place(mark, scalar_length(mark, value, node.quoted));
    if (node.quoted && !is_closed(node.place.offset))
      report_.add(Code::Syntax, node.place, "", "the quote is not closed",
                  "write the same quote at the end of the text");
    for (std::size_t at = 0; at < value.size(); at += std::max<std::size_t>(1, code_point(value, at).length))
      if (is_control(code_point(value, at).value)) {
        report_.add(Code::ControlCharacter, node.place, "", "the text holds a control character", "delete it");
        break;
      }
    finish(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::List, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::Map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  Node take_root() { return std::move(root_); }
  bool has_root() const { return has_root_; }

  Place place(const YAML::Mark& mark, std::size_t length) const {
    std::size_t at = from_ + static_cast<std::size_t>(std::max(0, mark.pos));
    return {source_, std::min(at, source_->text.size()), std::max<std::size_t>(1, length)};
  }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;
    int line = 0;                                   // of the key, from 0
    std::map<std::string, int, std::less<>> lines;  // of the keys so far
  };

  std::string text_at(const Place& at) const { return source_->text.substr(at.offset, at.length); }

  [[noreturn]] void stop(Code code, const Place& at, std::string message, std::string suggestion = "") {
    report_.add(code, at, "", std::move(message), std::move(suggestion));
    throw Stop{};
  }

  bool awaits_key() const { return !stack_.empty() && stack_.back().node.is_map() && !stack_.back().key; }

  void check_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (++nodes_ > most_nodes)
      stop(Code::TooManyNodes, place(mark, 1), "the file has more than 100,000 keys and values");
    line_ = mark.line;
    Place at = place(mark, word_length(mark));
    char first = at.offset < source_->text.size() ? source_->text[at.offset] : ' ';
    if (anchor != 0) report_.add(Code::AnchorOrAlias, at, "", "anchors are not allowed", "delete it");
    if ((!tag.empty() && tag != "?" && tag != "!") || first == '!')
      report_.add(Code::Tag, at, "", "tags are not allowed", "delete it");
  }

  /// Up to the next space or bracket.
  std::size_t word_length(const YAML::Mark& mark) const {
    const std::string& text = source_->text;
    std::size_t begin = place(mark, 1).offset, end = begin;
    while (end < text.size() && !std::isspace(static_cast<unsigned char>(text[end])) &&
           std::string_view("{}[],").find(text[end]) == std::string_view::npos)
      ++end;
    return end - begin;
  }

  /// As written: a plain scalar on one line is as long as its value, a quoted one ends at its quote.
  std::size_t scalar_length(const YAML::Mark& mark, const std::string& value, bool quoted) const {
    const std::string& text = source_->text;
    std::size_t begin = place(mark, 1).offset;
    std::size_t line_end = std::min(text.find('\n', begin), text.size());
    if (!quoted) return std::min(value.size(), line_end - begin);
    if (begin >= text.size()) return 1;
    char quote = text[begin];
    if (quote != '"' && quote != '\'') return line_end - begin;
    for (std::size_t end = begin + 1; end < line_end; ++end) {
      if (quote == '"' && text[end] == '\\')
        ++end;
      else if (text[end] == quote)
        return end + 1 - begin;
    }
    return line_end - begin;
  }

  /// Whether a text that begins with a quote ends with one (the library takes the end of the file for it).
  bool is_closed(std::size_t begin) const {
    const std::string& text = source_->text;
    char quote = begin < text.size() ? text[begin] : ' ';
    if (quote != '"' && quote != '\'') return true;
    for (std::size_t end = begin + 1; end < text.size(); ++end) {
      if (quote == '"' && text[end] == '\\')
        ++end;
      else if (text[end] == quote)
        return true;
    }
    return false;
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check_properties(mark, tag, anchor);
    if (stack_.size() >= deepest_nesting)
      stop(Code::TooDeep, place(mark, 1), "maps and lists are nested more than 32 deep");
    Open frame;
    frame.node.kind = kind;
    frame.node.place = place(mark, 1);
    stack_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    measure(node);
    finish(std::move(node));
  }

  /// A map or list in brackets is underlined to its bracket, a block to the end of its first line.
  void measure(Node& node) const {
    const std::string& text = source_->text;
    std::size_t begin = node.place.offset;
    std::size_t last = begin;
    if (node.is_map() && !node.entries.empty()) last = end_of(node.entries.back().value, node.entries.back().key_place);
    if (node.is_list() && !node.items.empty()) last = end_of(node.items.back(), node.items.back().place);
    bool bracketed = begin < text.size() && (text[begin] == '{' || text[begin] == '[');
    if (bracketed) {
      std::size_t end = text.find(text[begin] == '{' ? '}' : ']', last);
      last = end == std::string::npos ? last : end + 1;
    }
    node.place.length = std::max<std::size_t>(1, last > begin ? last - begin : 1);
  }

  static std::size_t end_of(const Node& node, const Place& key) {
    return std::max(node.place.offset + node.place.length, key.offset + key.length);
  }

  void finish(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      has_root_ = true;
      return;
    }
    Open& top = stack_.back();
    if (top.node.is_list())
      top.node.items.push_back(std::move(node));
    else if (!top.key)
      take_key(top, std::move(node));
    else
      take_entry(top, std::move(node));
  }

  void take_key(Open& top, Node key) {
    if (key.kind == Node::Kind::List || key.kind == Node::Kind::Map)
      report_.add(Code::Syntax, key.place, "", "a key must be a word, not a list or a map",
                  "write `key: value`; quote a text that begins with a bracket"),
          key.broken = true;
    else if (key.text == "<<" && !key.quoted)
      report_.add(Code::AnchorOrAlias, key.place, "", "merge keys are not allowed", "use `extends`"), key.broken = true;
    top.key = std::move(key);
    top.line = line_;
  }

  /// `{n: 10,000}` is valid YAML, but means n = 10 and an empty key 000.
  bool is_thousands(const Open& top, const Node& value) const {
    const Place& at = top.key->place;
    const std::string& text = source_->text;
    return value.kind == Node::Kind::Empty && top.key->text.size() >= 3 && at.offset >= 2 &&
           std::all_of(top.key->text.begin(), top.key->text.begin() + 3, is_digit) && text[at.offset - 1] == ',' &&
           is_digit(text[at.offset - 2]);
  }

  void take_entry(Open& top, Node value) {
    if (top.key->broken) {
      // Reported already.
    } else if (is_thousands(top, value)) {
      Place at = top.key->place;
      bool follows = !top.node.entries.empty() && top.node.entries.back().value.is_scalar();
      bool again = follows && top.node.entries.back().value.broken;
      if (follows) {
        top.node.entries.back().value.broken = true;
        const Place& number = top.node.entries.back().value.place;
        at = {source_, number.offset, at.offset + at.length - number.offset};
      }
      if (!again)
        report_.add(Code::ThousandsSeparator, at, "", "a comma ends a value inside brackets, so this is not one number",
                    "write `10 thousand`, `1.5 million` or `10000`");
    } else if (auto first = top.lines.find(top.key->text); first != top.lines.end()) {
      report_.add(Code::DuplicateKey, top.key->place, "",
                  fmt::format("key {} is given twice; first on line {}", in_quotes(top.key->text), first->second),
                  "delete one of them");
    } else {
      top.lines.emplace(top.key->text, top.line + 1);
      if (value.kind == Node::Kind::Empty) value.place = top.key->place;
      top.node.entries.push_back({top.key->text, top.key->place, std::move(value)});
    }
    top.key.reset();
  }

  std::shared_ptr<const Source> source_;
  std::size_t from_;
  Report& report_;
  std::vector<Open> stack_;
  Node root_;
  bool has_root_ = false;
  int documents_ = 0;
  int line_ = 0;
  std::size_t nodes_ = 0;
};

/// A read-only view of a string as a stream, without a copy.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

bool check_characters(const std::shared_ptr<const Source>& source, Report& report) {
  const std::string& text = source->text;
  for (std::size_t at = 0; at < text.size();) {
    auto [value, length] = code_point(text, at);
    if (length == 0) {
      report.add(Code::NotUtf8, {source, at, 1}, "", "the file is not UTF-8 text", "save it as UTF-8");
      return false;
    }
    bool line_end = value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (is_control(value) && value != '\t' && !line_end) {
      bool mark = value == 0xFEFF;
      report.add(Code::ControlCharacter, {source, at, length}, "",
                 mark ? "the file holds a byte-order mark" : "the file holds a control character",
                 mark ? "save it as UTF-8 without a byte-order mark" : "delete it");
      return false;
    }
    at += length;
  }
  return true;
}

bool check_tabs(const std::shared_ptr<const Source>& source, Report& report) {
  const std::string& text = source->text;
  bool good = true;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = std::min(text.find('\n', start), text.size());
    std::size_t at = std::min(text.find_first_not_of(' ', start), end);
    if (at < end && text[at] == '\t') {
      report.add(Code::Tab, {source, at, 1}, "", "the line is indented with a tab", "use spaces, two a level");
      good = false;
    }
    start = end + 1;
  }
  return good;
}

std::string friendly(const std::string& message) {
  if (message.find("end of map flow") != std::string::npos) return "a `{` is not closed, or a value in it is cut short";
  if (message.find("end of sequence flow") != std::string::npos) return "a `[` is not closed, or a comma is missing";
  if (message.find("end of map") != std::string::npos)
    return "this line does not fit the map above it (its indentation?)";
  if (message.find("illegal map value") != std::string::npos) return "a colon makes no sense here";
  return "not valid YAML: " + message;
}

}  // namespace

std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, std::size_t from, Report& report) {
  if (!check_characters(source, report) || !check_tabs(source, report)) return std::nullopt;
  Builder builder(source, from, report);
  ViewBuffer view(std::string_view(source->text).substr(from));
  std::istream stream(&view);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    report.add(Code::Syntax, builder.place(error.mark, 1), "", friendly(error.msg),
               "check brackets, quotes, colons and indentation around here");
    return std::nullopt;
  }
  if (!builder.has_root()) return std::nullopt;
  return builder.take_root();
}

}  // namespace rivalry
