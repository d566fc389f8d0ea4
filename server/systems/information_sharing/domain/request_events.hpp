// What can happen to a request for information. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/information_sharing/domain/request_types.hpp"

namespace liandong::information_request {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::answer;
  std::string name;
  std::string digest;     // SM3 of the file, 64 hex digits
  std::int64_t size = 0;  // bytes
  std::string media_type;
  int copies = 1;
  int pages = 1;
  bool original = false;
  UnitId added_by;
  Instant added_at;
  friend bool operator==(const Material&, const Material&) = default;
};
LIANDONG_DESCRIBE(Material, id, kind, name, digest, size, media_type, copies, pages, original,
                  added_by, added_at)

struct InformationRequested {
  static constexpr std::string_view type = "information_request.information_requested.v1";
  static constexpr std::string_view clauses[] = {"3.3.0-a", "3.3.3-b"};
  UnitId requester;
  UnitId drafting_office;       // office of the requester; empty = the requester itself
  bool outside_notice = false;  // between two townships or two departments
  bool of_township = false;     // a department asks a township
  Category category = Category::other;
  RequestInformation request;
};
LIANDONG_DESCRIBE(InformationRequested, requester, drafting_office, outside_notice, of_township,
                  category, request)

struct MaterialAttached {
  static constexpr std::string_view type = "information_request.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct MaterialRemoved {
  static constexpr std::string_view type = "information_request.material_removed.v1";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(MaterialRemoved, material, reason)

struct RequestAnswered {
  static constexpr std::string_view type = "information_request.request_answered.v1";
  static constexpr std::string_view clauses[] = {"3.3.3-b"};
  Text content;
  std::vector<std::string> materials;  // ids not sent before, in list order
  int personal_data_found = 0;
};
LIANDONG_DESCRIBE(RequestAnswered, content, materials, personal_data_found)

struct Declined {
  static constexpr std::string_view type = "information_request.declined.v1";
  Decline decline;
};
LIANDONG_DESCRIBE(Declined, decline)

struct DeclineOverruled {
  static constexpr std::string_view type = "information_request.decline_overruled.v1";
  static constexpr std::string_view clauses[] = {"3.3.3-b"};
  Text reason;
};
LIANDONG_DESCRIBE(DeclineOverruled, reason)

struct Confirmed {
  static constexpr std::string_view type = "information_request.confirmed.v1";
  Text comment;
};
LIANDONG_DESCRIBE(Confirmed, comment)

struct AskedAgain {
  static constexpr std::string_view type = "information_request.asked_again.v1";
  static constexpr std::string_view clauses[] = {"3.3.3-b"};
  Text missing;
};
LIANDONG_DESCRIBE(AskedAgain, missing)

struct Withdrawn {
  static constexpr std::string_view type = "information_request.withdrawn.v1";
  Text reason;
};
LIANDONG_DESCRIBE(Withdrawn, reason)

struct Corrected {
  static constexpr std::string_view type = "information_request.corrected.v1";
  Correct correction;
};
LIANDONG_DESCRIBE(Corrected, correction)

using Event = std::variant<InformationRequested, MaterialAttached, MaterialRemoved, RequestAnswered,
                           Declined, DeclineOverruled, Confirmed, AskedAgain, Withdrawn, Corrected>;

}  // namespace liandong::information_request
