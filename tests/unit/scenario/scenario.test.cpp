// From a file to a scenario: reading, merging, drawing, writing.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "sim/core/json.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/reference.hpp"
#include "sim/scenario/keys/schema.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/scenario/tree/templates.hpp"
#include "sim/sweep/sweep_file.hpp"

using namespace rivalry;
namespace fs = std::filesystem;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// A folder of files that lives as long as the test.
class Shelf {
 public:
  Shelf() : path_(fs::temp_directory_path() / ("rivalry-shelf-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Shelf() { fs::remove_all(path_); }
  std::string put(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

ResolvedScenario resolve(const std::string& text, const std::vector<Override>& overrides = {}) {
  Shelf shelf;
  return ResolvedScenario::load(shelf.put("s.yaml", text), overrides);
}

std::string first_code(const std::string& text, const std::vector<Override>& overrides = {}) {
  try {
    resolve(text, overrides);
    return "";
  } catch (const ScenarioError& error) {
    return error.problems().front().code;
  }
}

const std::string head = "rivalry: 1\nname: test\nquestion: What?\ncalendar: {start: 2013-04-29, end: 2016-04-30}\n";
const std::string market = std::string(templates()[1].text);

std::vector<std::string> library() {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / "scenarios"))
    if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() != "bases" &&
        !is_sweep_file(entry.path().string()))
      files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("a scenario file becomes a scenario in the engine's units", "[scenario]") {
  Scenario s = resolve(head + R"(
seed: 0x10
replicates: 1 thousand
population:
  people: 586 million
  people_per_agent: 5 thousand
  attention: whole_days
  network: {kind: implicit, mean_degree: 20, degree_exponent: 2.3, local_share: 60 %}
  segments: {silent: {share: 57 %, opens: 6 %}, readers: {share: 43 %, minutes: 25 per day, opens: 6 % per day}}
platforms:
  weibo:
    launched: 2009-08-14
    members: {registered: 503 million, dormant: 20 %}
    join: {external: 3 % per year, internal: 1.6 per year}
    leave: {dormant: 0.7 per week, close: 1 per month}
    with: {wechat: {substitutes: 30 %, account_link: off}}
    posts: {mean: 0.7 per week, drop_out: {a: 0.793, b: 2.426}}
  wechat: {}
spreads:
  news: {rule: threshold, threshold: 18 %, seeds: 1 %}
  rumour: {rule: cascade, transmit: 20 %, seeds: 3}
events:
  ban: {do: scale, platform: weibo, what: pull, by: -30 %, chance: 4 % per year, lasts: 2 weeks}
)")
                   .draw(0);
  CHECK(s.seed == 16);
  CHECK(s.replicates == 1000);
  CHECK(s.population.people == 586e6);
  CHECK(s.population.attention == AttentionRule::WholeDays);
  CHECK(s.population.network.degrees == DegreeKind::PowerLaw);
  CHECK(s.population.segments[1].minutes == 25);
  CHECK(s.population.segments[0].opens == s.population.segments[1].opens);
  REQUIRE(s.platforms.size() == 2);
  const Platform& weibo = s.platforms[0];
  CHECK(to_string(weibo.launched) == "2009-08-14");
  CHECK(weibo.join_external == 0.03 / 365.25);
  CHECK_THAT(weibo.sleep, WithinRel(0.1, 1e-15));
  CHECK_THAT(weibo.close, WithinRel(12 / 365.25, 1e-15));
  CHECK(weibo.with[0].other == "wechat");
  CHECK(weibo.with[0].account_link == 0);
  CHECK_THAT(weibo.posts.mean_per_day, WithinRel(0.1, 1e-15));
  CHECK(s.platforms[1].launched == s.start);
  CHECK(s.spreads[0].threshold_numerator == 9);
  CHECK(s.spreads[0].threshold_denominator == 50);
  CHECK(s.spreads[0].seed_share == 0.01);
  CHECK(s.spreads[1].seed_agents == 3);
  CHECK(std::get<event::Scaling>(s.events[0].effect).by == 1 + -0.3);
  CHECK(s.events[0].lasts_days == 14);
  CHECK(s.outputs.every_days == 7);
  CHECK(s.outputs.record.size() == 3);
}

TEST_CASE("an expectation is read in its output's unit", "[scenario]") {
  std::string text = head +
                     "population: {people: {uniform: [1 million, 2 million]}}\nplatforms: {weibo: {}}\n"
                     "outputs: {record: [platform_registered, platform_attention_share]}\nexpect:\n"
                     "  a: {of: platform_registered, platform: weibo, at: 2014-04-29, value: 2 million, within: 5 %}\n"
                     "  b: {of: platform_attention_share, platform: weibo, at: 1 year, value: 40 %, within: 3 points}\n"
                     "  c: {of: platform_registered, platform: weibo, over: peak_time, value: 1 year, within: 2 days}\n"
                     "  d: {of: platform_registered, platform: weibo, over: last, inside: [1 million, 3 million]}\n"
                     "  e: {of: population.people, value: 1.5 million, within: 10 %, statistic: mean, "
                     "given: platform_registered, platform: weibo, given_at_least: 5}\n";
  std::vector<Expectation> expect = resolve(text).draw(0).expect;
  CHECK(expect[0].within == 0.05 * 2e6);
  CHECK(expect[0].written == "2 million within 5 %");
  CHECK(expect[1].value == 0.4);
  CHECK(expect[1].within == 0.03);
  CHECK(to_string(expect[1].at) == "2014-04-29");
  CHECK(expect[2].value == 365.25);
  CHECK(expect[2].within == 2);
  CHECK(expect[3].is_range);
  CHECK(expect[3].highest == 3e6);
  CHECK(expect[4].of == "input_population_people");
  CHECK(expect[4].given_of == "platform_registered");
  CHECK(expect[4].labels == std::vector<std::pair<std::string, std::string>>{{"platform", "weibo"}});
}

TEST_CASE("an uncertain number is drawn per replicate, keyed by its path alone", "[scenario]") {
  std::string people = "population: {people: {uniform: [500 million, 1 billion]}}\n";
  ResolvedScenario alone = resolve(head + people);
  ResolvedScenario among = resolve(head + people + "platforms: {weibo: {reach: {triangular: [10 %, 20 %, 60 %]}}}\n");
  REQUIRE(among.inputs(3).size() == 2);
  CHECK(alone.inputs(3)[0].name == "population_people");
  CHECK(alone.inputs(3)[0].unit == "people");
  CHECK(alone.inputs(3)[0].value == among.inputs(3)[0].value);
  CHECK(alone.draw(3).population.people == alone.inputs(3)[0].value);
  CHECK(alone.draw(3).population.people != alone.draw(4).population.people);
  double sum = 0;
  for (std::uint32_t r = 0; r < 4000; ++r) {
    double value = alone.draw(r).population.people;
    CHECK((value >= 500e6 && value <= 1e9 && value == static_cast<double>(static_cast<std::int64_t>(value))));
    sum += value;
  }
  CHECK_THAT(sum / 4000, WithinAbs(750e6, 4 * 500e6 / std::sqrt(12.0 * 4000)));
}

TEST_CASE("each law has its mean and stays in the key's range", "[scenario]") {
  auto mean_of = [](const std::string& params) {
    ResolvedScenario s = resolve(head + "population: {people: 10}\nplatforms: {weibo: {reach: " + params + "}}\n");
    double sum = 0;
    for (std::uint32_t r = 0; r < 4000; ++r) {
      double reach = s.draw(r).platforms[0].reach;
      CHECK((reach >= 0 && reach <= 1));
      sum += reach;
    }
    return sum / 4000;
  };
  CHECK_THAT(mean_of("{normal: [50 %, 10 %]}"), WithinAbs(0.5, 0.0064));
  CHECK_THAT(mean_of("{normal: [100 %, 10 %]}"), WithinAbs(1 - 0.1 * 0.7978845608, 0.0039));
  CHECK_THAT(mean_of("{lognormal: {median: 10 %, sigma: 40 %}}"), WithinAbs(0.1 * 1.0832870677, 0.0029));
  CHECK_THAT(mean_of("{triangular: [10 %, 20 %, 60 %]}"), WithinAbs(0.3, 0.0069));
  CHECK_THAT(mean_of("{choice: [10 %, 20 %, 60 %]}"), WithinAbs(0.3, 0.0137));
  CHECK_THAT(mean_of("{choice: {10 %: 20 %, 60 %: 80 %}}"), WithinAbs(0.5, 0.0127));
  CHECK_THAT(mean_of("{draws: [10 %, 20 %, 60 %]}"), WithinAbs(0.3, 0.0137));
}

TEST_CASE("joint draws keep together", "[scenario]") {
  ResolvedScenario s = resolve(head +
                               "population: {people: {draws: [1 million, 2 million, 3 million], jointly: fit}}\n"
                               "platforms: {weibo: {pull: {draws: [1, 2, 3], jointly: fit}}}\n");
  for (std::uint32_t r = 0; r < 100; ++r) CHECK(s.draw(r).population.people == 1e6 * s.draw(r).platforms[0].pull);
}

TEST_CASE("base < file < command line, maps key by key", "[scenario]") {
  Shelf shelf;
  shelf.put(
      "scenarios/bases/base.yaml",
      "rivalry: 1\npopulation: {people: {uniform: [1 million, 2 million]}, people_per_agent: 10}\n"
      "platforms: {weibo: {reach: 50 %, pull: 2}, wechat: {}}\nevents: {ad: {do: campaign, platform: weibo, adds: 1 "
      "per year, at: 2014-01-01}}\nsources: {platforms.weibo.reach: a book, events.ad: a newspaper}\n");
  std::string file = shelf.put("scenarios/published/s.yaml",
                               head + "extends: ../bases/base.yaml\nplatforms: {weibo: {reach: 60 %}}\n");
  ResolvedScenario s = ResolvedScenario::load(
      file, {{"population.people", "5 million"}, {"events.ad", "off"}, {"platforms.wechat.pull", "{uniform: [1, 2]}"}});
  Scenario drawn = s.draw(0);
  CHECK(drawn.population.people == 5e6);
  CHECK(drawn.population.people_per_agent == 10);
  CHECK(drawn.platforms[0].reach == 0.6);
  CHECK(drawn.platforms[0].pull == 2);
  CHECK(drawn.events.empty());
  CHECK(s.inputs(0).size() == 1);
  CHECK(s.text().find("newspaper") == std::string::npos);
  CHECK(s.text_with_origins().find("command line") != std::string::npos);
  CHECK(s.assumptions() == std::vector<std::string>{"population.people", "population.people_per_agent",
                                                    "platforms.weibo.pull", "platforms.wechat.pull"});
}

TEST_CASE("what is switched off cannot be referred to", "[scenario]") {
  std::string text =
      head + "population: {people: 10}\nplatforms: {weibo: {}, wechat: {with: {weibo: {complements: 1}}}}\n";
  CHECK(first_code(text) == "");
  CHECK(first_code(text, {{"platforms.weibo", "off"}}) == "E210");
  CHECK(first_code(text, {{"platforms.weibo", "off"}, {"platforms.wechat.with.weibo", "off"}}) == "");
  CHECK(first_code(text, {{"platforms.twitter", "off"}}) == "E123");
}

TEST_CASE("problems on the command line point there", "[scenario]") {
  try {
    resolve(head + "population: {people: 10}\n", {{"population.people", "ten"}, {"population..x", "1"}});
    FAIL("accepted");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].at.file == "<command line>");
    CHECK(error.problems()[1].at.column == 19);
    CHECK(error.problems()[1].source_line == "population.people=ten");
  }
}

