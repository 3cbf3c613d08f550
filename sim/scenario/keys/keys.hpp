// THE KEYS: everything that a scenario file can say. One row each, by chapter in the files beside this one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/keys/key.hpp"

namespace rivalry {

/// The whole tree of keys; its root is a Group without a name that describes a Scenario.
const Key& keys();

extern const KeyRow population_keys;
extern const KeyRow platform_keys;
extern const KeyRow interest_keys;
extern const KeyRow reader_keys;
extern const KeyRow voice_keys;
extern const KeyRow spread_keys;
extern const KeyRow flash_sale_keys;
extern const KeyRow forecast_keys;
extern const KeyRow function_keys;
extern const KeyRow company_keys;
extern const KeyRow class_keys;
extern const KeyRow partner_keys;
extern const KeyRow politics_keys;
extern const KeyRow rival_keys;
extern const KeyRow business_keys;
extern const KeyRow value_keys;
extern const KeyRow view_keys;
extern const KeyRow talks_keys;
extern const KeyRow ads_keys;
extern const KeyRow merchant_keys;
extern const KeyRow auction_keys;
extern const KeyRow two_sided_keys;
extern const KeyRow market_keys;
extern const KeyRow contract_keys;
extern const KeyRow agreement_keys;  ///< those of a contract that is one
extern const KeyRow round_keys;
extern const KeyRow listing_keys;
extern const KeyRow valuation_keys;
extern const KeyRow investor_keys;
extern const KeyRow recovery_keys;
extern const KeyRow stress_keys;
extern const KeyRow economy_keys;
extern const KeyRow shop_keys;
extern const KeyRow shopping_keys;
extern const KeyRow payment_keys;
extern const KeyRow event_keys;
extern const KeyRow signal_keys;
extern const KeyRow fading_key;
extern const KeyRow observer_keys;
extern const KeyRow talk_keys;
extern const KeyRow run_keys;
extern const KeyRow herd_keys;
extern const KeyRow opinion_keys;
extern const KeyRow output_keys;
extern const KeyRow expect_keys;

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
