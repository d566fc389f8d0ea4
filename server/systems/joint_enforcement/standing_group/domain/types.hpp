// standing_group (常设协商小组, 三（四）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::standing_group {

enum class Stage : std::uint8_t {
  standing,  // 存续
  dissolved  // 已撤销
};
LIANDONG_DESCRIBE_ENUM(Stage, standing, dissolved)

/// 建立联合执法协商制度: who consults with whom, who calls the meetings, how often.
/// [3.4.1-a, 3.4.1-e]
struct FoundGroup {
  static constexpr std::string_view name = "found_group";
  Text title;  // 1–200 characters
  Text purpose;
  std::vector<UnitId> members;  // beside the founder; 1–60
  UnitId convener;              // one of the members or the founder; empty = the founder
  int period_days = 0;          // days from one meeting to the next; 0 = the city's target
};
LIANDONG_DESCRIBE(FoundGroup, title, purpose, members, convener, period_days)

struct ChangeMembers {
  static constexpr std::string_view name = "change_members";
  std::vector<UnitId> members;  // all of them, the convener included
  Text reason;
};
LIANDONG_DESCRIBE(ChangeMembers, members, reason)

/// The next meeting is owed by the new convener.  [3.4.1-e]
struct ChangeConvener {
  static constexpr std::string_view name = "change_convener";
  UnitId convener;
  Text reason;
};
LIANDONG_DESCRIBE(ChangeConvener, convener, reason)

struct ChangePeriod {
  static constexpr std::string_view name = "change_period";
  int period_days = 0;
  Text reason;
};
LIANDONG_DESCRIBE(ChangePeriod, period_days, reason)

/// 定期召开: discharges the meeting that is owed and opens the next. By the minutes of the regular
/// meeting, or by hand.  [3.4.1-e]
struct RecordMeeting {
  static constexpr std::string_view name = "record_meeting";
  Instant held_at;
  MatterId origin;  // the consultation that was held; may be empty
};
LIANDONG_DESCRIBE(RecordMeeting, held_at, origin)

struct Dissolve {
  static constexpr std::string_view name = "dissolve";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Dissolve, reason)

using Command =
    std::variant<FoundGroup, ChangeMembers, ChangeConvener, ChangePeriod, RecordMeeting, Dissolve>;

}  // namespace liandong::standing_group
