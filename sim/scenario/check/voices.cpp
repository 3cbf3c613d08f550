#include "sim/scenario/check/voices.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/flash_sales.hpp"
#include "rivalry/network.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "rivalry/voices.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

const Platform* platform_of(const Scenario& scenario, const Voice& voice) {
  auto found = std::ranges::find(scenario.platforms, voice.platform, &Platform::name);
  return found == scenario.platforms.end() ? nullptr : &*found;
}

void check_selling(Check& check, const Voice& voice, const Node& node, const std::string& path) {
  auto announces = [&](const FlashSale& sale) { return sale.voice == voice.name; };
  const Node* sales = find_path(check.root(), "flash_sales");
  bool may_announce = sales && std::ranges::any_of(sales->entries, [&](const Entry& sale) {
                        const Entry* by = sale.value.find("voice");
                        return by && by->value.text == voice.name;
                      });
  bool sells = may_announce || std::ranges::any_of(check.scenario().flash_sales, announces) || node.find("during");
  if (voice.when_selling && !sells)
    check.problem(Code::BadVoice, node, path, "when", "it posts only when it sells, and it never sells",
                  "add `during: EVENT`, or a flash sale that it announces");
  if (!voice.when_selling && node.find("during"))
    check.problem(Code::BadVoice, node, path, "during", "it posts every day, whatever event there is",
                  "delete it, or add `when: selling`");
}

void check_learning(Check& check, const Voice& voice, const Node& node, const std::string& path) {
  const Learning& learns = voice.learns;
  const Entry* given = node.find("learns");
  if (!given) return;
  std::string at = below(path, "learns");
  const Node& inside = given->value;
  if (learns.every_days != std::floor(learns.every_days))
    check.problem(Code::NotWhole, inside, at, "every",
                  fmt::format("{:.4g} days are not a whole number of days", learns.every_days),
                  fmt::format("write e.g. `{:.0f} days`", std::ceil(learns.every_days)));
  if (learns.by != LearnBy::Nothing && learns.posts_choices * learns.useful_choices < 2)
    check.problem(Code::BadVoice, inside, at, "by", "there is nothing to choose from",
                  "add e.g. `posts: {lowest: 2 per day, highest: 10 per day, choices: 5}`");
  if (learns.by == LearnBy::Nothing)
    for (const Entry& entry : inside.entries)
      if (entry.key != "by")
        return check.problem(Code::BadVoice, inside, at, entry.key, "the voice learns nothing",
                             "add `by: epsilon_greedy` or `by: thompson`, or delete it");
}

void check_kinds(const Voice& voice, const Node& root, const std::string& what, Report& report) {
  double others = voice.entertaining + voice.contest + voice.review + voice.repost;
  std::string path = "voices." + voice.name;
  if (voice.useful + others > 1 + sum_tolerance)
    report.add(Code::BadVoice, place_at(root, path), path,
               fmt::format("the shares of its kinds of posts add up to {:.10g} %, more than 100 %{}",
                           (voice.useful + others) * 100, what),
               "lower them; what they leave is promotional");
  else if (voice.learns.useful_choices > 1 && voice.learns.useful_highest + others > 1 + sum_tolerance)
    report.add(Code::BadVoice, place_at(root, path + ".learns"), path + ".learns.useful.highest",
               fmt::format("with {:.10g} % useful posts the shares of its kinds of posts add up to more than 100 %{}",
                           voice.learns.useful_highest * 100, what),
               "lower `useful.highest`, or the shares of the other kinds");
}

void check_grid(const Voice& voice, const Node& root, const std::string& what, Report& report) {
  const Learning& learns = voice.learns;
  std::string path = "voices." + voice.name + ".learns";
  auto check_ends = [&](const char* key, double lowest, double highest, int choices) {
    std::string at = below(path, key);
    if (choices > 1 && lowest >= highest)
      report.add(Code::BadVoice, place_at(root, at), at,
                 fmt::format("{} choices, but the highest is not above the lowest{}", choices, what),
                 "give `lowest` and `highest`");
    else if (choices == 1 && highest > 0)
      report.add(Code::BadVoice, place_at(root, at), at,
                 fmt::format("one choice: what the voice posts without learning{}", what), "add e.g. `choices: 3`");
  };
  if (learns.by == LearnBy::Nothing) return;
  check_ends("posts", learns.posts_lowest, learns.posts_highest, learns.posts_choices);
  check_ends("useful", learns.useful_lowest, learns.useful_highest, learns.useful_choices);
}

void check_followers(const Scenario& scenario, const Voice& voice, const Node& root, const std::string& what,
                     Report& report) {
  const Platform* platform = platform_of(scenario, voice);
  if (!platform || voice.followers <= platform->members_start * (1 + sum_tolerance)) return;
  std::string path = "voices." + voice.name + ".followers";
  report.add(Code::BadVoice, place_at(root, path), path,
             fmt::format("{} followers, but `{}` has {} members when the calendar starts{}",
                         write_quantity(voice.followers, Measure::Count), platform->name,
                         write_quantity(platform->members_start, Measure::Count), what),
             fmt::format("lower them, or raise `platforms.{}.members.registered`", platform->name));
}

