// What this program is. Both are filled in by the build (cmake/Version.cmake).
#pragma once

#include <string_view>

namespace rivalry {

/// The version of the model, e.g. "0.1.0": part of every run's identity, raised whenever results change.
std::string_view model_version();

/// The commit it was built from, with "+changes" behind it if the checkout had any; empty outside a repository. For
/// provenance only: no result may depend on it.
std::string_view commit();

}  // namespace rivalry
