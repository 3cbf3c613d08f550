#include "sim/scenario/check/relations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "rivalry/companies.hpp"
#include "rivalry/generators.hpp"
#include "rivalry/network.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "sim/scenario/check/ads.hpp"
#include "sim/scenario/check/business.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/contracts.hpp"
#include "sim/scenario/check/firms.hpp"
#include "sim/scenario/check/flash_sales.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/check/rounds.hpp"
#include "sim/scenario/check/shares.hpp"
#include "sim/scenario/check/shops.hpp"
#include "sim/scenario/check/signals.hpp"
#include "sim/scenario/check/valuations.hpp"
#include "sim/scenario/check/voices.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/dates_and_terms.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

constexpr double most_agents = 4e9;
constexpr std::int32_t longest_calendar_days = 200 * 366;
constexpr std::size_t most_edges = 50000;

/// "0-1 0-2 1-2" -> pairs. Nothing if it is anything else.
std::optional<std::vector<std::pair<std::uint32_t, std::uint32_t>>> read_edges(std::string_view text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    std::uint32_t a = 0, b = 0;
    auto first = std::from_chars(at, end, a);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
    auto second = std::from_chars(first.ptr + 1, end, b);
    if (second.ec != std::errc() || (second.ptr != end && *second.ptr != ' ') || edges.size() >= most_edges)
      return std::nullopt;
    edges.emplace_back(a, b);
    at = second.ptr + 1;
  }
  return edges;
}

void check_degrees(Check& check, Network& network, const Node& node, const std::string& path) {
  bool power_law = node.find("degree_exponent") != nullptr;
  if (power_law && node.find("degrees") && network.degrees != DegreeKind::PowerLaw)
    check.problem(Code::Contradiction, node, path, "degrees", "a degree_exponent makes the degrees a power law",
                  "delete one of the two");
  if (power_law) network.degrees = DegreeKind::PowerLaw;
  if (network.degrees == DegreeKind::PowerLaw && !power_law)
    check.problem(Code::MissingKey, node, path, "degrees", "a power law needs its `degree_exponent`",
                  "add e.g. `degree_exponent: 2.3`");
  if (network.degrees != DegreeKind::PowerLaw)
    for (const char* key : {"degree_cutoff", "max_degree"})
      if (node.find(key) && (network.degrees == DegreeKind::Regular || std::string_view(key) == "degree_cutoff"))
        check.problem(Code::BadNetwork, node, path, key, fmt::format("`{}` belongs to a power law of degrees", key),
                      "delete it, or give a `degree_exponent`");
  if (network.degrees != DegreeKind::PowerLaw && !node.find("mean_degree"))
    check.problem(Code::MissingKey, node, path, "kind", "the network needs its `mean_degree`",
                  "add e.g. `mean_degree: 20`");
}

void check_edges(Check& check, Network& network, const Node& node, const std::string& path) {
  const Entry* edges = node.find("edges");
  if (!edges && node.find("file")) return;  // could not be read, and has been reported
  if (!edges) {
    check.problem(Code::MissingKey, node, path, "kind", "the network needs a `file` of ties",
                  "add e.g. `file: edges.txt`");
    return;
  }
  auto pairs = read_edges(edges->value.text);
  if (pairs)
    network.edges = std::move(*pairs);
  else
    check.problem(Code::BadEdges, node, path, "edges", "the ties cannot be read",
                  "write at most 50,000 pairs of agent numbers, e.g. `0-1 0-2 1-2`");
}

void check_other(Check& check, const Node& node, const std::string& path, const std::string& key,
                 const std::string& one, const std::string& other, const Place* place = nullptr) {
  if (one != other) return;
  if (place)
    check.report().add(Code::EffectOnItself, *place, path, in_quotes(one) + " is paired with itself",
                       "name another platform");
  else
    check.problem(Code::EffectOnItself, node, path, key, in_quotes(one) + " is paired with itself",
                  "name another platform");
}

/// Whether a date is there and can be read; if not, that has been said.
bool is_date(const Node& map, const char* key) {
  const Entry* entry = map.find(key);
  return entry && entry->value.is_scalar() && parse_day(entry->value.text);
}

