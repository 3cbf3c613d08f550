// THE SECTIONS of a scenario that live in files of their own. A section is a struct of its parameters, found in
// Scenario::sections, with two static functions: keys() says how a scenario writes them, outputs() what a run can
// record of them. It costs two lines here, and a row of the timetable for each mechanism that its header declares.
#pragma once

#include "rivalry/generators.hpp"

namespace rivalry {

template <class... Sections>
struct SectionList {
  /// Calls act(section) with a null pointer to each, in the order in which keys and outputs are listed.
  template <class Act>
  static void for_each(Act act) {
    (act(static_cast<const Sections*>(nullptr)), ...);
  }
};

using Sections = SectionList<Generators>;

}  // namespace rivalry
