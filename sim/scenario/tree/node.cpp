#include "sim/scenario/tree/node.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/core/utf8.hpp"

namespace rivalry {

namespace {
std::size_t line_start(const Place& place) {
  const std::string& text = place.source->text;
  if (place.offset == 0 || text.empty()) return 0;
  std::size_t before = text.rfind('\n', std::min(place.offset, text.size()) - 1);
  return before == std::string::npos ? 0 : before + 1;
}
}  // namespace

std::string line_of(const Place& place) {
  if (!place.source) return "";
  std::size_t start = line_start(place);
  return place.source->text.substr(start, place.source->text.find('\n', start) - start);
}

Position position_of(const Place& place) {
  if (!place.source) return {};
  std::string_view text = place.source->text;
  std::size_t start = line_start(place), offset = std::min(place.offset, text.size());
  std::size_t line =
      1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(start), '\n'));
  std::size_t end = std::min({text.size(), offset + place.length, text.find('\n', offset)});
  return {place.source->name, static_cast<int>(line),
          static_cast<int>(1 + count_characters(text.substr(start, offset - start))),
          static_cast<int>(std::max<std::size_t>(1, count_characters(text.substr(offset, end - offset))))};
}

const Entry* Node::find(std::string_view key) const {
  auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

Entry* Node::find(std::string_view key) { return const_cast<Entry*>(std::as_const(*this).find(key)); }

const Node* find_path(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (!path.empty()) {
    std::size_t dot = path.find('.');
    const Entry* entry = node->find(path.substr(0, dot));
    if (!entry) return nullptr;
    node = &entry->value;
    path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
  }
  return node;
}

Place place_at(const Node& root, std::string_view path) {
  const Node* node = find_path(root, path);
  return node ? node->place : root.place;
}

}  // namespace rivalry
