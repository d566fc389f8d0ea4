// The commands that every matter takes, whatever its system.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <string>
#include <string_view>

namespace liandong::engine {

struct AssignHandler {
  static constexpr std::string_view name = "assign_handler";
  PersonId person;
};
LIANDONG_DESCRIBE(AssignHandler, person)

struct AddNote {
  static constexpr std::string_view name = "add_note";
  Text text;
};
LIANDONG_DESCRIBE(AddNote, text)

/// 催办: the creditor of an open obligation, S or G asks the debtor to do what is owed. Changes no
/// clock.
struct Urge {
  static constexpr std::string_view name = "urge";
  std::string obligation;  // its key
  Text text;               // may be empty
};
LIANDONG_DESCRIBE(Urge, obligation, text)

/// 督办: S or G asks a unit for an answer; the answer is owed.
struct Supervise {
  static constexpr std::string_view name = "supervise";
  UnitId unit;  // empty = the custodian
  Text text;
};
LIANDONG_DESCRIBE(Supervise, unit, text)

struct AnswerSupervision {
  static constexpr std::string_view name = "answer_supervision";
  std::string supervision;
  Text text;
};
LIANDONG_DESCRIBE(AnswerSupervision, supervision, text)

/// A unit that handles the matter asks a department how to proceed.  [3.2.2-f]
struct RequestGuidance {
  static constexpr std::string_view name = "request_guidance";
  UnitId unit;
  Text text;
};
LIANDONG_DESCRIBE(RequestGuidance, unit, text)

struct GiveGuidance {
  static constexpr std::string_view name = "give_guidance";
  std::string guidance;
  Text text;
};
LIANDONG_DESCRIBE(GiveGuidance, guidance, text)

/// Puts another matter that the acting unit sees beside this one.
struct Link {
  static constexpr std::string_view name = "link";
  MatterId matter;
  Text text;  // why; may be empty
};
LIANDONG_DESCRIBE(Link, matter, text)

/// The platform re-reads the clocks of one matter after a new calendar or other targets.
struct RecomputeClocks {
  static constexpr std::string_view name = "recompute_clocks";
};
LIANDONG_DESCRIBE(RecomputeClocks)

}  // namespace liandong::engine
