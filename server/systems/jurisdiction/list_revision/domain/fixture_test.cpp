// Shortcuts for the tests of list revision.
#include "systems/jurisdiction/list_revision/domain/revision_fixture.hpp"

namespace liandong::list_revision::test {

Targets default_targets() {
  return Targets{{{"list_revision.review", working_days(5)},
                  {"list_revision.revise", working_days(5)},
                  {"list_revision.publish", working_days(5)}}};
}

LocalDay day(std::string_view iso) { return *parse_iso_date(iso); }

void Matter::propose(Instant now) {
  must("town", Role::head, proposal({assign("town", day("2027-01-01"))}), now);
}

void Matter::review(bool approved, Instant now) {
  must("justice", Role::coordinator, Review{approved, text("opinion")}, now);
}

ListChange assign(std::string_view unit, LocalDay effective_on) {
  ListChange change;
  change.kind = ListChangeKind::assign;
  change.item = ItemCode{"waste"};
  change.effective_on = effective_on;
  change.unit = UnitId{unit};
  change.territory = PlaceCode{"village"};
  change.mode = jurisdiction::AssignmentMode::empowered;
  change.decision = "decision 2";
  change.next_evaluation_on = effective_on + 365;
  return change;
}

ListChange revoke(std::string_view unit, LocalDay effective_on) {
  ListChange change;
  change.kind = ListChangeKind::revoke;
  change.item = ItemCode{"waste"};
  change.effective_on = effective_on;
  change.unit = UnitId{unit};
  change.territory = PlaceCode{"village"};
  return change;
}

ListChange replace_basis(LocalDay effective_on) {
  ListChange change;
  change.kind = ListChangeKind::replace_basis;
  change.item = ItemCode{"waste"};
  change.effective_on = effective_on;
  change.law = "code";
  change.article = "article 2";
  return change;
}

ListChange add_item(std::string_view item, LocalDay effective_on) {
  ListChange change = replace_basis(effective_on);
  change.kind = ListChangeKind::add_item;
  change.item = ItemCode{item};
  change.item_name = "name";
  change.domain = "field";
  change.item_kind = jurisdiction::ItemKind::delegated;
  change.original_department = UnitId{"dept"};
  return change;
}

ListChange retire(std::string_view item, LocalDay effective_on) {
  ListChange change;
  change.kind = ListChangeKind::retire_item;
  change.item = ItemCode{item};
  change.effective_on = effective_on;
  return change;
}

ProposeRevision proposal(std::vector<ListChange> changes) {
  ProposeRevision command;
  command.title = text("title");
  command.reasons = text("reasons");
  command.legal_basis = "article 24";
  command.changes = std::move(changes);
  return command;
}

Revise revised() { return {{assign("town", day("2027-02-01"))}, text("another day")}; }

Publish publication() { return {"announcement 6", "note"}; }

}  // namespace liandong::list_revision::test
