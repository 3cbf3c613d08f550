#include "sim/results/store/checksum.hpp"

#include <fmt/core.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>

namespace rivalry {

namespace {

using Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

Digest digest_of(std::span<const std::byte> bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  Digest digest;
  sha256_digest(&context, digest.size(), digest.data());
  return digest;
}

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace

std::string sha256(std::span<const std::byte> bytes) {
  std::string text;
  for (std::uint8_t byte : digest_of(bytes)) text += fmt::format("{:02x}", byte);
  return text;
}

std::string sha256(std::string_view text) { return sha256(bytes_of(text)); }

std::string sha256_base64(std::string_view text) {
  Digest digest = digest_of(bytes_of(text));
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE), '\0');
  base64_encode_raw(encoded.data(), digest.size(), digest.data());
  return encoded;
}

}  // namespace rivalry
