// The `expect:` of a sweep file.
#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/sweep/analysis/sweep_expectations.hpp"

namespace rivalry {

namespace {

struct Kind {
  const char* word;
  Expected what;
  bool asks_an_answer;
};

constexpr Kind kinds[] = {{"first", Expected::First, true},    {"total", Expected::Total, true},
                          {"mu_star", Expected::MuStar, true}, {"sigma", Expected::Sigma, true},
                          {"mean", Expected::Mean, false},     {"variance", Expected::Variance, false},
                          {"point", Expected::Point, false},   {"strata", Expected::Strata, false}};

class ExpectReader {
 public:
  explicit ExpectReader(Report& report) : report_(report) {}

  SweepExpectation read(const Entry& named) {
    SweepExpectation expect;
    expect.name = named.key;
    path_ = "expect." + named.key;
    if (!named.value.is_map()) {
      problem(named.key_place, "a map of keys is expected here",
              "write e.g. `{mean: \"function_value[f]\", value: 3.5, within: 0.1}`", Code::WrongKind);
      return expect;
    }
    what(named, expect);
    number(named, "value", expect.value);
    number(named, "within", expect.within);
    if (const Entry* source = named.value.find("source")) expect.source = source->value.text;
    known(named);
    return expect;
  }

 private:
  void problem(const Place& place, std::string message, std::string suggestion, Code code = Code::BadSweepFile) {
    report_.add(code, place, path_, std::move(message), std::move(suggestion));
  }

  static std::vector<std::string> words() {
    std::vector<std::string> all;
    for (const Kind& kind : kinds) all.emplace_back(kind.word);
    return all;
  }

  void what(const Entry& named, SweepExpectation& expect) {
    const Kind* found = nullptr;
    for (const Kind& kind : kinds)
      if (named.value.find(kind.word)) found = &kind;
    if (!found) return problem(named.key_place, "what is expected?", "one of " + one_of(words()), Code::MissingKey);
    expect.what = found->what;
    const Node& value = named.value.find(found->word)->value;
    bool of_answer = found->what == Expected::Mean || found->what == Expected::Variance;
    if (found->what == Expected::Point) {
      double point = 0;
      number(named, "point", point);
      expect.point = static_cast<std::int64_t>(point);
      expect.key = text(named, "key");
    } else {
      (of_answer ? expect.of : expect.key) = value.text;
    }
    if (found->asks_an_answer) expect.of = text(named, "of");
  }

  std::string text(const Entry& named, const char* key) {
    const Entry* entry = named.value.find(key);
    if (entry && entry->value.is_scalar()) return entry->value.text;
    problem(named.key_place, fmt::format("key `{}` is missing", key), "", Code::MissingKey);
    return "";
  }

  void number(const Entry& named, const char* key, double& value) {
    std::string written = text(named, key);
    if (written.empty()) return;
    Quantity quantity;
    if (auto wrong = read_quantity(written, Measure::Real, quantity))
      problem(named.value.find(key)->value.place, wrong->message, wrong->suggestion, wrong->code);
    value = quantity.value;
  }

  void known(const Entry& named) {
    std::vector<std::string> all = words();
    for (const char* more : {"key", "of", "value", "within", "source"}) all.emplace_back(more);
    for (const Entry& entry : named.value.entries)
      if (std::find(all.begin(), all.end(), entry.key) == all.end())
        problem(entry.key_place, "unknown key " + in_quotes(entry.key), did_you_mean(entry.key, all), Code::UnknownKey);
  }

  Report& report_;
  std::string path_;
};

}  // namespace

std::vector<SweepExpectation> read_sweep_expectations(const Node& expect, Report& report) {
  std::vector<SweepExpectation> all;
  if (!expect.is_map())
    report.add(Code::WrongKind, expect.place, "expect", "named expectations are expected here",
               "write `name: {...}` below it");
  for (const Entry& entry : expect.entries) {
    SweepExpectation read = ExpectReader(report).read(entry);
    read.written = fmt::format("{:.10g} within {:.10g}", read.value, read.within);
    all.push_back(std::move(read));
  }
  return all;
}

}  // namespace rivalry
