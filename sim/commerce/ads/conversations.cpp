#include "sim/commerce/ads/conversations.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "rivalry/ads.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

constexpr std::size_t most_talkers = 16;

/// What people talk about.
struct Topic {
  std::uint32_t key = 0;
  InterestThreshold has;
  std::uint32_t recall = 0, false_alarm = 0;  ///< probabilities as thresholds
  WholeSteps recognised, unrecognised;
  const Column<std::int8_t>* beliefs = nullptr;  ///< nullptr: nobody pays for it
};

std::vector<Topic> topics_of(const World& world, std::size_t platform) {
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < world.scenario.interests.size(); ++i) {
    const Interest& interest = world.scenario.interests[i];
    Analysis analysis = analysis_of(world.scenario.platforms[platform].talks, interest.share);
    const Column<std::int8_t>& beliefs = world.ads->platforms[platform].beliefs[i];
    topics.push_back({name_key(interest.name), InterestThreshold(interest.share), as_threshold(analysis.recall),
                      as_threshold(analysis.false_alarm), whole_steps(analysis.recognised),
                      whole_steps(analysis.unrecognised), beliefs.empty() ? nullptr : &beliefs});
  }
  return topics;
}

std::uint32_t first_word(std::uint64_t two) { return static_cast<std::uint32_t>(two >> 32); }
std::uint32_t second_word(std::uint64_t two) { return static_cast<std::uint32_t>(two); }

/// A whole number below `number`, from a random word.
std::uint32_t chosen_of(std::uint32_t word, std::size_t number) {
  return static_cast<std::uint32_t>(std::uint64_t{word} * number >> 32);
}

/// One block's conversations on one platform: step by step for all of them, so that random words are drawn and memory
/// is fetched for many at once.
///
/// The argument for safety in parallel: it reads who opened the platform, the graph and the morning's beliefs, which
/// nobody writes meanwhile, and writes what was overheard in its own block.
class BlockTalk {
 public:
  BlockTalk(const World& world, std::size_t platform, std::span<const Topic> topics, std::uint32_t block,
            Overheard& overheard)
      : random_(world.random),
        users_(world.users),
        on_(world.users->platforms[platform]),
        law_(world.scenario.platforms[platform].talks),
        topics_(topics),
        block_(block),
        step_(static_cast<std::uint32_t>(world.today.number)),
        heard_(overheard) {}

  void listen() {
    heard_.talks = 0;
    heard_.conversations.clear();
    heard_.talkers.clear();
    find_starters();
    keep_those_with_interests();
    converse();
    analyse();
  }

 private:
  bool opened(std::uint32_t agent) const {
    return on_.villages[agent / users_per_village].opened >> agent % users_per_village & 1;
  }

  void find_starters() {
    heard_.starters.clear();
    heard_.draws.clear();
    std::uint32_t first = block_ * users_per_block, users = std::min(users_.agents - first, users_per_block);
    points_below(law_.starts, users, random_, Purpose::Converse, on_.stream, block_, step_,
                 [&](std::uint32_t user, double height) {
                   if (!opened(first + user)) return;
                   heard_.starters.push_back(first + user);
                   heard_.draws.push_back(static_cast<std::uint32_t>(height / highest_hazard * 0x1p32));
                 });
  }

  void keep_those_with_interests() {
    std::size_t number = heard_.starters.size();
    std::vector<std::uint32_t>& no_draws = heard_.neighbours;
    no_draws.assign(number, 0);
    heard_.interests.assign(number, 0);
    for (std::size_t t = 0; t < topics_.size(); ++t) {
      heard_.steps.assign(number, topics_[t].key);
      draw(Purpose::Interest, 0, heard_.starters, no_draws, heard_.words);
      for (std::size_t i = 0; i < number; ++i)
        heard_.interests[i] |=
            static_cast<std::uint8_t>(static_cast<unsigned>(topics_[t].has(heard_.words[2 * i])) << t);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < number; ++i) {
      heard_.starters[kept] = heard_.starters[i];
      heard_.draws[kept] = heard_.draws[i];
      heard_.interests[kept] = heard_.interests[i];
      kept += heard_.interests[i] != 0;
    }
    heard_.starters.resize(kept);
    heard_.draws.resize(kept);
  }

