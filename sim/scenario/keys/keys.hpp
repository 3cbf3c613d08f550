// THE KEYS: everything that a scenario file can say. One line each, in keys_*.cpp by chapter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/keys/key.hpp"

namespace rivalry {

/// The keys of a section that lives in files of its own (see rivalry/sections.hpp).
template <class Section, class Whole = struct Scenario>
Key section(const std::string& name, const std::string& sentence, std::vector<Key> keys) {
  Key made = make_group(name, sentence, std::move(keys));
  made.inside = [](void* scenario) -> void* { return &static_cast<Whole*>(scenario)->sections.template of<Section>(); };
  return made;
}

/// The whole tree of keys; its root is a Group without a name that describes a Scenario.
const Key& keys();

Key population_keys();
Key platform_keys();
Key interest_keys();
Key reader_keys();
Key voice_keys();
Key spread_keys();
Key flash_sale_keys();
Key forecast_keys();
Key function_keys();
Key company_keys();
Key class_keys();
Key partner_keys();
Key politics_keys();
Key rival_keys();
Key business_keys();
Key value_keys();
Key view_keys();
Key talks_keys();
Key ads_keys();
Key merchant_keys();
Key auction_keys();
Key two_sided_keys();
Key market_keys();
Key contract_keys();
/// Adds to the keys of a contract those of an agreement.
void add_agreement_keys(Key& contract);
Key round_keys();
Key listing_keys();
Key valuation_keys();
Key investor_keys();
Key recovery_keys();
Key stress_keys();
Key economy_keys();
Key shop_keys();
Key shopping_keys();
Key payment_keys();
Key event_keys();
Key signal_keys();
Key fading_key();
Key observer_keys();
Key talk_keys();
Key run_keys();
Key herd_keys();
Key opinion_keys();
Key output_keys();
Key expect_keys();

/// One key with its path, in which NAME stands for the name of a thing: "platforms.NAME.join.external".
struct KeyAt {
  std::string path;
  const Key* key;
};

/// Every key (leaves, groups and named things) in the order of declaration.
std::vector<KeyAt> all_keys();

/// The key that a path of a file means ("platforms.weibo.join" or "platforms.NAME.join"), or nullptr.
const Key* find_key(std::string_view path);

}  // namespace rivalry
