// The contents of a report, as a table of contents: contents.cpp lists the sections in their order. A section is a
// function from what is reported on to blocks; those that have nothing to tell are left out.
#pragma once

#include <filesystem>
#include <string>

#include "sim/report/blocks.hpp"

namespace rivalry {
struct Dataset;
struct Manifest;
class ResolvedScenario;
struct Scenario;
struct Sweep;
}  // namespace rivalry

namespace rivalry::report {

/// A run to report on. Refers to all of it.
struct RunSubject {
  const Dataset& result;
  const ResolvedScenario& resolved;
  const Scenario& scenario;  ///< its outline
  const Manifest& manifest;
  std::string of = {};  ///< the answer that matters most; empty: chosen by main_answer()
};

/// A sweep to report on, read from its directory shard by shard.
struct SweepSubject {
  const std::filesystem::path& directory;
  const Sweep& sweep;
  std::string of = {};
};

/// The same subject has the same contents. Throws std::invalid_argument if there is no answer `of`; of a sweep
/// WorldError(TryAgain) if nothing has been played.
Json contents(const RunSubject& subject);
Json contents(const SweepSubject& subject);

}  // namespace rivalry::report
