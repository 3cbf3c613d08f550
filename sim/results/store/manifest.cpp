#include "sim/results/store/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checked_lines.hpp"

namespace rivalry {

using nlohmann::json;

namespace {

void take_shard(Manifest& manifest, const json& line) {
  Shard shard{line.at("file"), from_ranges(line.at("replicates")), line.at("sha256"), line.at("replaces")};
  std::erase_if(manifest.shards, [&](const Shard& old) {
    return old.file == shard.file ||
           std::find(shard.replaces.begin(), shard.replaces.end(), old.file) != shard.replaces.end();
  });
  for (std::int32_t replicate : shard.replicates) manifest.failures.erase(replicate);
  if (shard.replaces.empty()) manifest.collected.reset();
  manifest.shards.push_back(std::move(shard));
}

void take(Manifest& manifest, const json& line) {
  manifest.hash = line.at("run");
  std::string kind = line.at("kind");
  if (kind == "run") manifest.run_id = line.at("id");
  if (kind == "asked") {
    manifest.asked = line.at("replicates");
    manifest.until.reset();
    if (line.contains("until")) manifest.until = UntilKnown{line.at("until"), line.at("at_most")};
  }
  if (kind == "shard") take_shard(manifest, line);
  if (kind == "failed") {
    std::int32_t replicate = line.at("replicate");
    manifest.failures[replicate] = {replicate, line.at("code"), line.at("message")};
  }
  if (kind == "result") manifest.collected = Collected{line.at("sha256"), line.at("replicates")};
}

}  // namespace

std::set<std::int32_t> Manifest::done() const {
  std::set<std::int32_t> numbers;
  for (const Shard& shard : shards) numbers.insert(shard.replicates.begin(), shard.replicates.end());
  return numbers;
}

Manifest read_manifest(const std::filesystem::path& path) {
  Manifest manifest;
  LinesRead read = read_checked_lines(path, [&](const json& line) { take(manifest, line); });
  manifest.torn = read.torn;
  manifest.damaged_lines = read.damaged;
  return manifest;
}

ManifestWriter::ManifestWriter(std::filesystem::path path, std::string hash, bool torn)
    : path_(std::move(path)), hash_(std::move(hash)), torn_(torn) {}

void ManifestWriter::write(const std::string& text) {
  json line = json::parse(text);
  line["run"] = hash_;
  append_durably(path_, fmt::format("{}{}\n", torn_ ? "\n" : "", checked_line(line)));
  torn_ = false;
}

void ManifestWriter::begin(const std::string& run_id, const std::string& version) {
  write(json{{"kind", "run"}, {"id", run_id}, {"model_version", version}}.dump());
}

void ManifestWriter::ask(std::int64_t replicates, const std::optional<UntilKnown>& until) {
  json line = {{"kind", "asked"}, {"replicates", replicates}};
  if (until) line["until"] = until->text, line["at_most"] = until->at_most;
  write(line.dump());
}

void ManifestWriter::add(const Shard& shard) {
  write(json{{"kind", "shard"},
             {"file", shard.file},
             {"replicates", to_ranges(shard.replicates)},
             {"sha256", shard.sha256},
             {"replaces", shard.replaces}}
            .dump());
}

void ManifestWriter::add(const Failure& failure) {
  json line = {
      {"kind", "failed"}, {"replicate", failure.replicate}, {"code", failure.code}, {"message", failure.message}};
  write(line.dump(-1, ' ', false, json::error_handler_t::replace));
}

void ManifestWriter::add(const Collected& collected) {
  write(json{{"kind", "result"}, {"sha256", collected.sha256}, {"replicates", collected.replicates}}.dump());
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
