// Parts of a whole that the whole does not know by name: each is found by its type. A section of the scenario that
// lives in files of its own keeps its parameters in Scenario::sections, and its state, Section::State, in
// World::sections.
#pragma once

#include <any>
#include <map>
#include <typeindex>

namespace rivalry {

/// At most one of each type. A copy has copies of all. Not for what threads write at the same time.
class SectionStore {
 public:
  /// The part of this type; the first time, one that is as its defaults say.
  template <class Part>
  Part& of() {
    std::any& part = parts_[typeid(Part)];
    if (!part.has_value()) part.emplace<Part>();
    return *std::any_cast<Part>(&part);
  }

  /// The same; where there is none, one that is as its defaults say.
  template <class Part>
  const Part& of() const {
    static const Part none{};
    auto found = parts_.find(typeid(Part));
    return found == parts_.end() ? none : *std::any_cast<Part>(&found->second);
  }

 private:
  std::map<std::type_index, std::any> parts_;
};

/// The states of sections: at most one of each, Section::State, found by the section. So all of them are known to
/// whoever knows the sections (see the digests in sim/run/world_parts.cpp).
class SectionStates {
 public:
  template <class Section>
  typename Section::State& of() {
    return states_.of<typename Section::State>();
  }
  template <class Section>
  const typename Section::State& of() const {
    return states_.of<typename Section::State>();
  }

 private:
  SectionStore states_;
};

}  // namespace rivalry
