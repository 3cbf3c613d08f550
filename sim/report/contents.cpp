#include "sim/report/contents.hpp"

#include <fmt/core.h>

#include "rivalry/scenario.hpp"
#include "sim/core/version.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/store/manifest.hpp"

namespace rivalry::report {

namespace {

Json json_of(std::vector<Section> sections) {
  Json all = Json::array();
  for (Section& section : sections)
    if (!section.blocks.empty())
      all.push_back({{"id", section.id}, {"title", section.title}, {"blocks", std::move(section.blocks)}});
  return all;
}

std::string question_of(const Scenario& scenario) {
  return scenario.question.empty() ? spelt(scenario.name) : scenario.question;
}

}  // namespace

Json contents(const RunSubject& subject) {
  Times times;
  std::vector<Json> answer = answer_in_words(subject, times);
  std::vector<Section> sections;
  for (auto* section : {outcomes, difference, milestones, ownership, accounts, causes, history})
    sections.push_back(section(subject, times));
  sections.push_back(assumptions(subject.resolved));
  sections.push_back(recipe(subject, times));
  std::string stamp =
      fmt::format("Run {}, Rivalry {}, {}. A simulation rests on its assumptions: they are listed above.",
                  text_of(subject.result, "run_id"), text_of(subject.result, "model_version"),
                  count_of(static_cast<std::int64_t>(subject.manifest.done().size()), "replicate"));
  return {{"name", subject.scenario.name}, {"question", question_of(subject.scenario)},
          {"answer", std::move(answer)},   {"sections", json_of(std::move(sections))},
          {"times", times.json()},         {"stamp", stamp}};
}

Json contents(const SweepSubject& subject) {
  std::string of = subject.of.empty() ? main_answer(subject) : subject.of;
  SweepAnswers answers{task_answers(subject.directory, subject.sweep, of), {}, {}};
  answers.responses = responses_of(answers.tasks, subject.sweep.points.count);
  answers.unit = answers.tasks.answers.unit;
  std::vector<Section> sections;
  for (auto* section : {dependence, maps, corners, drawn}) sections.push_back(section(subject, answers));
  sections.push_back(assumptions(subject.sweep.base));
  sections.push_back(recipe(subject, answers));
  std::string stamp = fmt::format("Sweep {}, Rivalry {}. A simulation rests on its assumptions: they are listed above.",
                                  subject.sweep.identity.run_id(), model_version());
  return {{"name", subject.sweep.identity.name},
          {"question", question_of(subject.sweep.base.outline())},
          {"answer", answer_in_words(subject, answers)},
          {"sections", json_of(std::move(sections))},
          {"times", Json::array()},
          {"stamp", stamp}};
}

}  // namespace rivalry::report