TEST_CASE("a scenario reads nothing outside its folder", "[scenario]") {
  Shelf shelf;
  shelf.put("outside.yaml", "rivalry: 1\n");
  shelf.put("edges.txt", "0 1\n");
  fs::create_directories(shelf.path() / "own");
  fs::create_symlink(shelf.path() / "outside.yaml", shelf.path() / "own/link.yaml");
  for (const std::string& written :
       std::vector<std::string>{"../outside.yaml", "link.yaml", (shelf.path() / "outside.yaml").string()}) {
    std::string file = shelf.put("own/s.yaml", head + "extends: " + written + "\n");
    try {
      ResolvedScenario::load(file, {});
      FAIL("read " << written);
    } catch (const ScenarioError& error) {
      CHECK(error.problems()[0].code == "E301");
    }
  }
}

TEST_CASE("a list of edges is taken into the resolved scenario", "[scenario]") {
  Shelf shelf;
  shelf.put("edges.txt", "# who knows whom\n0 1\n1\t2\n\n2, 3 # a tie\n");
  std::string file = shelf.put("s.yaml", head + "population: {people: 4, network: {kind: edges, file: edges.txt}}\n");
  ResolvedScenario s = ResolvedScenario::load(file, {});
  CHECK(s.draw(0).population.network.edges ==
        std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {1, 2}, {2, 3}});
  CHECK(resolve(s.text()).draw(0).population.network.edges.size() == 3);
}

