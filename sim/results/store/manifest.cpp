#include "sim/results/store/manifest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checked_lines.hpp"

namespace rivalry {

namespace {

void take_shard(Manifest& manifest, const Json& line) {
  Shard shard{line.at("file").text(), from_ranges(line.at("replicates").text()), line.at("sha256").text(),
              line.at("replaces").texts()};
  std::erase_if(manifest.shards, [&](const Shard& old) {
    return old.file == shard.file ||
           std::find(shard.replaces.begin(), shard.replaces.end(), old.file) != shard.replaces.end();
  });
  for (std::int32_t replicate : shard.replicates) manifest.failures.erase(replicate);
  if (shard.replaces.empty()) manifest.collected.reset();
  manifest.shards.push_back(std::move(shard));
}

void take(Manifest& manifest, const Json& line) {
  manifest.hash = line.at("run").text();
  const std::string& kind = line.at("kind").text();
  if (kind == "run") manifest.run_id = line.at("id").text();
  if (kind == "asked") {
    manifest.asked = line.at("replicates").integer();
    manifest.until.reset();
    if (line.contains("until"))
      manifest.until = UntilKnown{line.at("until").text(), line.at("at_most").as<std::int32_t>()};
  }
  if (kind == "shard") take_shard(manifest, line);
  if (kind == "failed") {
    auto replicate = line.at("replicate").as<std::int32_t>();
    manifest.failures[replicate] = {replicate, line.at("code").text(), line.at("message").text()};
  }
  if (kind == "result") manifest.collected = Collected{line.at("sha256").text(), line.at("replicates").integer()};
}

}  // namespace

Manifest::Manifest() = default;
Manifest::Manifest(const Manifest&) = default;
Manifest::Manifest(Manifest&&) noexcept = default;
Manifest& Manifest::operator=(const Manifest&) = default;
Manifest& Manifest::operator=(Manifest&&) noexcept = default;
Manifest::~Manifest() = default;

std::set<std::int32_t> Manifest::done() const {
  std::set<std::int32_t> numbers;
  for (const Shard& shard : shards) numbers.insert(shard.replicates.begin(), shard.replicates.end());
  return numbers;
}

Manifest read_manifest(const std::filesystem::path& path) {
  Manifest manifest;
  LinesRead read = read_checked_lines(path, [&](const Json& line) { take(manifest, line); });
  manifest.torn = read.torn;
  manifest.damaged_lines = read.damaged;
  return manifest;
}

ManifestWriter::ManifestWriter(std::filesystem::path path, std::string hash, bool torn)
    : path_(std::move(path)), hash_(std::move(hash)), torn_(torn) {}

void ManifestWriter::write(Json line) {
  line["run"] = hash_;
  append_durably(path_, fmt::format("{}{}\n", torn_ ? "\n" : "", checked_line(std::move(line))));
  torn_ = false;
}

void ManifestWriter::begin(const std::string& run_id, const std::string& version) {
  write(Json{{"kind", "run"}, {"id", run_id}, {"model_version", version}});
}

void ManifestWriter::ask(std::int64_t replicates, const std::optional<UntilKnown>& until) {
  Json line = {{"kind", "asked"}, {"replicates", replicates}};
  if (until) line["until"] = until->text, line["at_most"] = until->at_most;
  write(line);
}

void ManifestWriter::add(const Shard& shard) {
  write(Json{{"kind", "shard"},
             {"file", shard.file},
             {"replicates", to_ranges(shard.replicates)},
             {"sha256", shard.sha256},
             {"replaces", shard.replaces}});
}

void ManifestWriter::add(const Failure& failure) {
  Json line = {
      {"kind", "failed"}, {"replicate", failure.replicate}, {"code", failure.code}, {"message", failure.message}};
  write(line);
}

void ManifestWriter::add(const Collected& collected) {
  write(Json{{"kind", "result"}, {"sha256", collected.sha256}, {"replicates", collected.replicates}});
}

std::string to_ranges(const std::vector<std::int32_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    text += fmt::format("{}{}", text.empty() ? "" : ",", numbers[i]);
    if (end - i > 1) text += fmt::format("-{}", numbers[end - 1]);
    i = end;
  }
  return text;
}

std::vector<std::int32_t> from_ranges(const std::string& text) {
  std::vector<std::int32_t> numbers;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    std::int32_t first = 0, last = 0;
    at = std::from_chars(at, end, first).ptr;
    last = first;
    if (at < end && *at == '-') at = std::from_chars(at + 1, end, last).ptr;
    for (std::int32_t number = first; number <= last; ++number) numbers.push_back(number);
    if (at < end && *at++ != ',') throw InvariantError("bad ranges of replicates: " + text);
  }
  return numbers;
}

}  // namespace rivalry
