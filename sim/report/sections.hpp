// THE SECTIONS of a report, one function each, in files of their own.
#pragma once

#include <string>
#include <vector>

#include "sim/report/blocks.hpp"
#include "sim/sweep/analysis/discovery.hpp"
#include "sim/sweep/analysis/responses.hpp"

namespace rivalry {
struct Dataset;
class ResolvedScenario;
struct Scenario;
}  // namespace rivalry

namespace rivalry::report {

struct RunSubject;
struct SweepSubject;
class Times;

/// The answer that a reader wants to know first, by a name that answer() knows: whether a company survives where that
/// is open, whether a contract is exercised, else what the scenario expects numbers of, else the first output. Empty if
/// the result answers nothing.
std::string main_answer(const Dataset& result, const Scenario& scenario);

/// What the run says to its question, in sentences.
std::vector<Json> answer_in_words(const RunSubject& subject, Times& times);

/// What difference outputs.compare_with makes, in a sentence; none without it.
std::vector<std::string> difference_in_words(const RunSubject& subject);

Section outcomes(const RunSubject& subject, Times& times);    ///< fan charts
Section difference(const RunSubject& subject, Times& times);  ///< with and without outputs.compare_with
Section milestones(const RunSubject& subject, Times& times);  ///< what happens by when
Section ownership(const RunSubject& subject, Times& times);   ///< the cap table through time
Section accounts(const RunSubject& subject, Times& times);    ///< balance sheet, flow of funds
Section causes(const RunSubject& subject, Times& times);      ///< which inputs go with the answer
Section history(const RunSubject& subject, Times& times);     ///< what was expected beside what came out
Section recipe(const RunSubject& subject, Times& times);      ///< how to make it again

/// What a scenario rests on: numbers without a source, and those with one.
Section assumptions(const ResolvedScenario& resolved);

/// How strongly each input goes with an answer: rank correlations, the strongest first; one number per case in each.
/// Nothing if none varies.
std::vector<Json> what_goes_with(const std::vector<double>& answers, const std::vector<CaseColumn>& inputs,
                                 const std::string& what, const ResolvedScenario& resolved);

/// A sweep's answer by task, and by point.
struct SweepAnswers {
  TaskAnswers tasks;
  Responses responses;
  std::string unit;
};
std::string main_answer(const SweepSubject& subject);
std::vector<Json> answer_in_words(const SweepSubject& subject, const SweepAnswers& answers);
Section dependence(const SweepSubject& subject, const SweepAnswers& answers);  ///< tornado, indices
Section maps(const SweepSubject& subject, const SweepAnswers& answers);        ///< two keys at a time
Section corners(const SweepSubject& subject, const SweepAnswers& answers);     ///< scenario discovery
Section drawn(const SweepSubject& subject, const SweepAnswers& answers);       ///< uncertain numbers
Section recipe(const SweepSubject& subject, const SweepAnswers& answers);

}  // namespace rivalry::report
