// liaison_roster (联合执法联络人名册, 三（四）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::liaison_roster {

enum class Stage : std::uint8_t {
  kept,   // 在册
  closed  // 已注销
};
LIANDONG_DESCRIBE_ENUM(Stage, kept, closed)

enum class Rank : std::uint8_t {
  a,  // A 角
  b   // B 角
};
LIANDONG_DESCRIBE_ENUM(Rank, a, b)

/// One roster per unit, opened by the platform; for a township also the police, the procuratorate
/// and the court it keeps contact with.  [3.1.0-a, 3.4.3-a, 3.7-a]
struct OpenRoster {
  static constexpr std::string_view name = "open_roster";
  static constexpr bool by_platform = true;
  UnitId unit;
  Text title;
  std::vector<UnitId> counterparts;  // units of the other side, each wants a contact
  std::vector<UnitId> organs;        // empty unless the unit is a township or subdistrict
};
LIANDONG_DESCRIBE(OpenRoster, unit, title, counterparts, organs)

/// The city has other units now.
struct UpdateCounterparts {
  static constexpr std::string_view name = "update_counterparts";
  static constexpr bool by_platform = true;
  std::vector<UnitId> counterparts;
  std::vector<UnitId> organs;
};
LIANDONG_DESCRIBE(UpdateCounterparts, counterparts, organs)

/// 明确联络人; takes the place of whoever was named before.  [3.4.3-a, 3.4.3-b]
struct AppointLiaison {
  static constexpr std::string_view name = "appoint_liaison";
  Rank rank = Rank::a;
  PersonalText person;  // 姓名
  Text office;          // 职务
  PersonalText telephone;
  std::optional<Instant> until;  // the post ends by itself; none = until somebody else is named
};
LIANDONG_DESCRIBE(AppointLiaison, rank, person, office, telephone, until)

struct EndLiaison {
  static constexpr std::string_view name = "end_liaison";
  static constexpr bool needs_confirmation = true;
  Rank rank = Rank::a;
  Text reason;
};
LIANDONG_DESCRIBE(EndLiaison, rank, reason)

/// Who takes what comes from one unit, or from every unit without a contact of its own; also the
/// standing contact with police, procuratorate and court.  [3.1.0-a, 3.7-a]
struct SetContact {
  static constexpr std::string_view name = "set_contact";
  UnitId counterpart;   // empty = every unit without a contact of its own
  PersonalText person;  // 联系人
  Text office;          // may be empty
  PersonalText telephone;
  UnitId inbox;  // the office of the unit that takes letters; empty = the unit itself
};
LIANDONG_DESCRIBE(SetContact, counterpart, person, office, telephone, inbox)

struct RemoveContact {
  static constexpr std::string_view name = "remove_contact";
  UnitId counterpart;  // empty = the one for every other unit
  Text reason;
};
LIANDONG_DESCRIBE(RemoveContact, counterpart, reason)

/// 核对名册: everything in it is still true.  [3.4.3-b]
struct ConfirmRoster {
  static constexpr std::string_view name = "confirm_roster";
};
LIANDONG_DESCRIBE(ConfirmRoster)

/// Of a unit that was abolished.
struct CloseRoster {
  static constexpr std::string_view name = "close_roster";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(CloseRoster, reason)

using Command = std::variant<OpenRoster, UpdateCounterparts, AppointLiaison, EndLiaison, SetContact,
                             RemoveContact, ConfirmRoster, CloseRoster>;

}  // namespace liandong::liaison_roster
