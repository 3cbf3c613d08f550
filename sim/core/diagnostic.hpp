// How a problem is shown: the caret form.
//
//   error[E112]: unknown key `excercise_window`
//     --> weibo.yaml:49:5  (contracts.weibo_call.excercise_window)
//      |
//   49 |     excercise_window: {from: 2013-04-29}
//      |     ^^^^^^^^^^^^^^^^ did you mean `exercise_window`?
#pragma once

#include <string>
#include <vector>

#include "rivalry/errors.hpp"

namespace rivalry {

/// Every problem in caret form, in the order given, then one line that counts them and says where to read more.
/// `color` adds ANSI colours. Never emits a control character that came from the text shown. Thread-safe.
std::string render(const std::vector<Diagnostic>& problems, bool color);

/// Terminal columns that UTF-8 `text` takes (East Asian wide characters take two, combining ones none).
int width_of(std::string_view text);

}  // namespace rivalry
