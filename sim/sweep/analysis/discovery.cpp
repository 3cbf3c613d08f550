#include "sim/sweep/analysis/discovery.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"

namespace rivalry {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double as_chance_would = 0.05;

using Members = std::vector<std::uint32_t>;

bool is_choice(const CaseColumn& column) { return !column.labels.empty(); }

bool limits_anything(const BoxLimit& limit) {
  return limit.low > -unlimited || limit.high < unlimited ||
         std::find(limit.allowed.begin(), limit.allowed.end(), false) != limit.allowed.end();
}

/// All cases against all limits.
class Cases {
 public:
  Cases(const std::vector<CaseColumn>& columns, const std::vector<bool>& hit) : columns_(columns), hit_(hit) {}

  const std::vector<CaseColumn>& columns() const { return columns_; }
  std::int64_t size() const { return static_cast<std::int64_t>(hit_.size()); }
  double value(std::size_t column, std::uint32_t member) const { return columns_[column].values[member]; }

  /// No limit for any column.
  std::vector<BoxLimit> open() const {
    std::vector<BoxLimit> limits;
    for (std::size_t c = 0; c < columns_.size(); ++c)
      limits.push_back({c, -unlimited, unlimited, std::vector<bool>(columns_[c].labels.size(), true), 1});
    return limits;
  }
  bool inside(const BoxLimit& limit, std::uint32_t member) const {
    double at = value(limit.column, member);
    if (!is_choice(columns_[limit.column])) return !limits_anything(limit) || (at >= limit.low && at <= limit.high);
    return limit.allowed[static_cast<std::size_t>(at)];
  }
  /// The cases within all limits, those of one column apart.
  Members within(const std::vector<BoxLimit>& limits,
                 std::size_t apart = std::numeric_limits<std::size_t>::max()) const {
    Members members;
    for (std::uint32_t member = 0; member < hit_.size(); ++member)
      if (std::all_of(limits.begin(), limits.end(), [&](const BoxLimit& limit) {
            return limit.column == apart || !limits_anything(limit) || inside(limit, member);
          }))
        members.push_back(member);
    return members;
  }
  std::int64_t hits(const Members& members) const {
    return std::count_if(members.begin(), members.end(), [&](std::uint32_t member) { return hit_[member]; });
  }
  bool hit(std::uint32_t member) const { return hit_[member]; }

 private:
  const std::vector<CaseColumn>& columns_;
  const std::vector<bool>& hit_;
};

double density_of(std::int64_t hits, std::int64_t cases) {
  return cases > 0 ? static_cast<double>(hits) / static_cast<double>(cases) : 0;
}

/// A way to make a box smaller.
struct Peel {
  BoxLimit limit;
  std::int64_t cases = 0, hits = 0;
  double gain = 0;  ///< density per case given up (Kwakkel & Jaxa-Rozen's 2016 "lenient" criterion)
};

void consider(std::optional<Peel>& best, const Cases& cases, const Members& members, const BoxLimit& limit,
              std::int64_t hits) {
  Peel peel{limit, 0, 0, 0};
  for (std::uint32_t member : members)
    if (cases.inside(limit, member)) ++peel.cases, peel.hits += cases.hit(member) ? 1 : 0;
  auto all = static_cast<std::int64_t>(members.size());
  if (peel.cases == 0 || peel.cases == all) return;
  double more = density_of(peel.hits, peel.cases) - density_of(hits, all);
  peel.gain = more / static_cast<double>(all - peel.cases);
  if (more > 0 && (!best || peel.gain > best->gain)) best = std::move(peel);
}

/// Both ends of a column of numbers. Of values that many cases share, all are given up together.
void consider_ends(std::optional<Peel>& best, const Cases& cases, const Members& members, const BoxLimit& limit,
                   std::int64_t hits, double share) {
  std::vector<double> values;
  for (std::uint32_t member : members)
    if (double at = cases.value(limit.column, member); !std::isnan(at)) values.push_back(at);
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  auto count = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
  BoxLimit lower = limit, upper = limit;
  auto first = values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size() - 1));
  if (*first == values.front()) first = std::upper_bound(values.begin(), values.end(), values.front());
  if (first != values.end()) lower.low = *first, consider(best, cases, members, lower, hits);
  auto last = values.end() - 1 - static_cast<std::ptrdiff_t>(std::min(count, values.size() - 1));
  if (*last != values.back()) return upper.high = *last, consider(best, cases, members, upper, hits);
  auto below = std::lower_bound(values.begin(), values.end(), values.back());
  if (below != values.begin()) upper.high = *(below - 1), consider(best, cases, members, upper, hits);
}