void check_calendar(Check& check, const Node& root) {
  const Scenario& s = check.scenario();
  const Node* calendar = find_path(root, "calendar");
  if (!calendar) return;
  if (is_date(*calendar, "start") && is_date(*calendar, "end") && s.end <= s.start)
    check.problem(Code::DatesReversed, *calendar, "calendar", "end",
                  fmt::format("the end, {}, is not after the start, {}", to_string(s.end), to_string(s.start)),
                  "exchange them, or mend the year");
  else if (s.end - s.start > longest_calendar_days)
    check.problem(Code::OutOfRange, *calendar, "calendar", "end", "the calendar is longer than 200 years",
                  "shorten it");
}

/// Whether a source's path names a key, and every name in it is declared.
bool is_known_path(const Check& check, std::string_view path) {
  const Key* key = &keys();
  const Node* node = &check.root();
  bool at_name = false;
  for (std::size_t begin = 0; begin <= path.size();) {
    std::size_t end = std::min(path.find('.', begin), path.size());
    std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (!at_name) key = key->find(part);
    const Entry* entry = node ? node->find(part) : nullptr;
    if (!key || (at_name && !entry)) return false;
    node = entry ? &entry->value : nullptr;
    at_name = !at_name && (key->form == Form::Named || key->form == Form::Rates);
  }
  return true;
}

void check_sources(Check& check, const Node& root) {
  const Entry* sources = root.find("sources");
  if (!sources) return;
  if (!sources->value.is_map()) {
    check.report().add(Code::WrongKind, sources->value.place, "sources",
                       "a map from key paths to texts is expected here",
                       "write e.g. `platforms.weibo.members: annual report 2013`");
    return;
  }
  const std::vector<std::string> known = paths_of(root);
  for (const Entry& entry : sources->value.entries) {
    std::string path = below("sources", entry.key);
    if (!entry.value.is_scalar() || entry.value.text.empty())
      check.report().add(Code::WrongKind, entry.value.place, path, "a source is a text",
                         "the path is one key with dots: `platforms.weibo.members: ...`");
    else if (!is_known_path(check, entry.key))
      check.report().add(Code::UnknownSource, entry.key_place, path, "there is nothing at " + in_quotes(entry.key),
                         did_you_mean(entry.key, known));
  }
}

void check_version(Check& check, const Node& root) {
  const Entry* version = root.find("rivalry");
  if (version && version->value.text != "1")
    check.problem(Code::WrongVersion, root, "", "rivalry", "this program reads format 1", "write `rivalry: 1`");
}

void collect_paths(const Node& node, const std::string& path, std::vector<std::string>& paths) {
  for (const Entry& entry : node.entries) {
    if (path.empty() && entry.key == "sources") continue;
    std::string here = below(path, entry.key);
    paths.push_back(here);
    if (paths.size() < 1000) collect_paths(entry.value, here, paths);
  }
}

void check_segments(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  double sum = 0;
  for (const Segment& segment : scenario.population.segments) sum += segment.share;
  if (scenario.population.segments.empty() || std::abs(sum - 1) <= sum_tolerance) return;
  report.add(Code::SharesDoNotAddUp, place_at(root, "population.segments"), "population.segments",
             fmt::format("the segments' shares add up to {:.10g} %, not 100 %{}", sum * 100, what),
             fmt::format("{:.6g} % too {}", std::abs(sum - 1) * 100, sum > 1 ? "much" : "little"));
}

void check_agents(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  const Population& population = scenario.population;
  if (!find_path(root, "population.people")) return;
  double agents = population.people / population.people_per_agent;
  if (!(agents >= 1 && agents <= most_agents))
    report.add(Code::AgentsOutOfRange, place_at(root, "population.people"), "population.people",
               fmt::format("{} people make {} agents of {} people each; 1 to 4 billion are possible{}",
                           write_quantity(population.people, Measure::Count), write_quantity(agents, Measure::Count),
                           write_quantity(population.people_per_agent, Measure::Count), what),
               agents > 1 ? "raise `people_per_agent`" : "lower `people_per_agent`");
  for (const auto& [a, b] : population.network.edges)
    if (std::max(a, b) >= std::floor(agents)) {
      report.add(Code::BadEdges, place_at(root, "population.network.edges"), "population.network.edges",
                 fmt::format("agent {} does not exist: there are {:.0f}, counted from 0{}", std::max(a, b),
                             std::floor(agents), what),
                 "raise `people`, or mend the ties");
      return;
    }
}

