// basis_provision (执法依据和标准的提供, section 二): its stages and commands.
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

namespace liandong::basis_provision {

enum class Stage : std::uint8_t {
  owed,          // 待提供
  provided,      // 已提供待签收
  reported,      // 有误待更正
  acknowledged,  // 已全部签收
  dropped        // 不再需要
};
LIANDONG_DESCRIBE_ENUM(Stage, owed, provided, reported, acknowledged, dropped)

/// Items were assigned to townships: from here on the department owes bases and standards.  [2-c]
struct RecordAssignment {
  static constexpr std::string_view name = "record_assignment";
  Text title;                   // 1–200 characters
  UnitId department;            // that provides; empty = the acting unit
  Instant published_at;         // when the assignment was published, never in the future
  std::string decision;         // number of the decision or of the list version
  std::vector<ItemCode> items;  // 1–200
  std::vector<UnitId> holders;  // townships and subdistricts that hold them now, 1–60
  MatterId revision;            // of the list that brought it about; may be empty
};
LIANDONG_DESCRIBE(RecordAssignment, title, department, published_at, decision, items, holders,
                  revision)

/// The list that was published assigns items: the department owes bases and standards from now on.
/// The revision was judged before, so units and items are as it names them.  [2-c, 2-e]
struct OpenFromList {
  static constexpr std::string_view name = "open_from_list";
  static constexpr bool opens = true;
  static constexpr bool by_platform = true;
  RecordAssignment assignment;
};
LIANDONG_DESCRIBE(OpenFromList, assignment)

/// Both together: a basis without the standard it is applied by is not enough.  [2-c]
struct Provide {
  static constexpr std::string_view name = "provide";
  Text bases;      // 执法依据: laws, articles, their text
  Text standards;  // 执法标准: discretion, technical standards
  Text flow;       // how such cases are handled; may be empty
};
LIANDONG_DESCRIBE(Provide, bases, standards, flow)

/// A holder has them and works by them; owed anew after every correction.  [2-c]
struct Acknowledge {
  static constexpr std::string_view name = "acknowledge";
};
LIANDONG_DESCRIBE(Acknowledge)

/// 准确提供: a holder found something wrong, out of date or missing.  [2-c]
struct ReportInaccuracy {
  static constexpr std::string_view name = "report_inaccuracy";
  Text what;
  Text proposal;  // what it should say; may be empty
};
LIANDONG_DESCRIBE(ReportInaccuracy, what, proposal)

/// New text in whole; answers every open report.  [2-c]
struct CorrectProvision {
  static constexpr std::string_view name = "correct_provision";
  static constexpr bool needs_confirmation = true;
  Text bases;
  Text standards;
  Text flow;
  Text explanation;  // what is different
};
LIANDONG_DESCRIBE(CorrectProvision, bases, standards, flow, explanation)

/// What was provided is right; the reporting unit learns why.  [2-c]
struct UpholdProvision {
  static constexpr std::string_view name = "uphold_provision";
  std::string report;
  Text reason;
};
LIANDONG_DESCRIBE(UpholdProvision, report, reason)

/// The assignment was taken back or entered by mistake.
struct DropAssignment {
  static constexpr std::string_view name = "drop_assignment";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(DropAssignment, reason)

using Command = std::variant<RecordAssignment, Provide, Acknowledge, ReportInaccuracy,
                             CorrectProvision, UpholdProvision, DropAssignment, OpenFromList>;

}  // namespace liandong::basis_provision
