// THE KEYS of functions with known answers.
#include "rivalry/functions.hpp"

#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

void finish_function(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& function = *static_cast<Function*>(object);
  if (function.kind == FunctionKind::Linear && function.terms.empty())
    check.problem(Code::MissingKey, node, path, "kind", "a linear function needs terms",
                  "add e.g. `terms: {a: {slope: 2, x: 0.5}}`");
}

}  // namespace

constexpr Word function_kind_words[] = {
    {"ishigami", FunctionKind::Ishigami},
    {"linear", FunctionKind::Linear},
    {"wilks", FunctionKind::Wilks},
    {"extremes", FunctionKind::Extremes},
};

constexpr KeyRow function_term_rows[] = {
    key<&FunctionTerm::slope>("slope", factor("-1e9", "1e9"), needed, "What x is multiplied by."),
    key<&FunctionTerm::x>("x", factor("-1e9", "1e9"), needed, "The number."),
};

constexpr KeyRow function_rows[] = {
    key<&Function::kind>(
        "kind", word(function_kind_words), needed,
        "ishigami: sin x1 + a sin^2 x2 + b x3^4 sin x1 (Ishigami & Homma 1990); linear: the sum of slope times x over "
        "its terms; wilks: how many draws it takes until their extremes enclose a share of all (Wilks 1941); extremes: "
        "which share the extremes of so many uniform draws do enclose."),
    key<&Function::a>("a", factor("-1e6", "1e6"), "7", "Weight of the second sine.").only_for("ishigami"),
    key<&Function::b>("b", factor("-1e6", "1e6"), "0.1", "Weight of what the first and the third do together.")
        .only_for("ishigami"),
    key<&Function::x1>("x1", factor("-1e6", "1e6"), needed, "The first number.").only_for("ishigami"),
    key<&Function::x2>("x2", factor("-1e6", "1e6"), needed, "The second.").only_for("ishigami"),
    key<&Function::x3>("x3", factor("-1e6", "1e6"), needed, "The third.").only_for("ishigami"),
    named<&Function::terms, &FunctionTerm::name>("terms", "term", 1000, "Of a linear function.", function_term_rows)
        .only_for("linear"),
    key<&Function::share>("share", odds_share(), "95 %", "The share that is to be enclosed.").only_for("wilks"),
    key<&Function::confidence>("confidence", odds_share(), "95 %", "The probability with which it is to be.")
        .only_for("wilks"),
    key<&Function::draws>("draws", count("1", "1 million"), needed, "How many uniform numbers are drawn.")
        .only_for("extremes"),
    key<&Function::both_ends>("both_ends", as(Form::Switch), "off",
                              "Whether the smallest draw is an end as well, or only the largest.")
        .only_for("wilks, extremes"),
};

constexpr KeyRow function_keys =
    named<&Scenario::functions, &Function::name>("functions", "function", 1000,
                                                 "Functions with known answers, to hold the methods of sweeps against "
                                                 "the literature. They change nothing in the world.",
                                                 function_rows)
        .chosen_by("kind")
        .finished_by(finish_function);
}  // namespace rivalry
