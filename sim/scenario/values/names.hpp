// What may be a name.
#pragma once

#include <string>
#include <string_view>

namespace rivalry {

/// [a-z][a-z0-9_]*, at most 64.
bool is_thing_name(std::string_view text);

/// Words that write values, and so cannot name things.
bool is_reserved(std::string_view text);

/// [a-z0-9][a-z0-9-]*, at most 64: a scenario's name.
bool is_slug(std::string_view text);

/// The nearest text that is a slug, or a name, for a suggestion.
std::string slug_of(std::string_view text);
std::string thing_name_of(std::string_view text);

}  // namespace rivalry