void check_members(const Scenario& scenario, const Platform& platform, const Node& root, const std::string& what,
                   Report& report) {
  double reached = scenario.population.segments.empty() ? 1 : 0;
  for (const Segment& segment : scenario.population.segments) reached += segment.share * segment.reach;
  double most = scenario.population.people * platform.reach * reached;
  if (platform.members_start <= most * (1 + sum_tolerance)) return;
  std::string path = "platforms." + platform.name + ".members.registered";
  report.add(Code::MoreMembersThanPeople, place_at(root, path), path,
             fmt::format("{} members, but {} people who can ever join{}",
                         write_quantity(platform.members_start, Measure::Count),
                         write_quantity(std::floor(most), Measure::Count), what),
             "lower the members, or raise the people or the reach");
}

}  // namespace

std::vector<std::string> paths_of(const Node& root) {
  std::vector<std::string> paths;
  collect_paths(root, "", paths);
  return paths;
}

const Company* company_called(const Scenario& scenario, const std::string& name) {
  auto at = std::ranges::find(scenario.companies, name, &Company::name);
  return at == scenario.companies.end() ? nullptr : &*at;
}

bool in_calendar(const Scenario& scenario, Day day) {
  bool calendar_is_wrong = scenario.end <= scenario.start;
  return calendar_is_wrong || (day >= scenario.start && day <= scenario.end);
}

void finish_network(Check& check, void* object, const Node& node, const std::string& path) {
  auto& network = *static_cast<Network*>(object);
  bool random = network.kind == NetworkKind::Implicit || network.kind == NetworkKind::Configuration;
  if (random) check_degrees(check, network, node, path);
  if (network.kind == NetworkKind::Edges) check_edges(check, network, node, path);
  if (network.kind == NetworkKind::WattsStrogatz && !node.find("mean_degree"))
    check.problem(Code::MissingKey, node, path, "kind", "the ring lattice needs its `mean_degree`",
                  "add e.g. `mean_degree: 10`");
  if (node.find("cluster_size") && !std::has_single_bit(static_cast<unsigned>(network.cluster_size)))
    check.problem(Code::BadNetwork, node, path, "cluster_size", "the cluster size is not a power of two",
                  "write 16, 32, 64, 128, 256, 512 or 1024");
}

void finish_population(Check& check, void* object, const Node& node, const std::string& path) {
  auto& population = *static_cast<Population*>(object);
  if (!node.find("network")) population.network = Network{};
  if (population.segments.empty()) {
    Segment everyone;
    everyone.name = "everyone";
    population.segments.push_back(everyone);
  }
  if (!check.has_uncertain(path)) {
    check_segments(check.scenario(), check.root(), "", check.report());
    check_agents(check.scenario(), check.root(), "", check.report());
  }
}

void finish_platform(Check& check, void* object, const Node& node, const std::string& path) {
  auto& platform = *static_cast<Platform*>(object);
  const Scenario& scenario = check.scenario();
  if (!node.find("launched")) platform.launched = scenario.start;
  if (scenario.end > scenario.start && platform.launched > scenario.end)
    check.problem(Code::DatesReversed, node, path, "launched", "it is launched only after the calendar has ended",
                  "launch it earlier, or lengthen the calendar");
  if (platform.launched < scenario.start && !find_path(node, "members.registered"))
    check.problem(Code::LaunchedBefore, node, path, "launched",
                  "it was launched before the calendar starts, but its members are not given",
                  "add `members: {registered: ...}`");
  if (platform.launched > scenario.start && platform.members_start > 0)
    check.problem(Code::DatesReversed, node, path, "launched", "it has members before it is launched",
                  "delete `members`, or launch it by the calendar's start");
  if (const Entry* with = node.find("with"))
    for (const Entry& other : with->value.entries)
      check_other(check, node, below(below(path, "with"), other.key), "", platform.name, other.key, &other.key_place);
  bool a = platform.posts.drop_a > 0, b = platform.posts.drop_b > 0;
  if (a && !b)
    check.report().add(Code::MissingKey, find_path(node, "posts.drop_out")->place, below(path, "posts.drop_out"),
                       "a Beta law needs both `a` and `b` above 0", "add `b`");
  bool certain = !check.has_uncertain("population") && !check.has_uncertain(path);
  if (certain && scenario.population.people > 0) check_members(scenario, platform, check.root(), "", check.report());
}

