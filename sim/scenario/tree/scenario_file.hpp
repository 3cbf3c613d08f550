// From a file to a checked scenario: read, extend, override, check, draw.
//
//   file(s) + overrides  --read-->  one tree  --check against the keys-->  ResolvedScenario  --draw(replicate)-->
//   Scenario
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rivalry/override.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"

namespace rivalry {

struct Merged;
struct Uncertain;

/// A scenario that has passed every check. Immutable; safe to share between threads.
class ResolvedScenario {
 public:
  /// Reads `path`, what it extends, and the overrides (base < file < overrides). Throws ScenarioError with every
  /// problem found, WorldError if a file cannot be read.
  static ResolvedScenario load(const std::string& path, const std::vector<Override>& overrides);
  /// The same scenario with more overrides, without reading a file again: as load() with these behind its own. What
  /// the scenario has switched off stays off. Of uncertain numbers those of the first `tried` replicates are tried; the
  /// others are judged when they are drawn. Throws ScenarioError.
  ResolvedScenario with(const std::vector<Override>& more, std::int64_t tried = 0) const;
  ~ResolvedScenario();
  ResolvedScenario(ResolvedScenario&&) noexcept;
  ResolvedScenario& operator=(ResolvedScenario&&) noexcept;

  /// The one file that stands for all: the same bytes for the same assumptions. Loading it gives an equal scenario.
  std::string text() const;

  /// As text(), each line followed by a comment that says where its value came from (base, file:line, command line);
  /// defaults stand between as comments. Loading it gives an equal scenario, too.
  std::string text_with_origins() const;

  /// This replicate's numbers. The same for the same replicate, whatever else is drawn.
  Scenario draw(std::uint32_t replicate) const;

  /// All but the uncertain numbers, which are not drawn: what is there, and what it is called.
  const Scenario& outline() const;

  /// Whether outputs.compare_with asks to play each replicate a second time.
  bool is_compared() const;

  /// The same replicate as draw(), with what outputs.compare_with changes; nothing else differs, so that both are
  /// played with the same numbers.
  Scenario draw_compared(std::uint32_t replicate) const;

  /// As outline(), with what outputs.compare_with changes.
  const Scenario& outline_compared() const;

  /// The uncertain numbers as drawn for this replicate, in the file's order; empty if nothing is uncertain.
  std::vector<Input> inputs(std::uint32_t replicate) const;

  /// Keys whose number has no entry under `sources`: the assumptions.
  std::vector<std::string> assumptions() const;

  /// The tree that was held against the keys, the paths switched off, and the numbers to be drawn.
  const Merged& merged() const;
  const std::vector<Uncertain>& uncertain() const;

 private:
  struct Impl;
  explicit ResolvedScenario(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rivalry
