// What can happen to shared information. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/information_sharing/domain/types.hpp"

namespace liandong::information_sharing {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::main_text;
  std::string name;
  std::string digest;     // SM3 of the file, 64 hex digits
  std::int64_t size = 0;  // bytes
  std::string media_type;
  int copies = 1;  // 1–99
  int pages = 1;   // 1–9999
  bool original = false;
  UnitId added_by;
  Instant added_at;
  friend bool operator==(const Material&, const Material&) = default;
};
LIANDONG_DESCRIBE(Material, id, kind, name, digest, size, media_type, copies, pages, original,
                  added_by, added_at)

/// To whom it goes, and why: as it stood when it was shared.
struct Addressee {
  UnitId unit;
  bool subscribed = false;      // else named by hand
  bool outside_notice = false;  // between two townships or two departments
  friend bool operator==(const Addressee&, const Addressee&) = default;
};
LIANDONG_DESCRIBE(Addressee, unit, subscribed, outside_notice)

struct Formed {
  static constexpr std::string_view type = "information_sharing.formed.v1";
  static constexpr std::string_view clauses[] = {"3.3.0-a", "3.3.0-b"};
  UnitId holder;                 // the unit whose information it is
  bool holder_is_local = false;  // then 当日 does not bind it  [3.3.9-c]
  UnitId drafting_office;        // office of the holder; empty = the holder itself
  Category category = Category::other;
  RecordFormed record;
};
LIANDONG_DESCRIBE(Formed, holder, holder_is_local, drafting_office, category, record)

struct MaterialAttached {
  static constexpr std::string_view type = "information_sharing.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct MaterialRemoved {
  static constexpr std::string_view type = "information_sharing.material_removed.v1";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(MaterialRemoved, material, reason)

struct Extended {
  static constexpr std::string_view type = "information_sharing.extended.v1";
  static constexpr std::string_view clauses[] = {"3.3.9-d"};
  Extend extension;
};
LIANDONG_DESCRIBE(Extended, extension)

struct Shared {
  static constexpr std::string_view type = "information_sharing.shared.v1";
  static constexpr std::string_view clauses[] = {"3.3.0-a", "3.3.9-c"};
  Text content;
  std::vector<Addressee> addressees;   // in the order of ids
  std::vector<std::string> materials;  // ids, in list order
  int personal_data_found = 0;
};
LIANDONG_DESCRIBE(Shared, content, addressees, materials, personal_data_found)

struct RecipientsAdded {
  static constexpr std::string_view type = "information_sharing.recipients_added.v1";
  static constexpr std::string_view clauses[] = {"3.3.0-a"};
  std::vector<Addressee> addressees;
};
LIANDONG_DESCRIBE(RecipientsAdded, addressees)

struct Withdrawn {
  static constexpr std::string_view type = "information_sharing.withdrawn.v1";
  Text reason;
};
LIANDONG_DESCRIBE(Withdrawn, reason)

struct Discarded {
  static constexpr std::string_view type = "information_sharing.discarded.v1";
  DiscardGround ground = DiscardGround::recorded_in_error;
  Text reason;
};
LIANDONG_DESCRIBE(Discarded, ground, reason)

struct Corrected {
  static constexpr std::string_view type = "information_sharing.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;  // what stood there before, for the instant
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

struct Acknowledged {
  static constexpr std::string_view type = "information_sharing.acknowledged.v1";
  UnitId recipient;
  Text comment;
};
LIANDONG_DESCRIBE(Acknowledged, recipient, comment)

using Event = std::variant<Formed, MaterialAttached, MaterialRemoved, Extended, Shared,
                           RecipientsAdded, Withdrawn, Discarded, Corrected, Acknowledged>;

}  // namespace liandong::information_sharing
