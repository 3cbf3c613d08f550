# Puts the report's page into rivalry_core, so that an installed program needs no file beside it: sim/report/page/ holds
# the files, sim/report/parts.hpp says what they are. Also run as a script at build time, with PAGE and OUTPUT set.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(page_dir ${PROJECT_SOURCE_DIR}/sim/report/page)
  set(page_file ${PROJECT_BINARY_DIR}/page_parts.cpp)
  file(GLOB page_scripts CONFIGURE_DEPENDS ${page_dir}/*.js)
  add_custom_command(OUTPUT ${page_file}
    COMMAND ${CMAKE_COMMAND} -D PAGE=${page_dir} -D OUTPUT=${page_file} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${CMAKE_CURRENT_LIST_FILE} ${page_dir}/page.html ${page_dir}/page.css ${page_scripts}
            ${page_dir}/vendor/plot.min.js ${page_dir}/vendor/LICENCES.txt
    COMMENT "Embedding the report's page")
  target_sources(rivalry_core PRIVATE ${page_file})
  compile_alone(${page_file})
  return()
endif()

# The files' bytes, one after the other, as a function that returns them.
function(embed name)
  set(hex "")
  foreach(file IN LISTS ARGN)
    file(READ ${file} bytes HEX)
    string(APPEND hex ${bytes})
  endforeach()
  string(LENGTH ${hex} digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes ${hex})
  string(REGEX REPLACE "(................................................................................)" "\\1\n"
         bytes ${bytes})
  file(APPEND ${OUTPUT} "constexpr unsigned char ${name}_bytes[] = {\n${bytes}};\n"
       "std::string_view ${name}() { return {reinterpret_cast<const char*>(${name}_bytes), ${size}}; }\n\n")
endfunction()

file(GLOB scripts ${PAGE}/*.js)
list(SORT scripts)
file(WRITE ${OUTPUT} "// Made by cmake/Embed.cmake from sim/report/page.\n#include \"sim/report/parts.hpp\"\n\n"
     "namespace rivalry::report {\n\n")
embed(page_template ${PAGE}/page.html)
embed(page_style ${PAGE}/page.css)
embed(page_script ${scripts})
embed(page_bundle ${PAGE}/vendor/plot.min.js)
embed(page_licences ${PAGE}/vendor/LICENCES.txt)
file(APPEND ${OUTPUT} "}  // namespace rivalry::report\n")
