#include "sim/results/store/lock.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <optional>
#include <vector>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/owner.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

/// `turn` tells apart two locks that one process takes one after the other.
std::string own_content() {
  static std::atomic<int> turn{0};
  Json owner = to_json(this_process());
  owner["turn"] = ++turn;
  return owner.dump_sorted() + "\n";
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Makes `path` with this content at once; false if it exists, or if our draft was swept away by an owner who has just
/// begun.
bool make(const fs::path& path, const std::string& content) {
  // Not an unfinished file: the owner of the directory, who cleans up, must not take it away from us.
  fs::path draft = path.parent_path() / ("lock.draft-" + sha256(content).substr(0, 16));
  return make_exclusively(path, draft, content);
}

/// The name that whoever follows a dead lock of this content must make.
fs::path successor(const fs::path& directory, const std::string& content) {
  return directory / ("lock." + sha256(content).substr(0, 16));
}

/// The last lock of the chain, and the first one's content.
struct Chain {
  std::string first;
  std::string last;
  fs::path next;  ///< its successor's name
};

std::optional<Chain> chain_in(const fs::path& directory) {
  auto first = content_of(directory / "lock");
  if (!first) return std::nullopt;
  Chain chain{*first, *first, {}};
  for (;;) {
    chain.next = successor(directory, chain.last);
    auto next = content_of(chain.next);
    if (!next) return chain;
    chain.last = *next;
  }
}

[[noreturn]] void busy(const fs::path& directory, const Owner& owner) {
  throw WorldError(ExitCode::TryAgain, directory.string(),
                   fmt::format("in use by process {} on {}", owner.pid, owner.host),
                   owner.host == this_process().host
                       ? "wait for it, or stop it"
                       : fmt::format("wait for it; if that machine is gone, remove {}", (directory / "lock").string()));
}

/// Makes the last lock of the chain ours.
void acquire(const fs::path& directory, const std::string& content) {
  for (;;) {
    auto chain = chain_in(directory);
    if (!chain) {
      if (make(directory / "lock", content)) return;
      continue;
    }
    std::optional<Json> parsed = Json::parse_if_whole(chain->last);
    // Not yet written, or damaged: nobody can say whose it is.
    Owner owner = parsed && parsed->is_object() ? owner_in(*parsed) : Owner{"?", "", 0, ""};
    if (!is_dead(owner)) busy(directory, owner);
    if (!make(chain->next, content)) continue;
    if (content_of(directory / "lock") == chain->first) return;
    ::unlink(chain->next.c_str());
  }
}

/// The files of the chain, from its head on.
std::vector<fs::path> links_in(const fs::path& directory) {
  std::vector<fs::path> links = {directory / "lock"};
  while (auto content = content_of(links.back())) links.push_back(successor(directory, *content));
  links.pop_back();
  return links;
}

/// For the owner: removes what others left who were killed while they took a lock or let go of it.
void sweep(const fs::path& directory) {
  auto links = links_in(directory);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored))
    if (DirectoryLock::is_part(entry.path().filename().string()) &&
        std::find(links.begin(), links.end(), entry.path()) == links.end())
      fs::remove(entry.path(), ignored);
}

}  // namespace

DirectoryLock::DirectoryLock(fs::path directory) : directory_(std::move(directory)) {
  acquire(directory_, own_content());
  sweep(directory_);
}

DirectoryLock::~DirectoryLock() {
  // The head goes first: what is left of the chain can then never be followed again.
  std::error_code ignored;
  for (const fs::path& link : links_in(directory_)) fs::remove(link, ignored);
}

bool DirectoryLock::is_part(const std::string& name) { return name == "lock" || name.starts_with("lock."); }

}  // namespace rivalry
