#include "sim/scenario/check/valuations.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "rivalry/scenario.hpp"
#include "rivalry/valuations.hpp"
#include "sim/capital/valuation/questions.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

using namespace valuation;

/// Problems about one question, wherever its keys stand.
class ValuationProblems {
 public:
  ValuationProblems(const Valuation& question, const Node& root, const std::string& what, Report& report)
      : path_("valuations." + question.name), root_(root), what_(what), report_(report) {}

  void add(const std::string& key, const std::string& message, const std::string& suggestion) {
    const Node* node = find_path(root_, below(path_, key));
    if (!node) node = find_path(root_, path_);
    report_.add(Code::BadValuation, node ? node->place : root_.place, below(path_, key), message + what_, suggestion);
  }

 private:
  std::string path_;
  const Node& root_;
  const std::string& what_;
  Report& report_;
};

/// Steps that give the tree probabilities.
double steps_needed(const Valuation& question) {
  Option option = option_of(question);
  double ratio = (option.rate - option.pays_out) / option.volatility;
  return std::floor(ratio * ratio * option.time) + 1;
}

void check_tree(const Valuation& q, ValuationProblems& problems) {
  if (q.volatility == 0)
    return problems.add("volatility", "without volatility a tree has no branches", "write a `volatility` above 0 %");
  if (!is_tree(option_of(q), tree_of(q)))
    problems.add(
        "steps",
        "in one step more is earned for certain than the price can rise or fall: the probabilities on the tree "
        "would be below 0 or above 100 %",
        fmt::format("write `steps: {:.0f}` or more", steps_needed(q)));
}

void check_paths(const Valuation& q, ValuationProblems& problems) {
  if (q.strike == 0)
    problems.add("strike", "prices are measured in strikes, and the strike is 0",
                 "write a `strike` above 0, or `kind: european`");
  for (auto [key, paths] : {std::pair{"paths", q.paths}, {"out_of_sample", q.unseen}})
    if (q.in_pairs && std::fmod(paths, 2) != 0)
      problems.add(key, fmt::format("{:.0f} paths are not pairs of a path and its mirror image", paths),
                   fmt::format("write `{:.0f}`, or `antithetic: off`", paths + 1));
}

void check_wait(const Valuation& q, ValuationProblems& problems) {
  if (q.volatility == 0)
    return problems.add("volatility", "without volatility there is nothing to wait for",
                        "write a `volatility` above 0 %");
  if (q.strike == 0)
    return problems.add("strike", "what costs nothing is not worth waiting for", "write a `strike` above 0");
  double at = threshold(opportunity_of(q));
  if (q.pays_out == 0 || !(at > 0 && at < 1e15))
    problems.add("pays_out",
                 "nothing is missed by waiting, so that waiting is worth infinitely much: nobody would ever invest",
                 "write what the value pays out to who has it, e.g. `pays_out: 4 % per year`");
}

void check_stake(const Valuation& q, ValuationProblems& problems) {
  if (q.cap == 0 && q.discount == 0)
    problems.add("discount", "the strike is the price itself: the option can never bring anything",
                 "add `discount: 15 %`, or a `cap`");
}

void check_numbers_of(const Valuation& question, ValuationProblems& problems) {
  if (question.kind == ValuationKind::Tree) check_tree(question, problems);
  if (question.kind == ValuationKind::LeastSquares) check_paths(question, problems);
  if (question.kind == ValuationKind::Wait) check_wait(question, problems);
  if (question.kind == ValuationKind::StakeOption) check_stake(question, problems);
}

