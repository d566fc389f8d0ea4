#include "app/session_view.hpp"

#include "app/answering.hpp"
#include "app/session_views.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/preferences.hpp"

namespace liandong::app {
namespace {

PostCard post_card(const engine::Directory& directory, const identity::EffectivePost& post) {
  PostCard card;
  card.post_id = post.id;
  card.unit.id = post.unit.str();
  if (const engine::UnitEntry* unit = directory.unit(post.unit)) {
    card.unit.name = unit->name;
    card.unit.short_name = unit->short_name;
    card.unit.kind = unit->facts.kind;
  }
  card.roles = identity::roles_in(post.roles);
  card.substitutes_for = post.substitutes_for;
  card.until = post.until;
  return card;
}

std::string preferences_json(const std::map<std::string, std::string>& preferences) {
  std::string out = "{";
  for (const auto& [key, body] : preferences) {
    out += out.size() > 1 ? "," : "";
    json::append_string(out, key);
    out += ":" + body;
  }
  return out + "}";
}

CityCard city_card(store::Connection& connection, CityCode city) {
  CityCard card{city.str(), city.str(), city.str()};
  connection.query("select name, name_en from city where code = $1", {city},
                   [&](const store::Row& row) {
                     card.name = row.str(0);
                     card.name_en = row.str(1);
                   });
  return card;
}

}  // namespace

std::string session_body(const Services& services, store::Connection& connection,
                         const CallerSession& caller) {
  const auto world = services.engine.world();
  const CityCode city = services.engine.city();
  SessionView view;
  view.person = {caller.actor.person.str(), caller.name, caller.login};
  for (const identity::EffectivePost& post : caller.posts) {
    view.posts.push_back(post_card(world->directory, post));
  }
  if (caller.acting) {
    view.acting = post_card(world->directory, *caller.acting);
  }
  view.csrf_token = caller.csrf_token;
  view.must_change_password = caller.must_change_password;
  view.idle_minutes = static_cast<int>(
      (caller.administrator ? identity::administrator_idle_seconds : identity::idle_seconds) / 60);
  view.preferences = {
      preferences_json(identity::preferences_of(connection, city, caller.actor.person))};
  view.city = city_card(connection, city);
  view.server_time = services.engine.now();
  return view_of(services, view);
}

}  // namespace liandong::app
