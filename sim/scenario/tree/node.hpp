// A scenario file as a tree that remembers where everything stood.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rivalry/errors.hpp"

namespace rivalry {

/// Which of the layers a text belongs to: base < file < command line.
enum class Layer { Base, File, CommandLine, Default };

/// A text that values came from. Lives as long as any Place in it.
struct Source {
  std::string name;  ///< as shown: the path as given, or "<command line>"
  std::string text;
  Layer layer = Layer::File;
};

/// A stretch of a source, in bytes.
struct Place {
  std::shared_ptr<const Source> source;
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// Line, column and length in characters.
Position position_of(const Place& place);

/// The text of the line that the place is in.
std::string line_of(const Place& place);

struct Entry;

/// A value of the file. Scalars are text: the keys say what they mean.
struct Node {
  enum class Kind { Empty, Scalar, List, Map };
  Kind kind = Kind::Empty;
  std::string text;            ///< Scalar
  bool quoted = false;         ///< Scalar: written in quotes or as a block, so a word like off is just a text
  std::vector<Node> items;     ///< List
  std::vector<Entry> entries;  ///< Map, in the order written; keys are unique
  Place place;
  bool broken = false;  ///< has been reported already

  bool is_scalar() const { return kind == Kind::Scalar; }
  bool is_map() const { return kind == Kind::Map; }
  bool is_list() const { return kind == Kind::List; }
  bool is_off() const { return is_scalar() && !quoted && text == "off"; }
  const Entry* find(std::string_view key) const;
  Entry* find(std::string_view key);
};

struct Entry {
  std::string key;
  Place key_place;
  Node value;
};

/// The node at a dotted path below `root`, or nullptr.
const Node* find_path(const Node& root, std::string_view dotted_path);

/// Where that node is; the root's place if there is none.
Place place_at(const Node& root, std::string_view dotted_path);

}  // namespace rivalry
