// information_request (信息需求, 三（三）3 and 4): one unit asks another for information it needs.
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

namespace liandong::information_request {

using information_sharing::Category;
using information_sharing::Kind;

enum class Stage : std::uint8_t {
  requested,  // 待反馈
  answered,   // 已反馈待确认
  declined,   // 不能提供待确认
  confirmed,  // 已确认
  withdrawn   // 已撤回
};
LIANDONG_DESCRIBE_ENUM(Stage, requested, answered, declined, confirmed, withdrawn)

/// Why information is not given.
enum class DeclineGround : std::uint8_t {
  not_held,    // 未掌握
  not_lawful,  // 依法不得提供
  not_needed   // 与执法无关
};
LIANDONG_DESCRIBE_ENUM(DeclineGround, not_held, not_lawful, not_needed)

/// A form to be filled in comes from who asks, the answer from who was asked.
enum class MaterialKind : std::uint8_t { form, answer };
LIANDONG_DESCRIBE_ENUM(MaterialKind, form, answer)

enum class CorrectableField : std::uint8_t { title, need, purpose };
LIANDONG_DESCRIBE_ENUM(CorrectableField, title, need, purpose)

// ---- Commands of the unit that asks ----

/// 按市直职能部门需要: need and purpose are told, so that the other may judge them.  [3.3.3-b,
/// 3.3.4]
struct RequestInformation {
  static constexpr std::string_view name = "request_information";
  UnitId asked;
  Kind kind = Kind::penalty_decision;
  Text title;
  Text need;
  Text purpose;                          // what it is needed for
  std::optional<Instant> wanted_before;  // 报送期限; replaces the target of the city
  ItemCode item;                         // empty = none in particular
  MatterId origin;                       // the matter it is needed for; may be empty
};
LIANDONG_DESCRIBE(RequestInformation, asked, kind, title, need, purpose, wanted_before, item,
                  origin)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::answer;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// Own material that was not sent; the event stays in the log.
struct RemoveMaterial {
  static constexpr std::string_view name = "remove_material";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(RemoveMaterial, material, reason)

/// The answer will do, or that there is none; ends the matter.
struct Confirm {
  static constexpr std::string_view name = "confirm";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(Confirm, comment)

/// Something is missing from the answer: it is owed again.  [3.3.3-b]
struct AskAgain {
  static constexpr std::string_view name = "ask_again";
  Text missing;
};
LIANDONG_DESCRIBE(AskAgain, missing)

struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Withdraw, reason)

struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::need;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, text, reason)

// ---- Commands of the unit that was asked ----

/// 及时反馈.  [3.3.3-b]
struct AnswerRequest {
  static constexpr std::string_view name = "answer_request";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  Text content;                         // required unless a file is there
  bool personal_data_reviewed = false;  // required if the scan found something
};
LIANDONG_DESCRIBE(AnswerRequest, content, personal_data_reviewed)

/// In writing, and naming who has it if it is not held; S may overrule.
struct Decline {
  static constexpr std::string_view name = "decline";
  static constexpr bool needs_confirmation = true;
  DeclineGround ground = DeclineGround::not_held;
  Text reason;
  UnitId holder;  // who has it; may be empty
};
LIANDONG_DESCRIBE(Decline, ground, reason, holder)

// ---- S ----

/// The information is owed: the request stands with its original clock.
struct OverruleDecline {
  static constexpr std::string_view name = "overrule_decline";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(OverruleDecline, reason)

using Command = std::variant<RequestInformation, AttachMaterial, RemoveMaterial, AnswerRequest,
                             Decline, OverruleDecline, Confirm, AskAgain, Withdraw, Correct>;

}  // namespace liandong::information_request
