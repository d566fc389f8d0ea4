// 对各自行政处罚事项清单进行动态调整: propose → review → publish.
#include "systems/common/domain/standing.hpp"
#include "systems/jurisdiction/domain/concerned.hpp"
#include "systems/jurisdiction/list_revision/domain/decide_each.hpp"
#include "systems/jurisdiction/list_revision/domain/limits.hpp"
#include "systems/jurisdiction/list_revision/domain/shape.hpp"

namespace liandong::list_revision {
namespace {

constexpr std::string_view occurred = "occurred_at";

// The government of the city is what the coordinating office belongs to.
UnitId government_of(const UnitDirectory& units) {
  const std::optional<UnitFacts> office = units.find(units.coordinating_office());
  return office ? office->parent : UnitId{};
}

bool is_assignment(const ListChange& change) {
  return change.kind == ListChangeKind::assign || change.kind == ListChangeKind::revoke;
}

// What can be told without the register: units, places, items, and whose list it is.  [2-e; D0047]
void check_changes(Checks& checks, const std::vector<ListChange>& changes, UnitId proposer,
                   const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(proposer);
  const bool local = facts && is_local_unit(facts->kind);
  std::int64_t row = 0;
  for (const ListChange& change : changes) {
    ++row;
    const std::optional<UnitFacts> holder = context.units.find(change.unit);
    const bool adds = change.kind == ListChangeKind::add_item;
    checks.active_unit(change.unit, context.units);
    checks.active_unit(change.original_department, context.units);
    checks.refuse_if(is_assignment(change) && local && change.unit != proposer,
                     Refusal::not_own_list, change.unit.view(), {}, row);
    checks.refuse_if(is_assignment(change) && holder && !is_local_unit(holder->kind),
                     Refusal::holder_not_local, change.unit.view());
    checks.refuse_if(
        !change.territory.empty() && !context.competence.place_exists(change.territory),
        CommonRefusal::place_unknown, change.territory.view());
    const bool added_before = [&] {
      for (std::int64_t i = 0; i + 1 < row; ++i) {
        const ListChange& earlier = changes[static_cast<std::size_t>(i)];
        if (earlier.kind == ListChangeKind::add_item && earlier.item == change.item) return true;
      }
      return false;
    }();
    checks.refuse_if(!adds && !added_before && !context.competence.item_exists(change.item),
                     CommonRefusal::item_unknown, change.item.view());
  }
}

Instant last_act(const Revision& revision) {
  const Round& round = revision.rounds.back();
  Instant last = round.proposed_at;
  for (const std::optional<Instant>& at :
       {round.reviewed_at, round.authorised_at, round.returned_at}) {
    last = std::max(last, at.value_or(last));
  }
  return last;
}

void check_order(Checks& checks, const Revision& revision, const Context& context) {
  checks.not_before(occurred, context.occurred_at, last_act(revision));
}

// A case filed keeps the competence of its day: no assignment changes for days that have passed.
// A law sets its own day of effect.  [2-a; Q25; D0048]
void check_days(Checks& checks, const Revision& revision, const Context& context) {
  const LocalDay today = local_day(context.occurred_at);
  std::int64_t row = 0;
  for (const ListChange& change : revision.changes) {
    ++row;
    checks.refuse_if(change.kind != ListChangeKind::replace_basis && change.effective_on < today,
                     Refusal::change_in_the_past, {}, {}, row);
  }
}

// By any item one learns which version of the list is in force.
jurisdiction::VersionNumber newest_version(const Revision& revision, const Context& context) {
  jurisdiction::VersionNumber newest = 0;
  for (const ListChange& change : revision.changes) {
    newest = std::max(
        newest, context.competence
                    .competent_unit(change.item, change.territory, local_day(context.occurred_at))
                    .list_version);
  }
  return newest;
}

}  // namespace

Decision decide(const Revision* revision, const Command& command, const Context& context) {
  return common::judge<ProposeRevision, Decision, Checks>(revision, command, context,
                                                          permissions());
}

// 市直部门与乡镇和街道要对各自清单进行动态调整.  [2-e]
Decision decide_opening(const ProposeRevision& command, const Context& context) {
  const UnitId proposer = jurisdiction::acting_for(context);
  Checks checks;
  checks.refuse_if(proposer.empty(), Refusal::proposer_without_list, context.actor.unit.view());
  check_changes(checks, command.changes, proposer, context);
  return unless_refused(checks, RevisionProposed{proposer, context.units.coordinating_office(),
                                                 government_of(context.units), command});
}

Decision decide_one(const Revision& revision, const Revise& command, const Context& context) {
  Checks checks;
  check_order(checks, revision, context);
  checks.refuse_if(revision.rounds.size() >= limits::rounds, CommonRefusal::too_many_records,
                   "rounds", {}, limits::rounds);
  check_changes(checks, command.changes, revision.proposer, context);
  return unless_refused(checks, Revised{command});
}

Decision decide_one(const Revision& revision, const Review& command, const Context& context) {
  Checks checks;
  check_order(checks, revision, context);
  return unless_refused(checks, Reviewed{command});
}

Decision decide_one(const Revision& revision, const AuthorisePublication& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(is_authorised(revision), Refusal::already_authorised);
  check_order(checks, revision, context);
  return unless_refused(checks, PublicationAuthorised{command.note});
}

// By the government, or by S if the government said so.  [2-e]
Decision decide_one(const Revision& revision, const Publish& command, const Context& context) {
  const bool government = context.actor.roles.has(Role::decider);
  Checks checks;
  check_order(checks, revision, context);
  checks.refuse_if(!government && !is_authorised(revision), Refusal::publication_not_authorised,
                   context.actor.unit.view());
  check_days(checks, revision, context);
  return unless_refused(checks, ListPublished{newest_version(revision, context) + 1,
                                              local_day(context.occurred_at), command});
}

Decision decide_one(const Revision& revision, const ReturnRevision& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, revision, context);
  return unless_refused(checks, RevisionReturned{command.reason});
}

Decision decide_one(const Revision& revision, const WithdrawProposal& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, revision, context);
  return unless_refused(checks, ProposalWithdrawn{command.reason});
}

}  // namespace liandong::list_revision
