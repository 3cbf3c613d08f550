// Files that are whole or absent, whatever happens while they are written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rivalry {

/// Names that begin so are files being written; one left behind by a kill may be removed by whoever holds the lock.
inline constexpr std::string_view unfinished_prefix = ".unfinished-";

/// Replaces `path` by `bytes`: written under another name in the same folder, synced, renamed, the folder synced. At
/// any instant `path` holds its old content or the new one. Throws WorldError: CannotCreate if the new file cannot be
/// created, InputOutput if writing, syncing or renaming fails (a full disk); the old content is then untouched.
void write_atomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void write_atomically(const std::filesystem::path& path, std::string_view text);

/// Adds `text` at the end and syncs. If that fails the file is cut back to its old length. Throws as above.
void append_durably(const std::filesystem::path& path, std::string_view text);

/// The whole content. Throws WorldError(InputOutput) if it cannot be read.
std::vector<std::byte> read_bytes(const std::filesystem::path& path);
std::string read_text(const std::filesystem::path& path);

/// Makes the folder and its parents; none of our business if it exists. Throws WorldError(CannotCreate).
void make_folder(const std::filesystem::path& path);

}  // namespace rivalry
