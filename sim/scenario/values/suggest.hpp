// "Did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rivalry {

/// Insertions, deletions, replacements and swaps of neighbours that make one word of the other (optimal string
/// alignment distance), counted up to a bound above which nothing is near.
int edit_distance(std::string_view a, std::string_view b);

/// The nearest candidate, if it is near enough to be what was meant; else empty. First in order among equals.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean `x`?" or, if nothing is near, "one of `a`, `b`, `c`" when they are few; else empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// "`a`, `b` or `c`".
std::string one_of(const std::vector<std::string>& words);

}  // namespace rivalry
