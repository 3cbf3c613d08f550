// How outputs about signals and beliefs are read off the world.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace rivalry {
struct Scenario;
struct World;
}  // namespace rivalry

namespace rivalry::measures {

void belief_distress(const World& world, std::span<double> cells);
void company_suspected(const World& world, std::span<double> cells);

void talk_posts(const World& world, std::span<double> cells);
void talk_total(const World& world, std::span<double> cells);
void talk_rate(const World& world, std::span<double> cells);
void talk_cascades_of_size(const World& world, std::span<double> cells);
void talk_mean_size(const World& world, std::span<double> cells);
void talk_size_variance(const World& world, std::span<double> cells);
void member_opinion(const World& world, std::span<double> cells);
void member_influence(const World& world, std::span<double> cells);
void opinion_clusters(const World& world, std::span<double> cells);
void herd_right(const World& world, std::span<double> cells);
void herd_wrong(const World& world, std::span<double> cells);

/// "group.member", for all members that have names.
std::vector<std::string> member_labels(const Scenario& scenario);

void run_threshold(const World& world, std::span<double> cells);
void run_equilibria(const World& world, std::span<double> cells);
void run_early(const World& world, std::span<double> cells);
void run_late(const World& world, std::span<double> cells);
void run_tipping(const World& world, std::span<double> cells);
void run_stopped(const World& world, std::span<double> cells);
void run_survived(const World& world, std::span<double> cells);

}  // namespace rivalry::measures