void finish_spread(Check& check, void* object, const Node& node, const std::string& path) {
  auto& spread = *static_cast<Spread*>(object);
  const Scenario& scenario = check.scenario();
  if (!node.find("starts")) spread.starts = scenario.start;
  check_about(check, spread, node, path);
  if (!in_calendar(scenario, spread.starts))
    check.problem(Code::DatesReversed, node, path, "starts", "it starts outside the calendar",
                  fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  if (spread.rule == SpreadRule::Cascade && scenario.population.network.kind == NetworkKind::Complete)
    check.problem(Code::BadNetwork, node, path, "rule", "a cascade cannot cross a complete network tie by tie",
                  "choose another `population.network`");
}

void finish_forecast(Check& check, void* object, const Node& node, const std::string& path) {
  auto& forecast = *static_cast<Forecast*>(object);
  if (forecast.last_days > forecast.observed_days)
    check.problem(Code::BadForecast, node, path, "last", "the last post is later than the time observed",
                  "write a `last` that is at most `observed`");
  else if ((forecast.last_days == 0) != (forecast.posts == 0))
    check.problem(
        Code::BadForecast, node, path, "last",
        forecast.posts == 0 ? "without posts there is no last one" : "with posts there is a last one after the start",
        forecast.posts == 0 ? "write `last: 0 days`" : "write when it was");
}

void finish_generator(Check& check, void* object, const Node& node, const std::string& path) {
  auto& generator = *static_cast<Generator*>(object);
  std::size_t counters = 4, keys = generator.kind.substr(0, 6) == "philox" ? 2 : 4;
  for (auto [key, have, want] :
       {std::tuple{"counter", generator.counter.size(), counters}, {"key", generator.key.size(), keys}})
    if (have != want)
      check.problem(Code::NotHexadecimal, node, path, key,
                    fmt::format("{} takes {} bits here, and these are {}", generator.kind, want * 32, have * 32),
                    generator.kind == "threefry2x64-20" ? "write 2 words of 16 digits"
                                                        : fmt::format("write {} words of 8 digits", want));
}

void finish_outputs(Check& check, void* object, const Node& node, const std::string& path) {
  auto& outputs = *static_cast<Outputs*>(object);
  if (!node.find("record") && !check.scenario().platforms.empty())
    outputs.record = {"platform_registered", "platform_active_monthly", "platform_active_daily"};
  const Entry* changes = node.find("compare_with");
  outputs.compared = changes && changes->value.is_map();
  const Entry* every = node.find("every");
  Quantity days;
  if (every && !read_quantity(every->value.text, Measure::Duration, days) && days.value != std::floor(days.value))
    check.problem(
        Code::NotWhole, node, path, "every",
        fmt::format("{} is {:.4g} days, not a whole number of days", in_quotes(every->value.text), days.value),
        fmt::format("write e.g. `{:.0f} days`", std::ceil(days.value)));
}

void finish_scenario(Check& check, void* object, const Node& root, const std::string&) {
  const auto& scenario = *static_cast<Scenario*>(object);
  check_version(check, root);
  check_calendar(check, root);
  check_holidays(check, root);
  check_sources(check, root);
  check_parties(check, root);
  check_business(check, root);
  check_ads(check, root);
  check_contracts(check, root);
  check_order_of_rounds(check, root);
  check_shops(check, root);
  check_talk(check, root);
  check_flash_sales(check, root);
  bool needs_people = !scenario.platforms.empty() || !scenario.spreads.empty() || !scenario.shops.empty();
  if (needs_people && !root.find("population"))
    check.report().add(Code::MissingKey, root.place, "population.people", "key `population.people` is missing",
                       "add e.g. `population: {people: 5 million}`");
}

void check_numbers(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  check_segments(scenario, root, what, report);
  check_agents(scenario, root, what, report);
  check_weights(scenario, root, what, report);
  check_valuations(scenario, root, what, report);
  check_parts(scenario, root, what, report);
  check_voices(scenario, root, what, report);
  check_ad_numbers(scenario, root, what, report);
  for (const Platform& platform : scenario.platforms) check_members(scenario, platform, root, what, report);
  for (const Company& company : scenario.companies) check_shares(company, root, what, report);
  for (const Round& round : scenario.rounds) check_round(round, root, what, report);
}

}  // namespace rivalry