void check_dates(Check& check, const Valuation& q, const Node& node, const std::string& path) {
  bool bermudan = q.kind == ValuationKind::Tree && q.exercise == Exercise::Bermudan;
  bool needs = bermudan || q.kind == ValuationKind::LeastSquares;
  if (needs && !node.find("dates"))
    check.problem(Code::MissingKey, node, path, bermudan ? "exercise" : "kind",
                  "on how many dates can it be exercised?", "add e.g. `dates: 50`");
  if (q.kind == ValuationKind::Tree && !bermudan && node.find("dates"))
    check.problem(Code::KeyOfAnotherKind, node, path, "dates", "only a bermudan option is exercised on so many dates",
                  "delete it, or write `exercise: bermudan`");
}

void check_right(Check& check, const Valuation& q, const Node& node, const std::string& path) {
  bool stake = q.right == Payoff::Stake;
  if (stake && q.kind != ValuationKind::LeastSquares)
    check.problem(Code::BadValuation, node, path, "right", "a stake's option is simulated, or has a formula of its own",
                  "write `kind: least_squares` or `kind: stake_option`");
  if (q.kind == ValuationKind::LeastSquares && !stake && node.find("discount"))
    check.problem(Code::KeyOfAnotherKind, node, path, "discount", "`discount` has a meaning only for a stake's option",
                  "delete it, or write `right: stake`");
}

void check_hurdle(Check& check, const Node& node, const std::string& path) {
  const Entry* hurdle = node.find("hurdle");
  if (!hurdle || hurdle->value.broken) return;
  for (auto [key, example] : {std::pair{"needs", "300 million"}, {"expects", "400 million"}, {"volatility", "40 %"}})
    if (!hurdle->value.find(key))
      check.problem(Code::MissingKey, node, path, "hurdle", fmt::format("a hurdle needs `{}`", key),
                    fmt::format("add e.g. `{}: {}`", key, example));
}

void check_given(Check& check, const Valuation& q, const Node& node, const std::string& path) {
  if (q.given_paths.empty())
    return check.problem(Code::MissingKey, node, path, "given_paths", "there are no paths",
                         "add e.g. `given_paths: {first: {prices: 1.09 1.08 1.34}}`");
  for (const GivenPath& each : q.given_paths)
    if (each.prices.size() != q.given_paths[0].prices.size())
      return check.problem(Code::BadValuation, node, path, "given_paths",
                           fmt::format("`{}` has {} prices and `{}` {}", q.given_paths[0].name,
                                       q.given_paths[0].prices.size(), each.name, each.prices.size()),
                           "give every path a price on every date");
}

std::optional<std::vector<double>> read_prices(std::string_view text) {
  std::vector<double> prices;
  const char *at = text.data(), *end = at + text.size();
  while (at != end) {
    double price = 0;
    auto [next, error] = std::from_chars(at, end, price);
    if (error != std::errc() || !(price > 0) || !std::isfinite(price) || (next != end && *next != ' '))
      return std::nullopt;
    prices.push_back(price);
    for (at = next; at != end && *at == ' ';) ++at;
  }
  return prices;
}

}  // namespace

void finish_given_path(Check& check, void* object, const Node& node, const std::string& path) {
  auto& given = *static_cast<GivenPath*>(object);
  auto prices = read_prices(given.written);
  if (prices && !prices->empty())
    given.prices = *prices;
  else if (node.find("prices"))
    check.problem(Code::NotANumber, node, path, "prices", "these are not prices above 0 with spaces between",
                  "write e.g. `1.09 1.08 1.34`");
}

void finish_valuation(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& question = *static_cast<const Valuation*>(object);
  check_dates(check, question, node, path);
  check_right(check, question, node, path);
  if (question.kind == ValuationKind::GivenPaths) check_given(check, question, node, path);
  check_hurdle(check, node, path);
  if (node.find("listed") && node.find("never"))
    check.problem(Code::Contradiction, node, path, "never", "how likely no listing is follows from how likely one is",
                  "delete `never` or `listed`");
}

void check_valuations(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  for (const Valuation& question : scenario.valuations) {
    ValuationProblems problems(question, root, what, report);
    check_numbers_of(question, problems);
  }
}

}  // namespace rivalry
