// THE KEYS as a JSON Schema, for editors: completion, descriptions, red lines while typing.
#pragma once

#include <string>

namespace rivalry {

/// JSON Schema (draft 7) of a scenario file, as read by a YAML reader that knows on, off and dates or does not.
std::string json_schema();

}  // namespace rivalry