TEST_CASE("the resolved text alone gives the same text and the same numbers", "[scenario]") {
  std::vector<std::string> files = library();
  for (const std::string& file : files) {
    INFO(file);
    ResolvedScenario first = ResolvedScenario::load(file, {});
    ResolvedScenario second = resolve(first.text());
    CHECK(second.text() == first.text());
    CHECK(resolve(first.text_with_origins()).text() == first.text());
    for (std::uint32_t r : {0u, 7u}) {
      std::vector<Input> a = first.inputs(r), b = second.inputs(r);
      REQUIRE(a.size() == b.size());
      for (std::size_t i = 0; i < a.size(); ++i) CHECK((a[i].path == b[i].path && a[i].value == b[i].value));
    }
  }
}

TEST_CASE("awkward texts survive being written", "[scenario]") {
  for (std::string question : {"a: b", "a #b", "- a",  "'quoted'",  "\"double\"", "off", "null",
                               "[a]",  "{a}",  "a\\b", "a, b",      "&a",         "10",  "# a",
                               "a:",   "?",    "%",    "tab\there", "two\nlines", " a ", "\xE5\xBE\xAE\xE5\x8D\x9A"}) {
    Json written = question;  // JSON's quotes are YAML's
    std::string text =
        "rivalry: 1\nname: a\nquestion: " + written.dump() + "\ncalendar: {start: 2013-01-01, end: 2014-01-01}\n";
    if (question.find('\t') != std::string::npos) {
      CHECK(first_code(text) == "E103");
      continue;
    }
    INFO(question);
    CHECK(resolve(text).draw(0).question == question);
    CHECK(resolve(resolve(text).text()).draw(0).question == question);
  }
}

