// What the attributes of a variable say of its values.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rivalry {

struct Dataset;
struct Variable;

/// The text of an attribute; empty if there is none of that name.
std::string text_of(const Variable& variable, const std::string& attribute);

/// What CF readers multiply by: money lies in minor units. 1 if nothing is said.
double scale_of(const Variable& variable);

/// The value that stands for a missing one (`_FillValue`), as stored; nothing if none is missing.
std::optional<double> fill_of(const Variable& variable);

/// Whether it holds one of several words (`flag_values`), such as no and yes.
bool is_flag(const Variable& variable);

/// The value at a place, in the unit that the attributes say; NaN where it is missing. Throws InvariantError for text.
double number_at(const Variable& variable, std::size_t place);

/// The labels along a dimension; none if it has no coordinate of texts.
std::vector<std::string> labels_along(const Dataset& data, const std::string& dimension);

}  // namespace rivalry