std::optional<Peel> best_peel(const Cases& cases, const Members& members, const std::vector<BoxLimit>& limits,
                              double share) {
  std::optional<Peel> best;
  std::int64_t hits = cases.hits(members);
  for (const BoxLimit& limit : limits) {
    if (!is_choice(cases.columns()[limit.column])) {
      consider_ends(best, cases, members, limit, hits, share);
      continue;
    }
    for (std::size_t label = 0; label < limit.allowed.size(); ++label)
      if (BoxLimit without = limit; limit.allowed[label]) {
        without.allowed[label] = false;
        consider(best, cases, members, without, hits);
      }
  }
  return best;
}

DiscoveryBox box_of(const Cases& cases, const std::vector<BoxLimit>& limits, std::int64_t all_hits) {
  Members members = cases.within(limits);
  DiscoveryBox box;
  box.cases = static_cast<std::int64_t>(members.size());
  box.hits = cases.hits(members);
  box.coverage = density_of(box.hits, all_hits);
  box.density = density_of(box.hits, box.cases);
  box.mass = density_of(box.cases, cases.size());
  for (const BoxLimit& limit : limits)
    if (limits_anything(limit)) box.limits.push_back(limit);
  return box;
}

/// P[X >= hits] of a binomial X with these cases and this chance.
double at_least(std::int64_t hits, std::int64_t cases, double chance) {
  auto h = static_cast<double>(hits), n = static_cast<double>(cases);
  if (hits == 0 || chance >= 1) return 1;
  if (n < 9e5) return math::beta_cdf(h, n - h + 1, chance);
  return math::normal_cdf(-(h - 0.5 - n * chance) / std::sqrt(n * chance * (1 - chance)));
}

void find_quasi_p(const Cases& cases, DiscoveryBox& box) {
  for (BoxLimit& limit : box.limits) {
    Members without = cases.within(box.limits, limit.column);
    limit.quasi_p =
        at_least(box.hits, box.cases, density_of(cases.hits(without), static_cast<std::int64_t>(without.size())));
  }
}

/// Drops the limit most like chance, as long as there is one.
DiscoveryBox without_chance(const Cases& cases, DiscoveryBox box, std::int64_t all_hits) {
  for (;;) {
    find_quasi_p(cases, box);
    auto worst = std::max_element(box.limits.begin(), box.limits.end(),
                                  [](const BoxLimit& a, const BoxLimit& b) { return a.quasi_p < b.quasi_p; });
    if (worst == box.limits.end() || worst->quasi_p <= as_chance_would) return box;
    box.limits.erase(worst);
    box = box_of(cases, std::vector<BoxLimit>(box.limits), all_hits);
  }
}

