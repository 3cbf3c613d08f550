// rivalry schema: THE KEYS for editors.
#include "sim/scenario/keys/schema.hpp"

#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"

namespace rivalry::cli {

int schema(const Command& command) {
  if (!command.words.empty()) throw UsageError("schema takes nothing; write rivalry schema > scenario.schema.json");
  print(json_schema());
  return 0;
}

}  // namespace rivalry::cli
