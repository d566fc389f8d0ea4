// A small city in memory for the tests of identity.
#pragma once

#include "infra/identity/changes.hpp"
#include "infra/identity/delegations.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/units.hpp"
#include "infra/store/database.hpp"
#include "support/store/test_store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace liandong::identity {

/// Names a refusal in assertions; "done" for success.
inline std::string said(const Outcome& outcome) {
  if (outcome) {
    return "done";
  }
  for (const RefusalInfo& info : refusals()) {
    if (info.code == outcome.error().code) {
      return std::string{info.name};
    }
  }
  return "a number nobody declares";
}

struct SmallCity {
  test::TestStore place;
  std::unique_ptr<store::Database> database = place.open();
  std::unique_ptr<store::Connection> db = database->open_writer();
  CityCode city{"130581"};
  Instant now{1'795'000'000};
  int next = 0;

  /// An open duty, and the row of the unit's inbox that shows it.
  void owe(std::string_view unit) const {
    db->execute(
        "insert into obligation(city, matter, key, system, duty, clause, basis, debtor, creditor, "
        "arises_at, period, provisional, hour_clock, outcome, calendar_version, rung) "
        "values($1, 'm', 'k', 's', 'd', 'c', 'notice', $2, '', 1, '3wd', 0, 0, 'open', 1, 0)",
        {city, unit});
    db->execute(
        "insert into matter_unit(city, unit, matter, relations, bucket, receives, sort_at, "
        "obligation, handler, system, updated_at) "
        "values($1, $2, 'm', 0, 'to_do', 0, 1, 'k', '', 's', 1)",
        {city, unit});
  }

  SmallCity() {
    unit("gov", UnitKind::municipal_government, "", "G");
    unit("justice", UnitKind::coordinating_office, "gov", "J");
    unit("police", UnitKind::public_security_organ, "gov", "P");
    unit("station", UnitKind::dispatched_office, "police", "");
    unit("town", UnitKind::township_government, "gov", "T");
    unit("squad", UnitKind::internal_office, "town", "");
  }

  Outcome try_unit(std::string_view id, UnitKind kind, std::string_view parent,
                   std::string_view document_code) {
    Unit made;
    made.id = UnitId{id};
    made.name = made.short_name = id;
    made.kind = kind;
    made.parent = UnitId{parent};
    made.legal_subject = !document_code.empty();
    made.document_code = document_code;
    return create_unit(*db, city, made);
  }
  UnitId unit(std::string_view id, UnitKind kind, std::string_view parent,
              std::string_view document_code) {
    LIANDONG_CHECK(try_unit(id, kind, parent, document_code).has_value());
    return UnitId{id};
  }

  Outcome try_person(std::string_view login) {
    Person made;
    made.id = PersonId{login};
    made.name = login;
    made.login = login;
    return create_person(*db, city, made, "hash of " + std::string{login}, now);
  }
  PersonId person(std::string_view login) {
    LIANDONG_CHECK(try_person(login).has_value());
    return PersonId{login};
  }

  Outcome try_post(PersonId who, std::string_view where, RoleSet roles) {
    last_post = PostId{"post" + std::to_string(++next)};
    return create_post(*db, city, {last_post, UnitId{where}, who, roles, now, {}}, now);
  }
  PostId post(PersonId who, std::string_view where, RoleSet roles) {
    LIANDONG_CHECK(try_post(who, where, roles).has_value());
    return last_post;
  }

  Outcome try_delegation(PostId what, PersonId substitute, Instant from, Instant until) {
    last_delegation = DelegationId{"d" + std::to_string(++next)};
    return create_delegation(*db, city, {last_delegation, what, substitute, from, until, {}}, now);
  }
  DelegationId delegation(PostId what, PersonId substitute, Instant from, Instant until) {
    LIANDONG_CHECK(try_delegation(what, substitute, from, until).has_value());
    return last_delegation;
  }

  /// "town:own town:for zhang", in order.
  std::string reach(PersonId who, Instant at) {
    std::string words;
    for (const EffectivePost& each : effective_posts(*db, city, who, at)) {
      words += words.empty() ? "" : " ";
      words += each.unit.str() + ":";
      words += each.substitutes_for.empty() ? "own" : "for " + each.substitutes_for.str();
    }
    return words;
  }

  PostId last_post;
  DelegationId last_delegation;
};

}  // namespace liandong::identity