TEST_CASE("every template is a good scenario", "[scenario]") {
  for (const Template& row : templates()) CHECK(first_code(std::string(row.text)) == "");
}

TEST_CASE("every key is in the schema, in the reference and can be explained", "[scenario]") {
  Json schema = Json::parse(json_schema());
  std::string page = keys_page();
  for (const KeyAt& row : all_keys()) {
    INFO(row.path);
    CHECK(page.find("| `" + row.path + "` |") != std::string::npos);
    CHECK(find_key(row.path) == row.key);
    CHECK(explain_key(row.path, *row.key).find("written") != std::string::npos);
    if (row.key->is_leaf()) CHECK_FALSE(row.key->sentence.empty());
    const Json* at = &schema;
    for (std::size_t begin = 0; begin <= row.path.size();) {
      std::size_t end = std::min(row.path.find('.', begin), row.path.size());
      std::string part = row.path.substr(begin, end - begin);
      begin = end + 1;
      at = part == "NAME" ? &at->at("patternProperties").begin()->at("anyOf").at(0) : &at->at("properties").at(part);
    }
    CHECK(at->is_object());
  }
}

TEST_CASE("mutants are accepted or refused with a place, and never crash", "[scenario]") {
  const std::string pieces = "{}[]:,#&*!|>'\"%@`-?\n 0123456789abcxyz.\t\x01\xC3\xFF";
  std::vector<std::string> seeds = {market, std::string(templates()[2].text), resolve(market).text()};
  Random random(20130429, 0);
  std::size_t refused = 0;
  Shelf shelf;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    std::string text = seeds[i % seeds.size()];
    Words dice = random.words(Purpose::Input, 0, i, 0);
    for (std::uint32_t k = 0; k <= dice[3] % 3; ++k) {
      Words w = random.words(Purpose::Input, 1, i, k);
      std::size_t at = w[0] % text.size();
      char piece = pieces[w[1] % pieces.size()];
      if (w[2] % 4 == 0)
        text.erase(at, 1 + w[3] % 8);
      else if (w[2] % 4 == 1)
        text.insert(at, 1, piece);
      else if (w[2] % 4 == 2)
        text[at] = piece;
      else
        text.insert(at, text.substr(w[1] % text.size(), w[3] % 40));
    }
    try {
      ResolvedScenario s = ResolvedScenario::load(shelf.put("m.yaml", text), {});
      s.draw(0);
      if (i % 10 == 0) CHECK(resolve(s.text()).text() == s.text());
    } catch (const ScenarioError& error) {
      ++refused;
      for (const Diagnostic& problem : error.problems()) CHECK((problem.at.line >= 1 && problem.at.column >= 1));
    }
  }
  CHECK(refused > 1000);
}
