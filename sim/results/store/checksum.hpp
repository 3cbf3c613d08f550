// SHA-256, through nettle.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rivalry {

/// 64 lower-case hexadecimal digits.
std::string sha256(std::span<const std::byte> bytes);
std::string sha256(std::string_view text);

/// The same in base 64.
std::string sha256_base64(std::string_view text);

}  // namespace rivalry
