// Scenario files to begin with.
#pragma once

#include <span>
#include <string_view>

namespace rivalry {

struct Template {
  std::string_view name;
  std::string_view what;
  std::string_view text;
};

/// Each passes `check` as it is.
std::span<const Template> templates();

}  // namespace rivalry
