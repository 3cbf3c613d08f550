// The page: its contents put into the template, with a policy that lets nothing in or out.
#pragma once

#include <string>
#include <string_view>

#include "sim/report/blocks.hpp"

namespace rivalry::report {

/// One HTML file that needs nothing beside it. Its content security policy allows the scripts and the style that stand
/// in it, known by their SHA-256, and nothing else: no request can leave it. The same contents give the same bytes.
std::string page_of(const Json& contents);

/// "sha256-..." in base 64, as a content security policy names a text.
std::string policy_hash(std::string_view text);

}  // namespace rivalry::report
