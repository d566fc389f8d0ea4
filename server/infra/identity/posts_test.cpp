#include "infra/identity/posts.hpp"

#include "infra/identity/identity_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::identity {
namespace {

const RoleSet all_business = RoleSet{Role::handler} | Role::head | Role::liaison_a |
                             Role::liaison_b | Role::duty_desk | Role::reader;

TEST_CASE("Each administrator excludes the other two and every business role in one post.") {
  const Role administrators[] = {Role::system_admin, Role::security_admin, Role::audit_admin};
  for (const Role one : administrators) {
    for (const Role other :
         roles_in(all_business | Role::coordinator | Role::decider | Role::officer |
                  Role::system_admin | Role::security_admin | Role::audit_admin)) {
      CHECK(roles_compatible(one, other) == (one == other));
    }
  }
  CHECK(roles_compatible(all_business, Role::coordinator));
}

TEST_CASE("The exclusion reaches over all posts of a person, in both orders.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PersonId wang = small.person("wang");
  small.post(zhang, "town", Role::handler);
  CHECK(said(small.try_post(zhang, "gov", Role::system_admin)) == "administrator_is_exclusive");
  small.post(wang, "gov", Role::audit_admin);
  CHECK(said(small.try_post(wang, "town", Role::reader)) == "administrator_is_exclusive");
  CHECK(said(small.try_post(wang, "justice", Role::security_admin)) ==
        "administrator_is_exclusive");
  CHECK(said(small.try_post(wang, "justice", Role::audit_admin)) == "done");
}

TEST_CASE("Ending the business posts frees a person to become an administrator.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PostId post = small.post(zhang, "town", Role::handler);
  CHECK(said(end_post(*small.db, small.city, post, small.now)) == "done");
  CHECK(said(small.try_post(zhang, "gov", Role::system_admin)) == "done");
}

TEST_CASE("A change of roles is held to the same exclusion.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  small.post(zhang, "town", Role::handler);
  const PostId second = small.post(zhang, "squad", Role::reader);
  CHECK(said(change_roles(*small.db, small.city, second, Role::audit_admin, small.now)) ==
        "administrator_is_exclusive");
  CHECK(said(change_roles(*small.db, small.city, second, Role::head, small.now)) == "done");
  CHECK(find_post(*small.db, small.city, second)->roles == RoleSet{Role::head});
}

TEST_CASE("A substitute does not get round the exclusion.") {
  SmallCity small;
  const PersonId admin = small.person("admin");
  const PersonId zhang = small.person("zhang");
  const PersonId nobody = small.person("nobody");
  const PostId admin_post = small.post(admin, "gov", Role::system_admin);
  const PostId desk = small.post(zhang, "town", Role::handler);
  const Instant end = small.now + 3600;
  CHECK(said(small.try_delegation(admin_post, zhang, small.now, end)) ==
        "administrator_is_exclusive");
  CHECK(said(small.try_delegation(desk, admin, small.now, end)) == "administrator_is_exclusive");
  CHECK(said(small.try_delegation(admin_post, nobody, small.now, end)) == "done");
  CHECK(said(small.try_post(nobody, "town", Role::reader)) == "administrator_is_exclusive");
  small.now = end;
  CHECK(said(small.try_post(nobody, "town", Role::reader)) == "done");
}

TEST_CASE("A post whose substitute is in business cannot become an administrator's.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PersonId wang = small.person("wang");
  const PostId desk = small.post(zhang, "gov", Role::handler);
  small.post(wang, "town", Role::handler);
  small.delegation(desk, wang, small.now, small.now + 60);
  CHECK(said(change_roles(*small.db, small.city, desk, Role::audit_admin, small.now)) ==
        "administrator_is_exclusive");
}

TEST_CASE("Coordinators, deciders and officers exist only where the notice has them.") {
  SmallCity small;
  const auto answer = [&](std::string_view unit, Role role) {
    return said(small.try_post(small.person("holder" + std::to_string(++small.next)), unit, role));
  };
  CHECK(answer("justice", Role::coordinator) == "done");
  CHECK(answer("town", Role::coordinator) == "role_does_not_fit_unit");
  CHECK(answer("gov", Role::decider) == "done");
  CHECK(answer("justice", Role::decider) == "role_does_not_fit_unit");
  CHECK(answer("police", Role::officer) == "done");
  CHECK(answer("town", Role::officer) == "role_does_not_fit_unit");
  for (const UnitKind kind : {UnitKind::procuratorate, UnitKind::court,
                              UnitKind::supervisory_commission, UnitKind::public_security_organ}) {
    CHECK_FALSE(misfit(Role::officer, kind).has_value());
  }
}

TEST_CASE("An office takes the roles of the legal subject it belongs to.") {
  SmallCity small;
  CHECK(said(small.try_post(small.person("zhang"), "station", Role::officer)) == "done");
  CHECK(said(small.try_post(small.person("wang"), "squad", Role::officer)) ==
        "role_does_not_fit_unit");
}

TEST_CASE("A post needs a role, a present person, an active unit, and is held once.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  CHECK(said(small.try_post(zhang, "town", {})) == "roles_missing");
  CHECK(said(small.try_post(PersonId{"nobody"}, "town", Role::head)) == "person_unknown");
  CHECK(said(small.try_post(zhang, "nowhere", Role::head)) == "unit_unknown");
  const PostId first = small.post(zhang, "town", Role::head);
  CHECK(said(small.try_post(zhang, "town", Role::reader)) == "post_exists");
  CHECK(said(end_post(*small.db, small.city, first, small.now)) == "done");
  CHECK(said(small.try_post(zhang, "town", Role::reader)) == "done");
  CHECK(said(disable_person(*small.db, small.city, zhang, small.now)) == "done");
  CHECK(said(small.try_post(zhang, "gov", Role::reader)) == "person_disabled");
}

TEST_CASE("A post ends at its end, and ends once.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PostId post = small.post(zhang, "town", Role::head);
  const Instant end = small.now + 100;
  CHECK(said(end_post(*small.db, small.city, post, end)) == "done");
  CHECK(small.reach(zhang, end + -1) == "town:own");
  CHECK(small.reach(zhang, end).empty());
  CHECK(said(end_post(*small.db, small.city, post, end)) == "post_ended");
  CHECK(said(end_post(*small.db, small.city, PostId{"none"}, end)) == "record_unknown");
}

TEST_CASE("The last administrator of a kind can neither leave nor be disabled.") {
  SmallCity small;
  const PersonId first = small.person("first");
  const PersonId second = small.person("second");
  const PostId post = small.post(first, "gov", Role::security_admin);
  CHECK(said(end_post(*small.db, small.city, post, small.now)) == "last_administrator");
  CHECK(said(change_roles(*small.db, small.city, post, Role::reader, small.now)) ==
        "last_administrator");
  CHECK(said(disable_person(*small.db, small.city, first, small.now)) == "last_administrator");
  small.post(second, "gov", Role::security_admin);
  CHECK(said(disable_person(*small.db, small.city, first, small.now)) == "done");
  CHECK(said(disable_person(*small.db, small.city, second, small.now)) == "last_administrator");
}

TEST_CASE("What goes into the log about people is ids, never names or telephones.") {
  SmallCity small;
  Person person;
  person.id = PersonId{"p1"};
  person.name = "张三";
  person.login = "zhangsan";
  person.telephone = "13900005721";
  const Outcome created = create_person(*small.db, small.city, person, "hash", small.now);
  REQUIRE(created.has_value());
  CHECK(created->stream_id == "directory:p1");
  CHECK(created->type == "directory.person_created.v1");
  CHECK(created->payload == R"({"person":"p1"})");
  PersonPatch patch;
  patch.telephone = "13900005722";
  const Outcome changed = update_person(*small.db, small.city, person.id, patch);
  REQUIRE(changed.has_value());
  CHECK(changed->payload == R"({"person":"p1","fields":["telephone"]})");
}

TEST_CASE("A login name is taken once, also in other letters.") {
  SmallCity small;
  small.person("zhang");
  CHECK(said(small.try_person("zhang")) == "login_taken");
  const PersonId wang = small.person("wang");
  PersonPatch patch;
  patch.login = " Zhang ";
  CHECK(said(update_person(*small.db, small.city, wang, patch)) == "login_taken");
  patch.login = "Wang";
  CHECK(said(update_person(*small.db, small.city, wang, patch)) == "done");
  patch.login = "ab";
  CHECK(said(update_person(*small.db, small.city, wang, patch)) == "field_invalid");
}

TEST_CASE("People are found by a part of the name, where signs of patterns stand for themselves.") {
  SmallCity small;
  small.person("zhang_san");
  small.person("zhangxsan");
  PeopleQuery query;
  query.q = "zhang_s";
  const auto found = list_people(*small.db, small.city, query);
  REQUIRE(found.size() == 1);
  CHECK(found[0].login == "zhang_san");
}

TEST_CASE("The last head of a unit with open duties stays until another one is appointed.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PersonId wang = small.person("wang");
  const PostId post = small.post(zhang, "town", Role::head);
  small.post(wang, "town", Role::handler);
  small.owe("town");
  const auto ends = [&] { return said(end_post(*small.db, small.city, post, small.now)); };
  const auto steps_down = [&] {
    return said(change_roles(*small.db, small.city, post, Role::handler, small.now));
  };
  const auto disabled = [&] {
    return said(disable_person(*small.db, small.city, zhang, small.now));
  };
  CHECK(ends() == "last_head");
  CHECK(steps_down() == "last_head");
  CHECK(disabled() == "last_head");
  SUBCASE("appointed: the first may go") {
    const PersonId li = small.person("lili");
    small.post(li, "town", Role::head | Role::liaison_a);
    CHECK(ends() == "done");
    SUBCASE("but not both") {
      CHECK(said(disable_person(*small.db, small.city, li, small.now)) == "last_head");
    }
  }
  SUBCASE("a disabled head is none") {
    const PersonId li = small.person("lili");
    small.post(li, "town", Role::head);
    CHECK(said(disable_person(*small.db, small.city, li, small.now)) == "done");
    CHECK(disabled() == "last_head");
  }
  SUBCASE("a head elsewhere is none") {
    small.post(small.person("lili"), "gov", Role::head);
    CHECK(ends() == "last_head");
  }
  SUBCASE("nothing is owed any more") {
    small.db->execute("update obligation set outcome = 'on_time'");
    CHECK(steps_down() == "done");
    CHECK(disabled() == "done");
  }
  SUBCASE("who is no head may always go") {
    CHECK(said(disable_person(*small.db, small.city, wang, small.now)) == "done");
  }
}

TEST_CASE("A merger: people of the successor finish what the old unit owes, then it closes.") {
  SmallCity small;
  const PersonId old_head = small.person("zhang");
  const PersonId new_head = small.person("wang");
  const PostId old_post = small.post(old_head, "town", Role::head);
  small.unit("bigger", UnitKind::township_government, "gov", "B");
  small.post(new_head, "bigger", Role::head);
  small.owe("town");
  UnitPatch close;
  close.active = false;
  const auto closes = [&] {
    return said(update_unit(*small.db, small.city, UnitId{"town"}, close, small.now));
  };
  small.db->execute("update unit set active = 0 where id = 'squad'");
  CHECK(said(end_post(*small.db, small.city, old_post, small.now)) == "last_head");
  const PostId taken_over = small.post(new_head, "town", Role::head);
  CHECK(said(end_post(*small.db, small.city, old_post, small.now)) == "done");
  CHECK(small.reach(new_head, small.now) == "bigger:own town:own");
  CHECK(closes() == "unit_has_posts");
  CHECK(said(end_post(*small.db, small.city, taken_over, small.now)) == "last_head");
  small.db->execute("update obligation set outcome = 'on_time'");
  CHECK(said(end_post(*small.db, small.city, taken_over, small.now)) == "done");
  CHECK(closes() == "done");
}

}  // namespace
}  // namespace liandong::identity
