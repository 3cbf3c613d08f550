// What a finding says, in a sentence made from its numbers.
#pragma once

#include <string>

#include "sim/findings/course.hpp"
#include "sim/findings/waiting.hpp"

namespace rivalry {

struct Answers;
struct Course;
struct Histogram;
struct Waiting;

/// "vancl.cash falls from 90 million CNY (2013-01-01) to 7.5 million CNY (2016-06-27), the median of 200 replicates; 90
/// % end between ...". Of a share, its mean and 95 % interval. `rows`: what is counted, in the singular.
std::string sentence_of(const Course& course, const std::string& rows);

/// "vancl.default happens in 66.0 % of 200 replicates by 2016-06-30 [95 %: ...], in half of them by 2014-05-02".
std::string sentence_of(const Waiting& waiting, const std::string& rows);

/// "vancl.cash: median 7.5 million CNY, 90 % of 200 replicates between ...".
std::string sentence_of(const Answers& answers, const Histogram& histogram, const std::string& rows);

}  // namespace rivalry
