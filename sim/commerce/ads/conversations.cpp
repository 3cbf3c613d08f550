#include "sim/commerce/ads/conversations.hpp"

#include <algorithm>
#include <array>

#include "rivalry/ids.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

constexpr std::size_t most_talkers = 16;

/// What people talk about.
struct Topic {
  std::uint32_t key = 0;
  double share = 0;
  Analysis analysis;
  const Column<std::int8_t>* beliefs = nullptr;  ///< nullptr: nobody pays for it
};

std::vector<Topic> topics_of(const World& world, std::size_t platform) {
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < world.scenario.interests.size(); ++i) {
    const Interest& interest = world.scenario.interests[i];
    const Column<std::int8_t>& beliefs = world.ads.platforms[platform].beliefs[i];
    topics.push_back({name_key(interest.name), interest.share,
                      analysis_of(world.scenario.platforms[platform].talks, interest.share),
                      beliefs.empty() ? nullptr : &beliefs});
  }
  return topics;
}

/// One block's conversations on one platform.
///
/// The argument for safety in parallel: it reads who opened the platform, the graph and the morning's beliefs, which
/// nobody writes meanwhile, and writes what was overheard in its own block.
class BlockTalk {
 public:
  BlockTalk(const World& world, std::size_t platform, std::span<const Topic> topics, std::uint32_t block,
            Overheard& overheard)
      : random_(world.random),
        users_(world.users),
        on_(world.users.platforms[platform]),
        law_(world.scenario.platforms[platform].talks),
        topics_(topics),
        block_(block),
        step_(static_cast<std::uint32_t>(world.today.number)),
        heard_(overheard) {}

  void listen() {
    heard_.talks = 0;
    for (auto* list : {&heard_.starters, &heard_.draws, &heard_.neighbours}) list->clear();
    heard_.conversations.clear();
    heard_.talkers.clear();
    find_starters();
    users_.graph.append_neighbours(heard_.starters, heard_.neighbours);
    for (std::uint32_t neighbour : heard_.neighbours)
      __builtin_prefetch(&on_.villages[neighbour / users_per_village].opened);
    std::span<const std::uint32_t> rest = heard_.neighbours;
    for (std::size_t s = 0; s < heard_.starters.size(); ++s) {
      std::uint32_t degree = users_.graph.degree(heard_.starters[s]);
      converse(heard_.starters[s], heard_.draws[s], rest.first(degree));
      rest = rest.subspan(degree);
    }
  }

 private:
  bool opened(std::uint32_t agent) const {
    return on_.villages[agent / users_per_village].opened >> agent % users_per_village & 1;
  }

  void find_starters() {
    std::uint32_t first = block_ * users_per_block, users = std::min(users_.agents - first, users_per_block);
    points_below(law_.starts, users, random_, Purpose::Converse, on_.stream, block_, step_,
                 [&](std::uint32_t user, double height) {
                   if (!opened(first + user)) return;
                   heard_.starters.push_back(first + user);
                   heard_.draws.push_back(static_cast<std::uint32_t>(height / highest_hazard * 0x1p32));
                 });
  }

  /// Those who join in: as many as may, from a place among the neighbours that is drawn.
  std::uint32_t join(std::uint32_t starter, std::uint32_t from, std::span<const std::uint32_t> neighbours) {
    auto most = static_cast<std::uint32_t>(law_.friends) + 1;
    talking_[0] = starter;
    std::uint32_t number = 1, place = from;
    for (std::size_t i = 0; i < neighbours.size() && number < most; ++i) {
      std::uint32_t other = neighbours[place];
      if (++place == neighbours.size()) place = 0;
      if (opened(other) && std::find(talking_.begin(), talking_.begin() + number, other) == talking_.begin() + number)
        talking_[number++] = other;
    }
    return number;
  }

  /// One of the starter's interests; none if there are none.
  const Topic* choose_topic(std::uint32_t starter, double u) const {
    std::array<const Topic*, max_interests> own{};
    std::size_t number = 0;
    for (const Topic& topic : topics_)
      if (has_interest(random_, topic.key, topic.share, starter)) own[number++] = &topic;
    return number == 0 ? nullptr : own[static_cast<std::size_t>(u * static_cast<double>(number))];
  }