  void draw(Purpose purpose, std::uint16_t stream, const std::vector<std::uint32_t>& entities,
            const std::vector<std::uint32_t>& draws, std::vector<std::uint64_t>& words) {
    if (words.size() < 2 * entities.size()) words.resize(2 * entities.size());
    random_.words_of_these(purpose, stream, entities.data(), heard_.steps.data(), draws.data(), entities.size(),
                           words.data());
  }

  /// Words of a conversation: its topic, who joins in first, its place among the slots of the day, and a click.
  void converse() {
    heard_.steps.assign(heard_.starters.size(), step_);
    draw(Purpose::Slot, on_.stream, heard_.starters, heard_.draws, heard_.words);
    heard_.neighbours.clear();
    users_.graph.append_neighbours(heard_.starters, heard_.neighbours);
    for (std::uint32_t neighbour : heard_.neighbours)
      __builtin_prefetch(&on_.villages[neighbour / users_per_village].opened);
    std::span<const std::uint32_t> rest = heard_.neighbours;
    for (std::size_t s = 0; s < heard_.starters.size(); ++s) {
      std::uint32_t degree = users_.graph.degree(heard_.starters[s]);
      converse(s, rest.first(degree));
      rest = rest.subspan(degree);
    }
  }

  void converse(std::size_t s, std::span<const std::uint32_t> neighbours) {
    const std::uint64_t* words = &heard_.words[2 * s];
    std::uint32_t number = join(heard_.starters[s], chosen_of(second_word(words[0]), neighbours.size()), neighbours);
    if (number < 2) return;
    ++heard_.talks;
    std::size_t topic = choose_topic(heard_.interests[s], first_word(words[0]));
    if (!topics_[topic].beliefs) return;
    heard_.conversations.push_back({.starter = heard_.starters[s],
                                    .lot = first_word(words[1]),
                                    .click = second_word(words[1]),
                                    .first = static_cast<std::uint32_t>(heard_.talkers.size()),
                                    .topic = static_cast<std::uint8_t>(topic),
                                    .talkers = static_cast<std::uint8_t>(number)});
    for (std::uint32_t i = 0; i < number; ++i) {
      heard_.talkers.push_back({.agent = talking_[i]});
      __builtin_prefetch(&(*topics_[topic].beliefs)[talking_[i]], 1);
    }
  }

  /// Those who join in: as many as may, from a place among the neighbours that is drawn. Without branches as long as
  /// nobody comes twice: which of them opened it cannot be foreseen.
  std::uint32_t join(std::uint32_t starter, std::uint32_t place, std::span<const std::uint32_t> neighbours) {
    std::uint32_t most = static_cast<std::uint32_t>(law_.friends) + 1, number = 1;
    talking_[0] = starter;
    for (std::span<const std::uint32_t> part : {neighbours.subspan(place), neighbours.first(place)})
      for (std::size_t i = 0; i < part.size() && number < most; ++i) {
        talking_[number] = part[i];
        number += opened(part[i]);
      }
    bool twice = false;
    for (std::uint32_t i = 1; i < number; ++i)
      for (std::uint32_t j = 0; j < i; ++j) twice |= talking_[i] == talking_[j];
    return twice ? join_once(starter, place, neighbours) : number;
  }

  /// The same where somebody is tied twice to the starter, or the starter to himself.
  std::uint32_t join_once(std::uint32_t starter, std::size_t place, std::span<const std::uint32_t> neighbours) {
    std::uint32_t most = static_cast<std::uint32_t>(law_.friends) + 1, number = 1;
    talking_[0] = starter;
    for (std::size_t i = 0; i < neighbours.size() && number < most; ++i, ++place) {
      std::uint32_t other = neighbours[place % neighbours.size()];
      auto end = talking_.begin() + number;
      if (opened(other) && std::find(talking_.begin(), end, other) == end) talking_[number++] = other;
    }
    return number;
  }

