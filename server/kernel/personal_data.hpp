// Finds personal data in Chinese text, so that it can be hidden before the text leaves the house.
#pragma once

#include "kernel/describe.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong {

enum class PersonalDataKind : std::uint8_t {
  mobile_phone,
  landline,
  citizen_id,  // 公民身份号码 (GB 11643), also the old form of 15 digits
  bank_card,
  email,
  person_name,  // behind a label such as 举报人
  address       // behind a label such as 住址
};
LIANDONG_DESCRIBE_ENUM(PersonalDataKind, mobile_phone, landline, citizen_id, bank_card, email,
                       person_name, address)

/// A place in a text, in bytes, and what may be shown instead of it: "张*", "138****5678".
struct PersonalDataFinding {
  std::size_t begin = 0;
  std::size_t end = 0;  // exclusive
  PersonalDataKind kind{};
  std::string masked;
  friend bool operator==(const PersonalDataFinding&, const PersonalDataFinding&) = default;
};

/// Personal data by form (numbers with their check digits, addresses of mail) and by label (names,
/// homes). It helps people to notice and proves nothing: a name in running text is not found.
/// Reads full-width digits, and numbers parted by single blanks or dashes. What is masked already,
/// or anonymous (张某, 匿名, 李先生), is no finding. Time and memory grow linearly with the text.
/// @param utf8  any bytes up to 4 GiB; what is not UTF-8 separates
/// @return findings in order, not overlapping, each beginning and ending between characters
[[nodiscard]] std::vector<PersonalDataFinding> scan_personal_data(std::string_view utf8);

/// The text with every finding replaced by its mask. Masking the result again changes nothing.
[[nodiscard]] std::string mask_personal_data(std::string_view utf8);

/// A field that holds nothing but the identity of somebody: "张*", "138****5678", otherwise the
/// first character and stars. Shows neither the whole nor its length.
[[nodiscard]] std::string mask_identity(std::string_view utf8);

}  // namespace liandong
