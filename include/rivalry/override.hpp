// A key that is to have another value than the scenario's file gives it.
#pragma once

#include <string>

namespace rivalry {

/// `path.to.key=value` as on the command line; the value is YAML.
struct Override {
  std::string path;
  std::string value;
};

}  // namespace rivalry
