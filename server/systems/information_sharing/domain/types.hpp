// information_sharing (信息共享, 三（三）): the stages of shared information and its commands.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/information_sharing/domain/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::information_sharing {

enum class Stage : std::uint8_t {
  formed,        // 已形成待共享
  extended,      // 已延期待共享
  shared,        // 已共享待确认
  acknowledged,  // 已全部确认
  discarded      // 不予共享
};
LIANDONG_DESCRIBE_ENUM(Stage, formed, extended, shared, acknowledged, discarded)

/// Why information cannot be shared on its day.  [3.3.9-d]
enum class ExtensionGround : std::uint8_t { collecting, collating, other };
LIANDONG_DESCRIBE_ENUM(ExtensionGround, collecting, collating, other)

/// Why what was recorded is not shared.
enum class DiscardGround : std::uint8_t {
  recorded_in_error,  // 登记有误
  duplicate,          // 重复登记
  not_to_be_shared    // 依法不予共享
};
LIANDONG_DESCRIBE_ENUM(DiscardGround, recorded_in_error, duplicate, not_to_be_shared)

enum class MaterialKind : std::uint8_t { main_text, data, annex };
LIANDONG_DESCRIBE_ENUM(MaterialKind, main_text, data, annex)

enum class CorrectableField : std::uint8_t { formed_at, title, content };
LIANDONG_DESCRIBE_ENUM(CorrectableField, formed_at, title, content)

// ---- Commands of the unit whose information it is ----

/// Opens the matter and the duty to share: what was formed and not shared is owed.  [3.3.9-c]
struct RecordFormed {
  static constexpr std::string_view name = "record_formed";
  Kind kind = Kind::other;  // the category follows from it  [3.3.0-b]
  Text title;               // 1–200 characters
  Text content;             // may be empty until it is shared
  Instant formed_at;        // when it came into being, never in the future
  Sensitivity sensitivity = Sensitivity::internal;
  ItemCode item;          // the penalty item it is about; empty = none in particular
  PlaceCode place;        // empty = the whole city
  std::string reference;  // number of the document, licence or decision; may be empty
  std::string source_id;  // key in the system it comes from; may be empty
  MatterId origin;        // the matter it follows from; may be empty
};
LIANDONG_DESCRIBE(RecordFormed, kind, title, content, formed_at, sensitivity, item, place,
                  reference, source_id, origin)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::main_text;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// What was not shared yet; the event stays in the log.
struct RemoveMaterial {
  static constexpr std::string_view name = "remove_material";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(RemoveMaterial, material, reason)

/// Before the day is over, or the time named last.  [3.3.9-d]
struct Extend {
  static constexpr std::string_view name = "extend";
  ExtensionGround ground = ExtensionGround::collecting;
  int working_days = 0;  // from the last day of the time that would have ended; 1 or more
  Text reason;
  PersonalText approved_by;
};
LIANDONG_DESCRIBE(Extend, ground, working_days, reason, approved_by)

/// Goes out to whoever subscribes and to the units named; who that is, is frozen.  [3.3.0-a]
struct Share {
  static constexpr std::string_view name = "share";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  Text content;                    // required unless it was given when recorded or a file is there
  bool to_subscribers = true;      // the units that subscribe to it
  std::vector<UnitId> recipients;  // others, by hand
  bool redaction_confirmed = false;     // for complaints: nobody can be recognised  [3.3.7]
  bool personal_data_reviewed = false;  // required if the scan found something
};
LIANDONG_DESCRIBE(Share, content, to_subscribers, recipients, redaction_confirmed,
                  personal_data_reviewed)

/// A unit that was forgotten.
struct AddRecipients {
  static constexpr std::string_view name = "add_recipients";
  std::vector<UnitId> recipients;
};
LIANDONG_DESCRIBE(AddRecipients, recipients)

/// Before anybody acknowledged; the matter returns to where it was with its original clock.
struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Withdraw, reason)

/// Wrongly recorded, or not to be shared; the head answers for it and S sees the list.
struct Discard {
  static constexpr std::string_view name = "discard";
  static constexpr bool needs_confirmation = true;
  DiscardGround ground = DiscardGround::recorded_in_error;
  Text reason;
};
LIANDONG_DESCRIBE(Discard, ground, reason)

/// 更正. Exactly one of instant and text, by field; the head's if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::content;
  std::optional<Instant> instant;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, reason)

// ---- Commands of a recipient ----

struct Acknowledge {
  static constexpr std::string_view name = "acknowledge";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(Acknowledge, comment)

using Command = std::variant<RecordFormed, AttachMaterial, RemoveMaterial, Extend, Share,
                             AddRecipients, Withdraw, Discard, Correct, Acknowledge>;

}  // namespace liandong::information_sharing
