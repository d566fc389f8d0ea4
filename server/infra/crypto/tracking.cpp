#include "infra/crypto/tracking.hpp"

#include "infra/crypto/sm3.hpp"
#include "kernel/check.hpp"

#include <algorithm>

namespace liandong::crypto {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t proof_digits = 8;
constexpr std::size_t seq_digits_min = 4;
constexpr std::size_t seq_digits_max = 10;
constexpr std::size_t group = 4;
constexpr std::string_view label = "liandong.tracking.1";

/// The canonical digits of what was typed; nothing if another character stands in it.
std::optional<std::string> canonical(std::string_view typed) {
  if (typed.size() > 64) {
    return std::nullopt;
  }
  std::string plain;
  for (char c : typed) {
    if (c == '-' || c == ' ') {
      continue;
    }
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    if (digits.find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    plain.push_back(c);
  }
  const std::size_t seq_digits = plain.size() - std::min(plain.size(), proof_digits);
  if (seq_digits < seq_digits_min || seq_digits > seq_digits_max) {
    return std::nullopt;
  }
  return plain;
}

std::string proof_of(const Secret<32>& key, std::int64_t seq, std::string_view stream_id) {
  HmacSm3 mac{key.view()};
  const Digest tag = mac.update(std::to_string(seq)).update(":").update(stream_id).finish();
  std::string proof;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (std::size_t i = 0; proof.size() < proof_digits; ++i) {
    bits = (bits << 8U) | tag[i];
    held += 8;
    while (held >= 5 && proof.size() < proof_digits) {
      held -= 5;
      proof.push_back(digits[(bits >> held) & 31U]);
    }
  }
  return proof;
}

std::string plain_code(const Secret<32>& key, std::int64_t seq, std::string_view stream_id) {
  std::string place;
  for (auto rest = static_cast<std::uint64_t>(seq); rest != 0; rest /= digits.size()) {
    place.insert(place.begin(), digits[rest % digits.size()]);
  }
  place.insert(0, seq_digits_min - std::min(place.size(), seq_digits_min), digits.front());
  return place + proof_of(key, seq, stream_id);
}

}  // namespace

TrackingCodes::TrackingCodes(const MasterKey& master) {
  Digest derived = hmac_sm3(master.view(), label);
  std::copy(derived.begin(), derived.end(), key_.data());
  wipe(derived.data(), derived.size());
}

std::string TrackingCodes::make(std::int64_t seq, std::string_view stream_id) const {
  LIANDONG_CHECK(seq > 0);
  const std::string plain = plain_code(key_, seq, stream_id);
  std::string shown;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    // Groups are counted from the end, so that the proof is always two of them.
    if (i > 0 && (plain.size() - i) % group == 0) {
      shown.push_back('-');
    }
    shown.push_back(plain[i]);
  }
  return shown;
}

std::optional<std::int64_t> TrackingCodes::seq_of(std::string_view typed) {
  const auto plain = canonical(typed);
  if (!plain) {
    return std::nullopt;
  }
  std::int64_t seq = 0;
  for (std::size_t i = 0; i + proof_digits < plain->size(); ++i) {
    seq = seq * static_cast<std::int64_t>(digits.size()) +
          static_cast<std::int64_t>(digits.find((*plain)[i]));
  }
  return seq > 0 ? std::optional{seq} : std::nullopt;
}

bool TrackingCodes::matches(std::string_view typed, std::int64_t seq,
                            std::string_view stream_id) const {
  const auto plain = canonical(typed);
  return plain && seq > 0 &&
         equal_in_constant_time(sm3(*plain), sm3(plain_code(key_, seq, stream_id)));
}

}  // namespace liandong::crypto
