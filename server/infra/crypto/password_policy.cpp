#include "infra/crypto/password_policy.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace liandong::crypto {

namespace {

// Lower case. What people choose when three classes and eight or twelve characters are demanded.
constexpr std::array<std::string_view, 56> common_passwords{
    "123456aa!",       "12345678a!", "123456@abc",   "123qwe!@#",    "1q2w3e4r!",
    "1q2w3e4r",        "1qaz!qaz",   "1qaz2wsx!",    "1qaz@wsx",     "1qaz@wsx3edc",
    "1qaz2wsx3edc",    "a123456!",   "a123456789",   "a1234567890",  "a1b2c3d4",
    "aa123456",        "aa123456!",  "aa123456.",    "aa123456@",    "aaa111!!!",
    "abc123!@#",       "abc123456",  "abc@123456",   "abc@1234",     "abcd1234",
    "abcd1234!",       "abcd@1234",  "admin123",     "admin123!",    "admin123!@#",
    "admin@123",       "admin@1234", "admin@12345",  "admin@123456", "admin@12345678",
    "administrator1!", "changeme1!", "changeme@123", "huawei12#$",   "huawei@123",
    "iloveyou1!",      "p@ssw0rd",   "p@ssw0rd!",    "p@ssw0rd123",  "p@ssw0rd1234",
    "passw0rd",        "passw0rd!",  "password1!",   "password123!", "password@123",
    "qwer1234",        "qwer1234!",  "qwer@1234",    "qwerty@12345", "root@123456",
    "welcome@123"};

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

/// Number of characters. @return nothing if the bytes are not UTF-8 or hold a control character
std::optional<std::size_t> text_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0x20 || lead == 0x7f || (lead >= 0x80 && lead < 0xc2) || lead > 0xf4 ||
        size > text.size() - i) {
      return std::nullopt;
    }
    for (std::size_t k = 1; k < size; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0U) != 0x80U) {
        return std::nullopt;
      }
    }
    i += size;
  }
  return length;
}

int classes_of(std::string_view password) {
  bool lower = false;
  bool upper = false;
  bool digit = false;
  bool other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z') {
      lower = true;
    } else if (c >= 'A' && c <= 'Z') {
      upper = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else {
      other = true;
    }
  }
  return static_cast<int>(lower) + static_cast<int>(upper) + static_cast<int>(digit) +
         static_cast<int>(other);
}

}  // namespace

std::vector<PasswordRule> violated_rules(std::string_view password, std::string_view user_name,
                                         PasswordLevel level) {
  const std::optional<std::size_t> length = text_length(password);
  if (!length) {
    return {PasswordRule::not_text};
  }
  std::vector<PasswordRule> rules;
  const std::size_t length_min = level == PasswordLevel::administrator
                                     ? administrator_password_length_min
                                     : password_length_min;
  if (*length < length_min) {
    rules.push_back(PasswordRule::too_short);
  }
  if (*length > password_length_max) {
    rules.push_back(PasswordRule::too_long);
  }
  if (classes_of(password) < 3) {
    rules.push_back(PasswordRule::too_few_classes);
  }
  const std::string lower = lower_case(password);
  if (user_name.size() >= 3 && lower.find(lower_case(user_name)) != std::string::npos) {
    rules.push_back(PasswordRule::contains_user_name);
  }
  if (std::find(common_passwords.begin(), common_passwords.end(), lower) !=
      common_passwords.end()) {
    rules.push_back(PasswordRule::too_common);
  }
  return rules;
}

}  // namespace liandong::crypto