/// What somebody does whom nobody could move to it.
void check_readers(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  const Entry* readers = root.find("readers");
  bool sells = false;
  if (readers)
    for (const Entry& kind : readers->value.entries) {
      bool clicks = kind.value.find("clicks"), buys = kind.value.find("buys");
      sells = sells || (clicks && buys);
      std::string path = below("readers", kind.key);
      if (clicks != buys)
        check.problem(Code::MissingKey, kind.value, path, clicks ? "clicks" : "buys",
                      clicks ? "who clicks never buys" : "nobody clicks who could buy",
                      clicks ? "add e.g. `buys: 2 %`" : "add e.g. `clicks: 1 %`");
    }
  for (const Voice& voice : scenario.voices)
    if (const Node* node = find_path(root, "voices." + voice.name); node && !voice.shop.empty() && !sells)
      check.problem(Code::BadVoice, *node, "voices." + voice.name, "shop", "no post makes anybody buy there",
                    "add e.g. `readers: {promotional: {clicks: 1 %, buys: 2 %}}`, or delete it");
  if (readers && readers->value.find("fit") && !scenario.voices.empty() &&
      std::ranges::all_of(scenario.voices, [](const Voice& voice) { return voice.interest.empty(); }))
    check.problem(Code::BadVoice, readers->value, "readers", "fit", "no voice has an interest that readers could share",
                  "give a voice an `interest`, or delete it");
  if (readers && scenario.voices.empty())
    check.problem(Code::BadVoice, root, "", "readers", "there are no voices to read", "add `voices`, or delete it");
}

}  // namespace

void finish_voice(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& voice = *static_cast<const Voice*>(object);
  check_selling(check, voice, node, path);
  check_learning(check, voice, node, path);
}

void check_censor(Check& check, const event::Censorship& censorship, const Node& node, const std::string& path) {
  bool voice = node.find("voice") != nullptr, interest = node.find("interest") != nullptr;
  if (!node.find("share"))
    check.problem(Code::MissingKey, node, path, "do", "how many of the posts are removed?", "add e.g. `share: 50 %`");
  if (voice == interest)
    return check.problem(
        voice ? Code::Contradiction : Code::MissingKey, node, path, voice ? "interest" : "do",
        voice ? "it removes the posts of a voice, or those about an interest, not both" : "whose posts are removed?",
        voice ? "delete one" : "add `voice: NAME`, or `interest: NAME`");
  const Node* voices = find_path(check.root(), "voices");
  auto is_about = [&](const Entry& entry) {
    const Entry* about = entry.value.find("interest");
    return about && about->value.text == censorship.interest;
  };
  if (interest && !(voices && std::ranges::any_of(voices->entries, is_about)))
    check.problem(Code::BadVoice, node, path, "interest", fmt::format("no voice posts about `{}`", censorship.interest),
                  "name another interest, or give a voice this one");
}

void check_talk(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  bool complete = scenario.population.network.kind == NetworkKind::Complete;
  for (const Platform& platform : scenario.platforms) {
    const Node* posts = find_path(root, "platforms." + platform.name + ".posts");
    if (!posts) continue;
    std::string path = "platforms." + platform.name + ".posts";
    bool has_voices = std::ranges::any_of(scenario.voices, [&](const Voice& v) { return v.platform == platform.name; });
    bool passes = posts->find("passed_on"), reads = posts->find("friends_read");
    if (reads && complete && (platform.posts.friends_read > 0 || check.has_uncertain(below(path, "friends_read"))))
      check.problem(Code::BadNetwork, *posts, path, "friends_read",
                    "on a complete network there are no friends to tell", "choose another `population.network`");
    if (passes && !reads)
      check.problem(Code::MissingKey, *posts, path, "passed_on", "nobody reads what friends post",
                    "add e.g. `friends_read: 30 %`");
    if (passes && !posts->find("mean"))
      check.problem(Code::MissingKey, *posts, path, "passed_on", "its members post nothing",
                    "add `mean`, or delete it");
    if (reads && !passes && !has_voices)
      check.problem(Code::MissingKey, *posts, path, "friends_read", "nothing is passed on here",
                    "add `passed_on`, or voices on this platform");
    if (posts->find("per_hop") && !reads)
      check.problem(Code::MissingKey, *posts, path, "per_hop", "nobody reads what friends pass on",
                    "add e.g. `friends_read: 30 %`");
  }
  check_readers(check, root);
}

void check_voices(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  for (const Voice& voice : scenario.voices) {
    check_kinds(voice, root, what, report);
    check_grid(voice, root, what, report);
    check_followers(scenario, voice, root, what, report);
  }
}

}  // namespace rivalry
