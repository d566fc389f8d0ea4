// What the routes of units, people and posts read and answer: wire types.
#pragma once

#include "infra/identity/types.hpp"
#include "kernel/parties.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct Reference {
  std::string id;
  std::string name;
};
LIANDONG_DESCRIBE(Reference, id, name)

struct UnitView {
  std::string id;
  std::string name;
  std::string short_name;
  UnitKind kind = UnitKind::internal_office;
  std::optional<std::string> parent_id;
  bool legal_subject = false;
  std::string document_code;
  std::optional<Reference> superior;
  std::string territory;
  bool active = true;
  std::string address;
  std::string telephone;
  std::vector<identity::StatutoryException> statutory_exceptions;
};
LIANDONG_DESCRIBE(UnitView, id, name, short_name, kind, parent_id, legal_subject, document_code,
                  superior, territory, active, address, telephone, statutory_exceptions)

struct UnitPersonView {
  PersonId person;
  PostId post_id;
  std::vector<Role> roles;
  bool available = true;
  std::optional<std::string> reason;  // disabled, substituted, substitute
};
LIANDONG_DESCRIBE(UnitPersonView, person, post_id, roles, available, reason)

struct UnitBody {
  UnitId id;
  std::string name;
  std::string short_name;
  UnitKind kind = UnitKind::internal_office;
  UnitId parent_id;
  bool legal_subject = false;
  std::string document_code;
  UnitId superior;
  std::string superior_name;
  std::string territory;
  std::string address;
  std::string telephone;
};
LIANDONG_DESCRIBE(UnitBody, id, name, short_name, kind, parent_id, legal_subject, document_code,
                  superior, superior_name, territory, address, telephone)

struct Created {
  std::string id;
};
LIANDONG_DESCRIBE(Created, id)

struct PersonPostView {
  PostId post_id;
  UnitId unit;
  std::vector<Role> roles;
};
LIANDONG_DESCRIBE(PersonPostView, post_id, unit, roles)

struct PersonView {
  std::string id;
  std::string name;
  std::string login;
  std::string certificate;
  std::string telephone;
  bool active = true;
  bool must_change_password = false;
  std::optional<Instant> locked_until;
  std::vector<PersonPostView> posts;
};
LIANDONG_DESCRIBE(PersonView, id, name, login, certificate, telephone, active, must_change_password,
                  locked_until, posts)

struct PersonBody {
  std::string name;
  std::string login;
  std::string certificate;
  std::string telephone;
};
LIANDONG_DESCRIBE(PersonBody, name, login, certificate, telephone)

struct NoBody {
  std::optional<bool> nothing;
};
LIANDONG_DESCRIBE(NoBody, nothing)

struct OneTimePassword {
  std::string id;
  std::optional<std::string> initial_password;  // null when asked again
};
LIANDONG_DESCRIBE(OneTimePassword, id, initial_password)

struct DelegationView {
  std::string id;
  PersonId substitute;
  Instant from;
  Instant until;
};
LIANDONG_DESCRIBE(DelegationView, id, substitute, from, until)

struct PostView {
  PostId post_id;
  UnitId unit;
  PersonId person;
  std::vector<Role> roles;
  Instant valid_from;
  std::optional<Instant> valid_until;
  std::vector<DelegationView> delegations;  // not ended
};
LIANDONG_DESCRIBE(PostView, post_id, unit, person, roles, valid_from, valid_until, delegations)

struct PostBody {
  PersonId person;
  UnitId unit;
  std::vector<Role> roles;
};
LIANDONG_DESCRIBE(PostBody, person, unit, roles)

struct RolesBody {
  std::vector<Role> roles;
};
LIANDONG_DESCRIBE(RolesBody, roles)

struct DelegationBody {
  PostId post_id;
  PersonId substitute;
  Instant from;
  Instant until;
};
LIANDONG_DESCRIBE(DelegationBody, post_id, substitute, from, until)

}  // namespace liandong::app
