// How outputs about who owns what, and about private rounds, are read off the world.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace rivalry {
struct Scenario;
struct World;
}  // namespace rivalry

namespace rivalry::measures {

// per holder (the people, companies, investors) and company
void stake_share_diluted(const World& world, std::span<double> cells);
void stake_value(const World& world, std::span<double> cells);

// per company
void company_shares_diluted(const World& world, std::span<double> cells);
void company_share_price(const World& world, std::span<double> cells);
void company_option_pool(const World& world, std::span<double> cells);

// per company and class of shares beside the ordinary ones; labels of all companies' classes
void class_conversion_price(const World& world, std::span<double> cells);
std::vector<std::string> class_labels(const Scenario& scenario);

// per holder
void holder_wealth(const World& world, std::span<double> cells);

// per round
void round_raised(const World& world, std::span<double> cells);
void round_price(const World& world, std::span<double> cells);
void round_post_money(const World& world, std::span<double> cells);
void round_stake(const World& world, std::span<double> cells);
void round_shares(const World& world, std::span<double> cells);

// per round and investor; those who are not asked have nothing
void bid_offered(const World& world, std::span<double> cells);
void bid_admitted(const World& world, std::span<double> cells);
void bid_stake(const World& world, std::span<double> cells);
void bid_score(const World& world, std::span<double> cells);
void bid_reason(const World& world, std::span<double> cells);
void bid_turns_at(const World& world, std::span<double> cells);
void bid_turns_at_politics(const World& world, std::span<double> cells);

}  // namespace rivalry::measures