  /// One of the starter's interests.
  static std::size_t choose_topic(std::uint32_t interests, std::uint32_t word) {
    for (std::uint32_t left = chosen_of(word, static_cast<std::size_t>(std::popcount(interests))); left > 0; --left)
      interests &= interests - 1;
    return static_cast<std::size_t>(std::countr_zero(interests));
  }

  /// What the analysis finds out, and the truth. Words of a talker: recognised or not, rounding, place among equals.
  void analyse() {
    std::size_t number = heard_.talkers.size();
    std::vector<std::uint32_t>& agents = heard_.neighbours;
    agents.resize(number);
    heard_.steps.resize(number);
    heard_.draws.resize(number);
    for (const Conversation& talk : heard_.conversations)
      for (std::uint32_t i = talk.first; i < talk.first + talk.talkers; ++i) {
        agents[i] = heard_.talkers[i].agent;
        heard_.steps[i] = topics_[talk.topic].key;
        heard_.draws[i] = talk.lot;
      }
    std::vector<std::uint32_t>& no_draws = heard_.starters;
    no_draws.assign(number, 0);
    draw(Purpose::Interest, 0, agents, no_draws, heard_.more_words);
    heard_.steps.assign(number, step_);
    draw(Purpose::Analyse, on_.stream, agents, heard_.draws, heard_.words);
    for (const Conversation& talk : heard_.conversations) analyse(topics_[talk.topic], talk);
  }

  /// Of each talker; and puts them in order: the highest belief first, equal ones by lot.
  void analyse(const Topic& topic, const Conversation& talk) {
    std::span<Talker> talkers = std::span(heard_.talkers).subspan(talk.first, talk.talkers);
    const std::uint64_t* words = &heard_.words[std::size_t{2} * talk.first];
    std::array<Talker, most_talkers> seen;
    std::array<std::uint64_t, most_talkers> order;
    std::array<std::uint32_t, most_talkers> place{};
    for (std::size_t i = 0; i < talkers.size(); ++i, words += 2) {
      Talker talker = talkers[i];
      talker.cares = topic.has(heard_.more_words[2 * (talk.first + i)]);
      bool recognised = first_word(words[0]) < (talker.cares ? topic.recall : topic.false_alarm);
      talker.learned = (recognised ? topic.recognised : topic.unrecognised).with(second_word(words[0]));
      talker.belief = moved((*topic.beliefs)[talker.agent], talker.learned);
      seen[i] = talker;
      order[i] = static_cast<std::uint64_t>(127 - talker.belief) << 32 | first_word(words[1]);
    }
    for (std::size_t i = 0; i < talkers.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        bool stays = order[j] <= order[i];
        place[i] += stays;
        place[j] += !stays;
      }
    for (std::size_t i = 0; i < talkers.size(); ++i) talkers[place[i]] = seen[i];
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
  auto for_talkers = [&](const Overheard& heard, auto&& at) {
    for (const Conversation& talk : heard.conversations)
      if (talk.topic == interest)
        for (std::uint32_t i = talk.first; i < talk.first + talk.talkers; ++i) at(heard.talkers[i]);
  };
  for (const Overheard& heard : state.blocks) {
    for_talkers(heard, [&](const Talker& talker) { __builtin_prefetch(&beliefs[talker.agent], 1); });
    for_talkers(heard,
                [&](const Talker& talker) { beliefs[talker.agent] = moved(beliefs[talker.agent], talker.learned); });
  }
}

}  // namespace

void talk_with_friends(World& world, const Executor& executor) {
  for (std::size_t p = 0; p < world.ads->platforms.size(); ++p) {
    PlatformAdsState& state = world.ads->platforms[p];
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
