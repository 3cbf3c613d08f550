#include "sim/cli/arguments.hpp"

#include "catch.hpp"
#include "sim/cli/verbs.hpp"

using namespace rivalry;
using namespace rivalry::cli;

TEST_CASE("words, keys and options are told apart in any order") {
  Command command =
      parse({"run", "-j", "3", "a/b.yaml", "platforms.wechat.pull=2", "--seed", "9", "-o", "x=y", "seed=1"});
  CHECK(command.verb->name == "run");
  CHECK(command.words == std::vector<std::string>{"a/b.yaml"});
  REQUIRE(command.overrides.size() == 3);
  CHECK(command.overrides[0].path == "platforms.wechat.pull");
  CHECK(command.overrides[0].value == "2");
  CHECK(command.overrides[2].value == "9");  // --seed has the last word
  CHECK(command.output == "x=y");
  CHECK(command.threads == 3);
}

TEST_CASE("a value may contain anything, a file's name an equals sign behind a slash") {
  Command command = parse({"run", "./a=b.yaml", "population.people={uniform: [1, 2]}", "question=a=b"});
  CHECK(command.words == std::vector<std::string>{"./a=b.yaml"});
  CHECK(command.overrides[0].value == "{uniform: [1, 2]}");
  CHECK(command.overrides[1].value == "a=b");
}

TEST_CASE("what is wrong on the command line is said") {
  for (std::vector<std::string> words : std::vector<std::vector<std::string>>{{},
                                                                              {"fly"},
                                                                              {"-j", "2", "run"},
                                                                              {"run", "--thread", "2"},
                                                                              {"run", "--threads", "0"},
                                                                              {"run", "--threads", "two"},
                                                                              {"run", "-j"},
                                                                              {"run", "--progress=dots"},
                                                                              {"run", "--resolved"},
                                                                              {"run", "--json", "--json=1"}})
    CHECK_THROWS_AS(parse(words), UsageError);
}

TEST_CASE("a verb's own switches are known to it alone") {
  CHECK(parse({"show", "x", "--resolved"}).has("resolved"));
  CHECK(!parse({"show", "x", "--resolved"}).has("inputs"));
}

TEST_CASE("every verb has what its help needs") {
  for (const Verb& verb : verbs()) {
    CHECK(!verb.help.empty());
    CHECK(!verb.examples[0].empty());
    CHECK(find_verb(verb.name) == &verb);
  }
}
