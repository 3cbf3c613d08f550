// THE KEYS, the codes and the outputs as text for people.
#pragma once

#include <string>

namespace rivalry {

struct Key;

/// How a key's value is written: "a rate, e.g. `0.3 per year`; from 0 per day to 100 per day; may be uncertain".
std::string how_written(const Key& key);

/// An example of a value of this key, as it would be written in a file.
std::string example_of(const Key& key);

/// What `rivalry explain` says of one key (its path as asked for): type, range, default, sentence, example; of a
/// section: its keys.
std::string explain_key(const std::string& path, const Key& key);

/// The pages of reference, as Markdown.
std::string keys_page();
std::string outputs_page();
std::string codes_page();

}  // namespace rivalry
