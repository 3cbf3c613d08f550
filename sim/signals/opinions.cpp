#include "sim/signals/opinions.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/games.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

using Vector = std::vector<double>;

/// Who listens to whom, by place in the group.
struct Tie {
  std::size_t from, to;
  double weight;
};

std::size_t place_of(const Opinions& group, const std::string& name) {
  for (std::size_t i = 0; i < group.members.size(); ++i)
    if (group.members[i].name == name) return i;
  throw InvariantError("there is no such member of the group: " + name);
}

std::vector<Tie> ties_of(const Opinions& group) {
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < group.members.size(); ++i)
    for (const Listening& each : group.members[i].listens) ties.push_back({i, place_of(group, each.to), each.weight});
  return ties;
}

double stubborn(const Opinions& group, std::size_t member) {
  return group.rule == OpinionRule::FriedkinJohnsen ? group.members[member].stubborn : 0;
}

/// W x.
Vector heard(const Opinions& group, const Vector& x) {
  Vector y(x.size(), 0);
  for (const Tie& tie : ties_of(group)) y[tie.from] += tie.weight * x[tie.to];
  return y;
}

void listen(const Opinions& group, Vector& x) {
  x = heard(group, x);
  for (std::size_t i = 0; i < x.size(); ++i) {
    double s = stubborn(group, i);
    x[i] = (1 - s) * x[i] + s * group.members[i].start;
  }
}

void meet(const Opinions& group, Vector& x, const World& world) {
  std::uint32_t key = name_key(group.name);
  auto people = static_cast<std::uint32_t>(x.size()), day = static_cast<std::uint32_t>(world.today.number);
  if (people < 2) return;
  for (std::uint32_t i = 0; i < people / 2; ++i) {
    Words w = world.random.words(Purpose::Meet, static_cast<std::uint16_t>(key), i, day, key >> 16);
    std::uint32_t a = below(people, w[0]), b = below(people - 1, w[1]);
    if (b >= a) ++b;
    double apart = x[b] - x[a];
    if (std::fabs(apart) > group.tolerance) continue;
    x[a] += group.step * apart;
    x[b] -= group.step * apart;
  }
}

Vector first(const Opinions& group, const Random& random) {
  Vector x;
  std::uint32_t key = name_key(group.name);
  for (const Member& member : group.members) x.push_back(member.start);
  if (group.rule != OpinionRule::Deffuant) return x;
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(group.people); ++i)
    x.push_back(random.uniform(Purpose::Opinion, static_cast<std::uint16_t>(key), i, key >> 16));
  return x;
}

/// v W.
Vector passed_on(const std::vector<Tie>& ties, const Vector& v) {
  Vector y(v.size(), 0);
  for (const Tie& tie : ties) y[tie.to] += tie.weight * v[tie.from];
  return y;
}

double distance(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::fabs(a[i] - b[i]);
  return sum;
}

constexpr int most_rounds = 100000;
constexpr double settled = 1e-15;

/// The limit of v ((1 + W) / 2)^n, which has that of W^n and does not go round in circles.
Vector limit(const std::vector<Tie>& ties, Vector v) {
  for (int round = 0; round < most_rounds; ++round) {
    Vector next = passed_on(ties, v);
    for (std::size_t i = 0; i < v.size(); ++i) next[i] = (next[i] + v[i]) / 2;
    double moved = distance(next, v);
    v = std::move(next);
    if (moved < settled) break;
  }
  return v;
}

}  // namespace

void begin_opinions(World& world) {
  world.signals->opinions.clear();
  for (const Opinions& group : world.scenario.opinions) world.signals->opinions.push_back(first(group, world.random));
}

void update_opinions(World& world, const Executor&) {
  if (world.today == world.scenario.start) return;
  for (std::size_t i = 0; i < world.scenario.opinions.size(); ++i) {
    const Opinions& group = world.scenario.opinions[i];
    Vector& x = world.signals->opinions[i];
    if (group.rule == OpinionRule::Deffuant)
      meet(group, x, world);
    else
      listen(group, x);
  }
}

std::vector<double> influences(const Opinions& group) {
  if (group.rule == OpinionRule::Deffuant) return {};
  std::size_t n = group.members.size();
  std::vector<Tie> ties = ties_of(group);
  Vector v(n, 1.0 / static_cast<double>(n)), sum(n, 0);
  if (group.rule == OpinionRule::DeGroot) return limit(ties, v);
  for (int round = 0; round < most_rounds && distance(v, Vector(n, 0)) > settled; ++round) {
    for (std::size_t i = 0; i < n; ++i) sum[i] += v[i] * stubborn(group, i);
    for (std::size_t i = 0; i < n; ++i) v[i] *= 1 - stubborn(group, i);
    v = passed_on(ties, v);
  }
  return sum;
}

std::size_t major_clusters(const Opinions& group, std::vector<double> opinions) {
  std::sort(opinions.begin(), opinions.end());
  std::size_t clusters = 0, begin = 0;
  for (std::size_t i = 1; i <= opinions.size(); ++i) {
    if (i < opinions.size() && opinions[i] - opinions[i - 1] <= group.tolerance / 2) continue;
    if (20 * (i - begin) > opinions.size()) ++clusters;
    begin = i;
  }
  return clusters;
}

}  // namespace rivalry
