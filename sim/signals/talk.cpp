#include "sim/signals/talk.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/talk.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

std::uint64_t id_of(const Cascade& cascade) { return static_cast<std::uint64_t>(cascade.entity) << 32 | cascade.step; }

std::uint16_t stream_of(const Talk& talk) { return static_cast<std::uint16_t>(name_key(talk.name)); }

Words draws(const Talk& talk, const World& world, const Cascade& cascade, std::uint32_t post) {
  return world.random.words(Purpose::Repost, stream_of(talk), cascade.entity, cascade.step, post);
}

void count_cascade(TalkState& state, const Cascade& cascade) {
  ++state.of_size[std::min<std::size_t>(cascade.size, TalkState::sizes - 1)];
  ++state.over;
  state.posts += cascade.size;
  state.squares += static_cast<double>(cascade.size) * cascade.size;
}

/// The post comes out, and everything that comes of it today; what comes later is put down for its day.
void publish(const Talk& talk, TalkState& state, const World& world, Cascade& cascade, std::uint32_t first) {
  std::vector<std::uint32_t> out{first};
  while (!out.empty()) {
    Words w = draws(talk, world, cascade, out.back());
    out.pop_back();
    ++cascade.size, ++state.today, ++state.total;
    for (std::uint32_t left = poisson(talk.reposts, unit(w[0], w[1])); left > 0; --left) {
      std::uint32_t post = cascade.numbered++;
      std::int32_t later = geometric(talk.delay_days, unit(draws(talk, world, cascade, post)[2]));
      if (later == 0)
        out.push_back(post);
      else
        state.coming[world.today.number + later].push_back({id_of(cascade), post});
    }
  }
}

/// A cascade that has no more posts to come is over.
void keep_or_count(TalkState& state, const Cascade& cascade) {
  if (cascade.size < cascade.numbered) {
    state.open[id_of(cascade)] = cascade;
  } else {
    state.open.erase(id_of(cascade));
    count_cascade(state, cascade);
  }
}

void publish_what_was_to_come(const Talk& talk, TalkState& state, const World& world) {
  auto due = state.coming.find(world.today.number);
  if (due == state.coming.end()) return;
  std::vector<TalkState::Waiting> posts = std::move(due->second);
  state.coming.erase(due);
  for (const TalkState::Waiting& waiting : posts) {
    Cascade cascade = state.open.at(waiting.cascade);
    publish(talk, state, world, cascade, waiting.post);
    keep_or_count(state, cascade);
  }
}

}  // namespace

void begin_talks(World& world) { world.signals->talks.assign(world.scenario.talks.size(), TalkState{}); }

void begin_cascade(const Talk& talk, TalkState& state, const World& world, std::uint32_t entity, std::uint32_t step) {
  Cascade cascade{entity, step};
  expects(!state.open.count(id_of(cascade)), "a cascade begins once");
  publish(talk, state, world, cascade, 0);
  keep_or_count(state, cascade);
}

void talk_goes_on(const Talk& talk, TalkState& state, const World& world) {
  state.today = 0;
  publish_what_was_to_come(talk, state, world);
  auto day = static_cast<std::uint32_t>(world.today.number);
  double u = world.random.uniform(Purpose::Talk, stream_of(talk), day, name_key(talk.name));
  std::uint32_t begin = talk.begins_per_day > 0 ? poisson(talk.begins_per_day, u) : 0;
  for (std::uint32_t i = 0; i < begin; ++i) begin_cascade(talk, state, world, day, i);
}

std::uint32_t poisson(double mean, double u) {
  expects(mean >= 0 && mean <= 500, "a Poisson mean from 0 to 500");
  double chance = math::exp(-mean), below = chance;
  std::uint32_t n = 0;
  while (u >= below && n < 2000) below += chance *= mean / ++n;
  return n;
}

std::int32_t geometric(double mean, double u) {
  if (mean <= 0) return 0;
  double days = math::log1p(-u) / (math::log(mean) - math::log1p(mean));
  return static_cast<std::int32_t>(std::min(days, 1e6));
}

}  // namespace rivalry
