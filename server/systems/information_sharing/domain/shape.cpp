#include "systems/information_sharing/domain/decide_each.hpp"
#include "systems/information_sharing/domain/limits.hpp"

#include <algorithm>
#include <set>

namespace liandong::information_sharing {
namespace {

void shape(Checks& checks, const RecordFormed& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.optional("content", command.content, limits::long_text);
  checks.required("formed_at", command.formed_at, context);
  checks.optional("reference", command.reference, limits::reference);
  checks.optional("source_id", command.source_id, limits::source_id);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

void shape(Checks& checks, const RemoveMaterial& command, const Context&) {
  checks.required("material", command.material, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

// Reason, approver and new time: without them it is late.  [3.3.9-d]
void shape(Checks& checks, const Extend& command, const Context&) {
  checks.number("working_days", command.working_days, 1, limits::extension_working_days);
  checks.required("reason", command.reason, limits::reason);
  checks.required("approved_by", command.approved_by, limits::name);
}

void check_units(Checks& checks, const std::vector<UnitId>& units, std::size_t min) {
  checks.length("recipients", units.size(), min, limits::recipients);
  const std::set<UnitId> different(units.begin(), units.end());
  checks.refuse_if(different.contains(UnitId{}), CommonRefusal::field_required, "recipients");
  checks.refuse_if(different.size() != units.size(), CommonRefusal::list_entry_repeated,
                   "recipients");
}

void shape(Checks& checks, const Share& command, const Context&) {
  checks.optional("content", command.content, limits::long_text);
  check_units(checks, command.recipients, 0);
}

void shape(Checks& checks, const AddRecipients& command, const Context&) {
  check_units(checks, command.recipients, 1);
}

void shape(Checks& checks, const Withdraw& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Discard& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

std::uint32_t longest(CorrectableField field) {
  switch (field) {
    case CorrectableField::formed_at:
      return 0;
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::content:
      return limits::long_text;
  }
  return 0;
}

void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::formed_at;
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant.has_value(), CommonRefusal::field_not_allowed,
                   "instant");
  checks.refuse_if(clock && !command.text.empty(), CommonRefusal::field_not_allowed, "text");
  if (!clock) checks.required("text", command.text, longest(command.field));
  if (command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Acknowledge& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::information_sharing
