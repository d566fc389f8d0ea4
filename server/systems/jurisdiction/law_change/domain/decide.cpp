// 执法依据调整时及时通报; each unit then looks at its own list.
#include "systems/jurisdiction/domain/concerned.hpp"
#include "systems/jurisdiction/law_change/domain/decide_each.hpp"
#include "systems/jurisdiction/law_change/domain/limits.hpp"
#include "systems/jurisdiction/law_change/domain/shape.hpp"

#include <algorithm>

namespace liandong::law_change {
namespace {

constexpr std::string_view occurred = "occurred_at";

bool affects(const LawChange& change, ItemCode item) {
  return std::find(change.items.begin(), change.items.end(), item) != change.items.end();
}

// The table before → after speaks of every affected item and of no other.  [2-d]
void check_table(Checks& checks, const LawChange& change, const AnnounceBasisChange& command) {
  for (const ItemChange& row : command.changes) {
    checks.refuse_if(!affects(change, row.item), Refusal::item_not_affected, row.item.view());
  }
  for (const ItemCode item : change.items) {
    const bool covered = std::any_of(command.changes.begin(), command.changes.end(),
                                     [&](const ItemChange& row) { return row.item == item; });
    checks.refuse_if(!covered, Refusal::item_not_covered, item.view());
  }
}

}  // namespace

Decision decide(const LawChange* change, const Command& command, const Context& context) {
  return common::judge<RegisterLawChange, Decision, Checks>(change, command, context,
                                                            permissions());
}

// S, the department or a township: whoever learns of it first.  [2-d]
Decision decide_opening(const RegisterLawChange& command, const Context& context) {
  Checks checks;
  const UnitId department = jurisdiction::check_concerned<Refusal>(
      checks, command.department, command.holders, command.items, context);
  checks.not_before(occurred, context.occurred_at, command.known_at);
  return unless_refused(
      checks, LawChangeRegistered{department, context.units.coordinating_office(), command});
}

// Late is recorded and shown, never refused.  [2-d]
Decision decide_one(const LawChange& change, const AnnounceBasisChange& command,
                    const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, change.known_at);
  check_table(checks, change, command);
  return unless_refused(checks, BasisChangeAnnounced{command});
}

Decision decide_one(const LawChange& change, const Acknowledge&, const Context& context) {
  const UnitId unit = jurisdiction::acting_for(context);
  const Holder* holder = holder_of(change, unit);
  Checks checks;
  checks.refuse_if(holder == nullptr, Refusal::unit_not_holder, context.actor.unit.view());
  checks.refuse_if(holder != nullptr && holder->acknowledged_at, Refusal::already_acknowledged,
                   unit.view());
  checks.not_before(occurred, context.occurred_at, change.announcement->announced_at);
  return unless_refused(checks, Acknowledged{unit});
}

// 对各自清单进行动态调整: each unit answers for its own list.  [2-e]
Decision decide_one(const LawChange& change, const RecordRevision& command,
                    const Context& context) {
  const UnitId unit = jurisdiction::acting_for(context);
  const Revision* revision = revision_of(change, unit);
  Checks checks;
  checks.refuse_if(revision == nullptr, Refusal::unit_not_holder, context.actor.unit.view());
  checks.refuse_if(revision != nullptr && revision->recorded_at, Refusal::revision_already_recorded,
                   unit.view());
  checks.not_before(occurred, context.occurred_at, change.known_at);
  return unless_refused(checks, RevisionRecorded{unit, command});
}

// Once per matter, so that the job that marks them can be taken up again anywhere.  [2-d]
Decision decide_one(const LawChange& change, const MarkAffected& command, const Context&) {
  const auto& affected = change.affected;
  Checks checks;
  checks.refuse_if(std::any_of(affected.begin(), affected.end(),
                               [&](const Affected& one) { return one.matter == command.matter; }),
                   Refusal::already_marked, command.matter.view());
  checks.refuse_if(affected.size() >= limits::affected, CommonRefusal::too_many_records, "affected",
                   {}, limits::affected);
  checks.refuse_if(!affects(change, command.item), Refusal::item_not_affected, command.item.view());
  return unless_refused(checks, MatterAffected{command});
}

Decision decide_one(const LawChange& change, const DropLawChange& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at,
                    change.announcement ? change.announcement->announced_at : change.known_at);
  return unless_refused(checks, LawChangeDropped{command.reason});
}

}  // namespace liandong::law_change
