// libFuzzer: whatever the bytes are, reading them ends in a scenario or in problems with a place each, and the text of
// a scenario reads back as itself.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/core/diagnostic.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace {

std::string file_with(const std::string& text, const char* name) {
  static const std::filesystem::path folder = [] {
    auto path = std::filesystem::temp_directory_path() / ("rivalry-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(path);
    return path;
  }();
  std::ofstream(folder / name, std::ios::binary) << text;
  return (folder / name).string();
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rivalry;
  try {
    std::string text(reinterpret_cast<const char*>(data), size);
    ResolvedScenario scenario = ResolvedScenario::load(file_with(text, "a.yaml"), {});
    ResolvedScenario again = ResolvedScenario::load(file_with(scenario.text(), "b.yaml"), {});
    require(again.text() == scenario.text());
    scenario.inputs(0);
    scenario.text_with_origins();
    scenario.assumptions();
  } catch (const ScenarioError& error) {
    for (const Diagnostic& problem : error.problems()) require(problem.at.line >= 1 && problem.at.column >= 1);
    require(!render(error.problems(), true).empty());
  }
  return 0;
}