  /// Words of the conversation: its topic, who joins in first, its place among the slots of the day, and a click.
  void converse(std::uint32_t starter, std::uint32_t draw, std::span<const std::uint32_t> neighbours) {
    if (neighbours.empty()) return;
    Words words = random_.words(Purpose::Slot, on_.stream, starter, step_, draw);
    const Topic* topic = choose_topic(starter, unit(words[0]));
    if (!topic) return;
    auto from = static_cast<std::uint32_t>(std::uint64_t{words[1]} * neighbours.size() >> 32);
    std::uint32_t number = join(starter, from, neighbours);
    if (number < 2) return;
    ++heard_.talks;
    if (!topic->beliefs) return;
    Conversation talk{.starter = starter, .lot = words[2], .click = words[3]};
    talk.first = static_cast<std::uint32_t>(heard_.talkers.size());
    talk.topic = static_cast<std::uint8_t>(topic - topics_.data());
    talk.talkers = static_cast<std::uint8_t>(number);
    analyse(*topic, talk);
    heard_.conversations.push_back(talk);
  }

  /// A talker who is recognised or not; by chance alone unless u lies between the two probabilities.
  bool recognised(const Topic& topic, std::uint32_t agent, double u) const {
    if (u < topic.analysis.false_alarm) return true;
    return u < topic.analysis.recall && has_interest(random_, topic.key, topic.share, agent);
  }

  void analyse(const Topic& topic, const Conversation& talk) {
    std::array<std::uint32_t, most_talkers> ties;
    for (std::uint32_t i = 0; i < talk.talkers; ++i) {
      std::uint32_t agent = talking_[i];
      Words words = random_.words(Purpose::Analyse, on_.stream, agent, step_, talk.lot);
      const Analysis& analysis = topic.analysis;
      bool seen = recognised(topic, agent, unit(words[0]));
      std::int16_t learned = whole_steps(seen ? analysis.recognised : analysis.unrecognised, unit(words[1]));
      Talker talker{agent, moved((*topic.beliefs)[agent], learned), learned};
      std::uint32_t place = i;
      heard_.talkers.emplace_back();
      Talker* all = &heard_.talkers[talk.first];
      for (; place > 0 && comes_before(talker, words[2], all[place - 1], ties[place - 1]); --place)
        all[place] = all[place - 1], ties[place] = ties[place - 1];
      all[place] = talker, ties[place] = words[2];
    }
  }

  static bool comes_before(const Talker& a, std::uint32_t tie_a, const Talker& b, std::uint32_t tie_b) {
    return a.belief != b.belief ? a.belief > b.belief : tie_a < tie_b;
  }

  const Random& random_;
  const Users& users_;
  const PlatformUsers& on_;
  const PlatformTalks& law_;
  std::span<const Topic> topics_;
  std::uint32_t block_, step_;
  Overheard& heard_;
  std::array<std::uint32_t, most_talkers> talking_;
};

/// Adds up what was learned about one interest, in the order of the blocks: what is clamped depends on the order.
void learn(PlatformAdsState& state, std::size_t interest) {
  Column<std::int8_t>& beliefs = state.beliefs[interest];
  for (const Overheard& heard : state.blocks)
    for (const Conversation& talk : heard.conversations)
      if (talk.topic == interest)
        for (const Talker& talker : std::span(heard.talkers).subspan(talk.first, talk.talkers))
          beliefs[talker.agent] = moved(beliefs[talker.agent], talker.learned);
}

}  // namespace

void people_talk(World& world, const Executor& executor) {
  for (std::size_t p = 0; p < world.ads.platforms.size(); ++p) {
    PlatformAdsState& state = world.ads.platforms[p];
    if (state.blocks.empty()) continue;
    std::vector<Topic> topics = topics_of(world, p);
    for_blocks(executor, state.blocks.size(), [&](std::size_t block) {
      BlockTalk(world, p, topics, static_cast<std::uint32_t>(block), state.blocks[block]).listen();
    });
    for_blocks(executor, topics.size(), [&](std::size_t i) {
      if (topics[i].beliefs) learn(state, i);
    });
    for (const Overheard& heard : state.blocks) state.talks += heard.talks;
  }
}

}  // namespace rivalry
