#include "sim/signals/cascades.hpp"

#include <algorithm>
#include <bit>

#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/friends.hpp"

namespace rivalry {

namespace {

/// One block's posts that may be passed on, and all that comes of them.
class BlockCascades {
 public:
  BlockCascades(const World& world, std::size_t platform, Cascades& result)
      : world_(world),
        users_(world.users->platforms[platform]),
        law_(world.scenario.platforms[platform].posts),
        friends_(world.users->graph, users_, world.random, users_.stream),
        result_(result) {}

  void play(const std::vector<UserPost>& posts) {
    for (const UserPost& post : posts) begin(post);
    double per_tie = users_.posting.passed_per_tie;
    for (std::size_t depth = 1; collect(depth); ++depth) {
      per_tie *= law_.per_hop;
      if (per_tie <= 0) break;
      for (const Passer& passer : passers_) friends_.tell(passer, per_tie);
    }
    for (std::int64_t size : sizes_)
      if (size > 1) count_cascade(result_, size);
  }

 private:
  /// The post's chance, made exact, says at which tie it is passed on first, as a geometric number would.
  void begin(const UserPost& post) {
    auto step = static_cast<std::uint32_t>(world_.today.number);
    Words w = world_.random.words(Purpose::Start, users_.stream, post.user / users_per_village, step, post.post);
    double chance = (post.chance + unit(w[2])) * 0x1p-26;
    double per_tie = users_.posting.passed_per_tie;
    double left_out = math::log(1 - chance) / friends_.rarity(per_tie);
    if (!(left_out < world_.users->graph.degree(post.user))) return;
    auto first = static_cast<std::uint32_t>(left_out);
    Passer author{friends_.begin({w[0], w[1]}), post.user};
    sizes_.push_back(1);
    passed_on_.insert(author);
    friends_.tell_one(author, per_tie, first);
    friends_.tell(author, per_tie, first + 1);
  }

  /// Those who pass on what they were told; whether there are any.
  bool collect(std::size_t depth) {
    passers_.clear();
    for (const Meeting& meeting : friends_.meetings()) {
      if (!passed_on_.insert(meeting.friend_of)) continue;
      passers_.push_back(meeting.friend_of);
      ++sizes_[meeting.friend_of.cascade];
    }
    result_.by_depth[std::min(depth, deepest)] += static_cast<std::int64_t>(passers_.size());
    return !passers_.empty();
  }

  const World& world_;
  const PlatformUsers& users_;
  const Posting& law_;
  Friends friends_;
  Cascades& result_;
  Spreaders passed_on_;
  std::vector<Passer> passers_;
  std::vector<std::int64_t> sizes_;
};

void count_today(World& world, std::size_t p) {
  PlatformTalk& talk = world.voices->platforms[p];
  Cascades today;
  for (const Cascades& block : world.voices->in_blocks[p]) add(today, block);
  for (std::size_t depth = 1; depth <= deepest; ++depth) talk.reposts_today += today.by_depth[depth];
  std::int64_t alone = world.users->platforms[p].posts_today - today.count;
  today.count += alone, today.posts += alone, today.squares += alone;
  today.of_size[1] += alone, today.of_class[0] += alone;
  today.largest = std::max<std::int64_t>(today.largest, alone > 0 ? 1 : 0);
  add(talk.cascades, today);
}

}  // namespace

void count_cascade(Cascades& cascades, std::int64_t size) {
  ++cascades.count;
  cascades.posts += size;
  cascades.squares += size * size;
  cascades.largest = std::max(cascades.largest, size);
  cascades.over_100 += size > 100;
  ++cascades.of_size[std::min<std::size_t>(static_cast<std::size_t>(size), Cascades::sizes - 1)];
  auto doublings = static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(size))) - 1;
  ++cascades.of_class[std::min(doublings, Cascades::classes - 1)];
}

void add(Cascades& to, const Cascades& from) {
  for (std::size_t i = 0; i < Cascades::sizes; ++i) to.of_size[i] += from.of_size[i];
  for (std::size_t i = 0; i < Cascades::classes; ++i) to.of_class[i] += from.of_class[i];
  for (std::size_t i = 0; i <= deepest; ++i) to.by_depth[i] += from.by_depth[i];
  to.count += from.count, to.posts += from.posts, to.squares += from.squares;
  to.largest = std::max(to.largest, from.largest);
  to.over_100 += from.over_100;
}

void pass_on_users_posts(World& world, const Executor& executor) {
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    const PostingColumns& posting = world.users->platforms[p].posting;
    if (posting.passed_per_tie <= 0) continue;
    std::vector<Cascades>& blocks = world.voices->in_blocks[p];
    for_blocks(executor, posting.passed_on.size(), [&](std::size_t block) {
      blocks[block] = {};
      if (!posting.passed_on[block].empty()) BlockCascades(world, p, blocks[block]).play(posting.passed_on[block]);
    });
    count_today(world, p);
  }
}

}  // namespace rivalry
