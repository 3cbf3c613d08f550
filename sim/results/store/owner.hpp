// Which process something on disk belongs to, and whether that process is gone: host, boot, process number and the
// instant at which it began, so that a number used again does not count.
#pragma once

#include <string>

namespace rivalry {

class Json;

struct Owner {
  std::string host;
  std::string boot;   ///< the kernel's id of this boot
  long pid = 0;       ///< 0: nobody knows
  std::string began;  ///< ticks since the boot

  bool operator==(const Owner&) const = default;
};

/// This process.
Owner this_process();

/// Gone for certain: same host, but another boot, no such process, or a younger one.
bool is_dead(const Owner& owner);

/// {"host", "boot", "pid", "began"}. What is missing or no such thing stays empty.
Json to_json(const Owner& owner);
Owner owner_in(const Json& json);

/// Makes `path` with this content, whole and at once, by a link to `draft`, which is in the same folder and is removed.
/// Where there are no links, exclusive creation comes closest. False if it exists, or if somebody swept the draft away:
/// look again. Throws WorldError: CannotCreate, or InputOutput if the disk is full.
bool make_exclusively(const std::string& path, const std::string& draft, const std::string& content);

}  // namespace rivalry
