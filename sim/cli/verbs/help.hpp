// --help and --version.
#pragma once

#include <string>

namespace rivalry::cli {

struct Verb;

/// Examples first, then the verbs by group, then the options.
std::string program_help();
std::string verb_help(const Verb& verb);
std::string version_text();

}  // namespace rivalry::cli
