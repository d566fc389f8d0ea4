// What the routes of sessions, preferences and drafts read and answer: wire types.
#pragma once

#include "infra/json/write.hpp"
#include "kernel/parties.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct SignInBody {
  std::string login;
  std::string password;
};
LIANDONG_DESCRIBE(SignInBody, login, password)

struct PasswordBody {
  std::string old_password;
  std::string new_password;
};
LIANDONG_DESCRIBE(PasswordBody, old_password, new_password)

struct ActingBody {
  PostId post_id;
};
LIANDONG_DESCRIBE(ActingBody, post_id)

struct DraftView {
  json::Raw body;
  Instant saved_at;
};
LIANDONG_DESCRIBE(DraftView, body, saved_at)

struct SavedView {
  Instant saved_at;
};
LIANDONG_DESCRIBE(SavedView, saved_at)

struct PersonCard {
  std::string id;
  std::string name;
  std::string login;
};
LIANDONG_DESCRIBE(PersonCard, id, name, login)

struct UnitCard {
  std::string id;
  std::string name;
  std::string short_name;
  UnitKind kind = UnitKind::internal_office;
};
LIANDONG_DESCRIBE(UnitCard, id, name, short_name, kind)

struct PostCard {
  PostId post_id;
  UnitCard unit;
  std::vector<Role> roles;
  PersonId substitutes_for;
  std::optional<Instant> until;
};
LIANDONG_DESCRIBE(PostCard, post_id, unit, roles, substitutes_for, until)

struct CityCard {
  std::string code;
  std::string name;
  std::string name_en;
};
LIANDONG_DESCRIBE(CityCard, code, name, name_en)

struct SessionView {
  PersonCard person;
  std::optional<PostCard> acting;
  std::vector<PostCard> posts;
  std::string csrf_token;
  bool must_change_password = false;
  int idle_minutes = 0;
  json::Raw preferences;
  CityCard city;
  Instant server_time;
};
LIANDONG_DESCRIBE(SessionView, person, acting, posts, csrf_token, must_change_password,
                  idle_minutes, preferences, city, server_time)

}  // namespace liandong::app
