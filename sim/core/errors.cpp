#include "rivalry/errors.hpp"

namespace rivalry {

namespace {
std::string summary(const std::vector<Diagnostic>& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!text.empty()) text += "\n";
    text += problem.at.file + ":" + std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + ": " +
            problem.code + ": " + problem.message;
  }
  return text;
}
}  // namespace

ScenarioError::ScenarioError(std::vector<Diagnostic> problems)
    : std::runtime_error(summary(problems)), problems_(std::move(problems)) {}

InvariantError::InvariantError(const InvariantError&) = default;
InvariantError::~InvariantError() = default;

void violated(const char* kind, const char* what) { throw InvariantError(std::string(kind) + ": " + what); }

WorldError::WorldError(const WorldError&) = default;
WorldError::~WorldError() = default;

WorldError::WorldError(ExitCode code, std::string path, const std::string& problem, std::string suggestion)
    : std::runtime_error(path.empty() ? problem : path + ": " + problem),
      code_(code),
      path_(std::move(path)),
      suggestion_(std::move(suggestion)) {}

}  // namespace rivalry