/// The limit moved outwards to take in a share of the box's cases, if that does not thin the box; nothing if it does.
std::optional<BoxLimit> pasted(const Cases& cases, const DiscoveryBox& box, const BoxLimit& limit, bool above,
                               double share) {
  std::vector<std::pair<double, bool>> beyond;  // how far out, and whether a hit
  for (std::uint32_t member : cases.within(box.limits, limit.column)) {
    double at = cases.value(limit.column, member);
    if (above ? at > limit.high : at < limit.low) beyond.emplace_back(above ? at : -at, cases.hit(member));
  }
  if (beyond.empty()) return std::nullopt;
  std::sort(beyond.begin(), beyond.end());
  auto count = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(box.cases)));
  double edge = beyond[std::min(count, beyond.size()) - 1].first;
  std::int64_t more = 0, hits = 0;
  for (auto [at, hit] : beyond)
    if (at <= edge) ++more, hits += hit ? 1 : 0;
  if (density_of(box.hits + hits, box.cases + more) < box.density) return std::nullopt;
  BoxLimit wider = limit;
  bool all = edge == beyond.back().first;
  (above ? wider.high : wider.low) = above ? (all ? unlimited : edge) : (all ? -unlimited : -edge);
  return wider;
}

std::optional<BoxLimit> with_one_more(const Cases& cases, const DiscoveryBox& box, const BoxLimit& limit) {
  for (std::size_t label = 0; label < limit.allowed.size(); ++label) {
    if (limit.allowed[label]) continue;
    std::int64_t more = 0, hits = 0;
    for (std::uint32_t member : cases.within(box.limits, limit.column))
      if (static_cast<std::size_t>(cases.value(limit.column, member)) == label)
        ++more, hits += cases.hit(member) ? 1 : 0;
    if (density_of(box.hits + hits, box.cases + more) < box.density) continue;
    BoxLimit wider = limit;
    wider.allowed[label] = true;
    return wider;
  }
  return std::nullopt;
}

DiscoveryBox with_pastes(const Cases& cases, DiscoveryBox box, std::int64_t all_hits, double share) {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < box.limits.size() && !again; ++i) {
      const BoxLimit& limit = box.limits[i];
      auto wider = is_choice(cases.columns()[limit.column]) ? with_one_more(cases, box, limit)
                                                            : pasted(cases, box, limit, true, share);
      if (!wider && !is_choice(cases.columns()[limit.column])) wider = pasted(cases, box, limit, false, share);
      if (!wider) continue;
      std::vector<BoxLimit> limits = box.limits;
      limits[i] = *wider;
      box = box_of(cases, limits, all_hits);
      again = true;
    }
  }
  return box;
}

double harmonic(const DiscoveryBox& box) {
  double sum = box.coverage + box.density;
  return sum > 0 ? 2 * box.coverage * box.density / sum : 0;
}

}  // namespace

Discovery discover(const std::vector<CaseColumn>& columns, const std::vector<bool>& hit,
                   const DiscoveryOptions& options) {
  for (const CaseColumn& column : columns) expects(column.values.size() == hit.size(), "one value per case");
  Cases cases(columns, hit);
  Discovery found;
  found.cases = cases.size();
  found.hits = std::count(hit.begin(), hit.end(), true);
  if (found.hits == 0) throw std::invalid_argument("it happens in no case");
  if (found.hits == found.cases) throw std::invalid_argument("it happens in every case");
  std::vector<BoxLimit> limits = cases.open();
  found.peeled.push_back(box_of(cases, limits, found.hits));
  Members members = cases.within(limits);
  while (auto peel = best_peel(cases, members, limits, options.peel)) {
    if (density_of(peel->cases, found.cases) < options.least_mass) break;
    limits[peel->limit.column] = peel->limit;
    std::erase_if(members, [&](std::uint32_t member) { return !cases.inside(peel->limit, member); });
    found.peeled.push_back(box_of(cases, limits, found.hits));
  }
  auto best = std::max_element(found.peeled.begin(), found.peeled.end(),
                               [](const DiscoveryBox& a, const DiscoveryBox& b) { return harmonic(a) < harmonic(b); });
  found.chosen = with_pastes(cases, without_chance(cases, *best, found.hits), found.hits, options.peel);
  find_quasi_p(cases, found.chosen);
  return found;
}

}  // namespace rivalry
