#include "sim/users/posting.hpp"

#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/layout.hpp"

namespace rivalry {

namespace {

constexpr std::uint32_t past = 0xFFFFFFFFu;  // a step that no day has

double rate_at(const Posting& params, double keenness) {
  if (keenness < params.silent_share) return 0;
  double among_the_others = (keenness - params.silent_share) / (1 - params.silent_share);
  return math::gamma_quantile(params.shape, among_the_others) * params.mean_per_day / params.shape;
}

/// Keeps the post if its chance is below the mean number of friends who might pass it on, were all of them there.
void keep_for_friends(const Graph& graph, PostingColumns& columns, std::uint32_t user, std::uint32_t post,
                      std::uint32_t word) {
  std::uint32_t chance = word & 0x3FFFFFFu;  // the lane has used the others
  if (chance < graph.degree(user) * columns.passed_per_tie * 0x1p26)
    columns.passed_on[user / users_per_block].push_back({user, post, chance});
}

}  // namespace

PostingColumns posting_columns(const Posting& params, const Layout& layout, std::uint32_t agents, bool count_periods) {
  PostingColumns columns;
  if (params.mean_per_day <= 0) return columns;
  std::uint32_t villages = layout.villages();
  columns.rate_per_day = Column<double>(villages);
  columns.stop_probability = Column<double>(villages);
  columns.posted = Column<std::uint64_t>(villages);
  columns.stopped = Column<std::uint64_t>(villages);
  if (count_periods) columns.this_period = Column<std::uint16_t>(agents);
  columns.passed_per_tie = params.friends_read * params.passed_on;
  if (columns.passed_per_tie > 0) columns.passed_on.resize((agents + users_per_block - 1) / users_per_block);
  for (std::uint32_t v = 0; v < villages; ++v) {
    columns.rate_per_day[v] = rate_at(params, layout.keenness(v));
    if (params.drop_a > 0)
      columns.stop_probability[v] = math::beta_quantile(params.drop_a, params.drop_b, layout.constancy(v));
  }
  return columns;
}

DaysPosts post_today(const Random& random, const Graph& graph, PlatformUsers& platform, std::uint32_t village,
                     std::uint32_t step, std::uint64_t active) {
  PostingColumns& columns = platform.posting;
  double rate_of_village = columns.rate_per_day[village] * users_per_village;
  std::uint64_t may = active & ~columns.stopped[village];
  DaysPosts today;
  if (rate_of_village <= 0 || may == 0) return today;
  double hour = 0;  // as a fraction of the day
  for (std::uint32_t post = 0;; ++post) {
    Words w = random.words(Purpose::Post, platform.stream, village, step, post);
    hour -= math::log(unit(w[0], w[1])) / rate_of_village;
    if (!(hour < 1)) break;
    std::uint32_t lane = w[2] >> 26;
    std::uint64_t bit = std::uint64_t{1} << lane;
    if ((may & bit) == 0) continue;
    today.who |= bit;
    ++today.number;
    if (columns.passed_per_tie > 0) keep_for_friends(graph, columns, village * users_per_village + lane, post, w[2]);
    if (!columns.this_period.empty()) {
      std::uint16_t& count = columns.this_period[village * users_per_village + lane];
      if (count != 0xFFFF) ++count;
    }
    if (unit(w[3]) < columns.stop_probability[village]) {
      may &= ~bit;
      columns.stopped[village] |= bit;
    }
  }
  columns.posted[village] |= today.who;
  return today;
}

void remember_past_posts(const Random& random, PlatformUsers& platform, std::uint32_t village, double days) {
  PostingColumns& columns = platform.posting;
  double ever = -math::expm1(-columns.rate_per_day[village] * days);
  VillageBits bits(random, Purpose::Post, platform.stream, village, past);
  columns.posted[village] |= yes_below(as_threshold(ever), platform.villages[village].member, bits);
}

}  // namespace rivalry
