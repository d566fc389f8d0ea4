#include "infra/identity/units.hpp"

#include "infra/identity/identity_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::identity {
namespace {

std::string patched(SmallCity& small, std::string_view id, const UnitPatch& patch) {
  return said(update_unit(*small.db, small.city, UnitId{id}, patch, small.now));
}

TEST_CASE("An office needs a parent or a superior, other units need neither.") {
  SmallCity small;
  CHECK(said(small.try_unit("lost", UnitKind::internal_office, "", "")) == "unit_parent_missing");
  CHECK(said(small.try_unit("court", UnitKind::court, "", "C")) == "done");
  Unit branch;
  branch.id = UnitId{"branch"};
  branch.name = branch.short_name = "branch";
  branch.kind = UnitKind::dispatched_office;
  branch.superior = UnitId{"1305.ecology"};
  CHECK(said(create_unit(*small.db, small.city, branch)) == "done");
}

TEST_CASE("The tree of units has no circle, however long.") {
  SmallCity small;
  small.unit("desk", UnitKind::internal_office, "squad", "");
  UnitPatch patch;
  patch.parent_id = "town";
  CHECK(patched(small, "town", patch) == "unit_parent_cycle");
  patch.parent_id = "desk";
  CHECK(patched(small, "town", patch) == "unit_parent_cycle");
  patch.parent_id = "nowhere";
  CHECK(patched(small, "town", patch) == "unit_unknown");
  patch.parent_id = "not an id";
  CHECK(patched(small, "town", patch) == "field_invalid");
  patch.parent_id = "justice";
  CHECK(patched(small, "town", patch) == "done");
}

TEST_CASE("A legal subject has a document code of its own; an internal office is none.") {
  SmallCity small;
  CHECK(said(small.try_unit("hamlet", UnitKind::township_government, "gov", "T")) ==
        "document_code_taken");
  CHECK(said(small.try_unit("room", UnitKind::internal_office, "gov", "R")) ==
        "office_is_no_legal_subject");
  UnitPatch patch;
  patch.document_code = "";
  CHECK(patched(small, "town", patch) == "document_code_missing");
  patch.document_code = "T2";
  CHECK(patched(small, "town", patch) == "done");
}

TEST_CASE("There is one coordinating office and one municipal government.") {
  SmallCity small;
  CHECK(said(small.try_unit("justice2", UnitKind::coordinating_office, "gov", "J2")) ==
        "unit_kind_taken");
  CHECK(said(small.try_unit("gov2", UnitKind::municipal_government, "", "G2")) ==
        "unit_kind_taken");
}

TEST_CASE("An id is used once and names have bounds.") {
  SmallCity small;
  CHECK(said(small.try_unit("town", UnitKind::court, "", "C")) == "unit_exists");
  CHECK(said(small.try_unit("", UnitKind::court, "", "C")) == "field_invalid");
  UnitPatch patch;
  patch.name = "";
  CHECK(patched(small, "town", patch) == "field_invalid");
  patch.name = std::string(100, 'n');
  CHECK(patched(small, "town", patch) == "done");
  patch.name = std::string(101, 'n');
  CHECK(patched(small, "town", patch) == "field_invalid");
  patch.name = "two\nlines";
  CHECK(patched(small, "town", patch) == "field_invalid");
  CHECK(patched(small, "nowhere", {}) == "record_unknown");
}

TEST_CASE("A unit with posts, offices or open duties stays active.") {
  SmallCity small;
  UnitPatch off;
  off.active = false;
  CHECK(patched(small, "town", off) == "unit_has_offices");
  CHECK(patched(small, "squad", off) == "done");
  const PostId post = small.post(small.person("zhang"), "town", Role::head);
  CHECK(patched(small, "town", off) == "unit_has_posts");
  CHECK(said(end_post(*small.db, small.city, post, small.now)) == "done");
  small.owe("town");
  CHECK(patched(small, "town", off) == "unit_has_open_duties");
  small.db->execute("update obligation set outcome = 'on_time'");
  CHECK(patched(small, "town", off) == "done");
  CHECK(said(small.try_post(small.person("wang"), "town", Role::head)) == "unit_inactive");
  CHECK(said(small.try_unit("desk", UnitKind::internal_office, "town", "")) == "unit_inactive");
}

TEST_CASE(
    "A change of kind that takes the ground from a role is refused and leaves all as it was.") {
  SmallCity small;
  small.post(small.person("zhang"), "station", Role::officer);
  UnitPatch patch;
  patch.kind = UnitKind::municipal_department;
  CHECK(patched(small, "police", patch) == "role_does_not_fit_unit");
  CHECK(find_unit(*small.db, small.city, UnitId{"police"})->kind ==
        UnitKind::public_security_organ);
  patch.kind = UnitKind::court;
  CHECK(patched(small, "police", patch) == "done");
}

TEST_CASE("Statutory exceptions are replaced as a list and kept if none is sent.") {
  SmallCity small;
  UnitPatch patch;
  patch.statutory_exceptions = std::vector{StatutoryException{"case_transfer", "L1"}};
  CHECK(patched(small, "station", patch) == "done");
  CHECK(patched(small, "station", {}) == "done");
  CHECK(exceptions_of(*small.db, small.city, UnitId{"station"}).size() == 1);
  patch.statutory_exceptions = std::vector{StatutoryException{"", "L1"}};
  CHECK(patched(small, "station", patch) == "field_invalid");
  patch.statutory_exceptions = std::vector<StatutoryException>{};
  CHECK(patched(small, "station", patch) == "done");
  CHECK(exceptions_of(*small.db, small.city, UnitId{"station"}).empty());
}

TEST_CASE("Every refusal has its own number and name.") {
  for (const RefusalInfo& one : refusals()) {
    int same = 0;
    for (const RefusalInfo& other : refusals()) {
      same += one.code == other.code || one.name == other.name ? 1 : 0;
    }
    CHECK_MESSAGE(same == 1, one.name);
  }
}

}  // namespace
}  // namespace liandong::identity
