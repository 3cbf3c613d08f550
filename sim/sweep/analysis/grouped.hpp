// What a sweep answers by the values of its keys, few enough to be looked at.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/findings/interval.hpp"

namespace rivalry {

struct Axis;
struct Points;
struct Responses;
struct TaskAnswers;

/// The points of a sweep by the value of a key.
struct KeyGroups {
  std::string key;
  std::vector<std::string> labels;  ///< "25 million USD", or of many values together "1.09 - 1.69 % per year"
  std::vector<std::size_t> of;      ///< by point: place in `labels`
};

/// Ascending where values are numbers. More than `most` (at least 2) of them stand together, in at most 8 groups of as
/// many values; names have a group each.
KeyGroups groups_of(const Axis& axis, std::size_t most);

/// Of the variance of the points' means, the share that the groups make (the correlation ratio); 0 if there is none.
double share_between(const KeyGroups& groups, const Responses& responses);

/// The keys by that share, greatest first, as places in Points::axes.
std::vector<std::size_t> keys_by_importance(const Points& points, const Responses& responses);

/// By group: the mean answer over its points, with an interval over replicates: all points meet the same chance, so
/// that replicates are what varies.
std::vector<MeanInterval> means_of(const KeyGroups& groups, const TaskAnswers& tasks);

/// By group of the one, by group of the other: the mean over the points of both; NaN if none has a number.
std::vector<std::vector<double>> means_of(const KeyGroups& down, const KeyGroups& across, const Responses& responses);

}  // namespace rivalry
