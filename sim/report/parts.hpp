// The parts of the report's page as they stand in sim/report/page/, put into the program when it is built
// (cmake/Embed.cmake).
#pragma once

#include <string_view>

namespace rivalry::report {

std::string_view page_template();  ///< page.html, with places to fill in: see page.cpp
std::string_view page_style();     ///< page.css
std::string_view page_script();    ///< our own scripts, one after the other by name
std::string_view page_bundle();    ///< Observable Plot and what it needs of d3
std::string_view page_licences();  ///< of the bundle

}  // namespace rivalry::report
