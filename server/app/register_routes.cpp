#include "app/register_routes.hpp"

#include "app/list_routes.hpp"
#include "app/problem.hpp"
#include "app/query_params.hpp"
#include "app/register_views.hpp"
#include "engine/refusals.hpp"
#include "engine/resolve.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace liandong::app {
namespace {

using http::Method;
constexpr Requirement open{Access::open, {}, false};
constexpr std::array permission_table{
    EndpointPermission{Method::get, "/api/v1/competence", open},
    EndpointPermission{Method::get, "/api/v1/penalty-items", open},
    EndpointPermission{Method::get, "/api/v1/penalty-items/:code", open},
    EndpointPermission{Method::get, "/api/v1/places", open},
    EndpointPermission{Method::get, "/api/v1/clauses", open},
    EndpointPermission{Method::get, "/api/v1/letter-verification", open},
};

template <class T>
http::Response view(const T& value, const engine::Directory& directory, bool cacheable = false) {
  const engine::MatterResolver names{{}, directory};
  std::string body;
  json::Writer{body, &names}.write(value);
  auto response = http::json(200, std::move(body));
  if (cacheable) {
    response.headers.emplace_back("Cache-Control", "no-cache");
  }
  return response;
}

std::string day_zh(LocalDay day) {
  const auto d = civil(day);
  return std::to_string(d.year) + "年" + std::to_string(d.month) + "月" + std::to_string(d.day) +
         "日";
}

ReasonView reason_view(const Office& office, const LoadedWorld& city,
                       const jurisdiction::Reason& reason) {
  const auto& directory = city.world->directory;
  const auto unit_name = [&](UnitId id) {
    const auto* unit = directory.unit(id);
    return unit == nullptr ? id.str() : unit->name;
  };
  std::map<std::string, std::string> values;
  const auto* item = city.reg->find_item(reason.item);
  const auto* place = city.reg->find_place(reason.place);
  values["item"] = item != nullptr ? item->name : reason.item.str();
  values["place"] = place != nullptr ? place->name : reason.place.str();
  values["unit"] = unit_name(reason.unit);
  values["principal"] = unit_name(reason.principal);
  values["words"] = reason.words;
  values["day"] = reason.day ? day_zh(*reason.day) : "";
  const Message message =
      office.services.messages.of("reason." + std::string{json::enum_name(reason.code)});
  auto english = values;
  english["day"] = reason.day ? to_iso_date(*reason.day) : "";
  return {reason.code, filled(message.zh, values), filled(message.en, english)};
}

constexpr int version_max = 1'000'000;
constexpr int precedents_max = 20;

http::Response absent(const Office& office, const http::Request& request) {
  return problem(office.services, &request,
                 Rejection{engine::code(engine::Common::not_found), {}, {}, 0});
}

std::uint32_t version_in(QueryParams& query) {
  return static_cast<std::uint32_t>(query.integer("version", 0, 0, version_max));
}

/// How disputes over the item were decided.  [3.6-b]
std::vector<Precedent> precedents_of(Office& office, ItemCode item) {
  return office.services.readers.with([&](store::Connection& connection) {
    std::vector<Precedent> found;
    connection.query(
        "select c.matter, m.number, c.place, c.unit, c.decided_at from matter_case c join matter m "
        "on m.city = c.city and m.id = c.matter where c.city = $1 and c.item = $2 and "
        "c.system = 'dispute_coordination' and c.decided_at is not null "
        "order by c.decided_at desc, c.matter limit $3",
        {office.services.engine.city(), item, precedents_max}, [&](const store::Row& row) {
          found.push_back({row.id<MatterId>(0), row.str(1), row.id<PlaceCode>(2), row.id<UnitId>(3),
                           row.instant(4)});
        });
    return found;
  });
}

http::Response competence(Office& office, const http::Request& request) {
  QueryParams query{request, {"item", "place", "on", "version"}};
  const auto item = query.id<ItemCode>("item");
  const auto place = query.id<PlaceCode>("place");
  const auto on = query.day("on").value_or(local_day(office.services.engine.now()));
  const auto version = version_in(query);
  if (item.empty()) {
    query.fault("item", "required");
  }
  if (place.empty()) {
    query.fault("place", "required");
  }
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  CompetenceView answer;
  answer.on = on;
  if (!city->reg) {
    answer.mode = jurisdiction::AnswerMode::none;
    return view(answer, city->world->directory);
  }
  const auto reg = register_as_of(office, *city, version);
  if (!reg) {
    return absent(office, request);
  }
  auto found = reg->competent_unit(item, place, on);
  answer.precedents = precedents_of(office, item);
  if (const auto* known = reg->find_item(item)) {
    answer.item = ItemRef{known->code, known->name, known->domain};
  }
  if (const auto* known = reg->find_place(place)) {
    answer.place = PlaceRef{known->code, known->name};
  }
  answer.unit = found.unit;
  answer.mode = found.mode;
  answer.list_version = found.list_version;
  answer.assignment = std::move(found.assignment);
  answer.bases = std::move(found.bases);
  for (const auto& reason : found.reasons) {
    answer.reasons.push_back(reason_view(office, *city, reason));
  }
  answer.original_department = found.original_department;
  answer.alternatives = std::move(found.alternatives);
  return view(answer, city->world->directory);
}

std::string folded(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

http::Response items(Office& office, const http::Request& request) {
  QueryParams query{request, {"q", "kind", "holder", "on", "version", "limit", "cursor"}};
  const std::string words = folded(query.text("q", 100));
  const std::string kind = query.text("kind", 20);
  const auto wanted = json::parse_enum<jurisdiction::ItemKind>(kind);
  if (!kind.empty() && !wanted) {
    query.fault("kind", "enum");
  }
  const auto holder = query.id<UnitId>("holder");
  const int limit = query.integer("limit", 50, 1, 500);
  const int offset = query.integer("cursor", 0, 0, 1'000'000);
  const auto on = query.day("on").value_or(local_day(office.services.engine.now()));
  const auto version = version_in(query);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  const auto reg = register_as_of(office, *city, version);
  if (!reg && version != 0) {
    return absent(office, request);
  }
  ItemPage page;
  static const std::vector<jurisdiction::PenaltyItem> none;
  for (const auto& item : reg ? reg->data().items : none) {
    if (!jurisdiction::known_in(item.known_from, item.known_until, reg->list_version())) {
      continue;
    }
    const bool named = words.empty() || folded(item.name).find(words) != std::string::npos ||
                       folded(item.code.view()).find(words) != std::string::npos ||
                       folded(item.domain).find(words) != std::string::npos;
    if (!named || (wanted && item.kind != *wanted)) {
      continue;
    }
    const auto holders = reg->holders(item.code, on);
    if (!holder.empty() && std::find(holders.begin(), holders.end(), holder) == holders.end()) {
      continue;
    }
    const std::int64_t at = page.total++;
    if (at >= offset && at < offset + limit) {
      page.items.push_back({item.code, item.name, item.domain, item.kind, item.original_department,
                            static_cast<int>(holders.size())});
    }
  }
  if (page.total > offset + limit) {
    page.next_cursor = std::to_string(offset + limit);
  }
  return view(page, city->world->directory, true);
}

http::Response item(Office& office, const http::Request& request) {
  QueryParams query{request, {"version"}};
  const auto version = version_in(query);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  const auto reg = register_as_of(office, *city, version);
  const auto code = ItemCode::parse(request.param("code"));
  const auto* found = reg && code ? reg->find_item(*code) : nullptr;
  if (found == nullptr) {
    return absent(office, request);
  }
  return view(*found, city->world->directory, true);
}

http::Response places(Office& office, const http::Request&) {
  const auto city = office.city.get();
  static const std::vector<jurisdiction::Place> none;
  return view(city->reg ? city->reg->data().places : none, city->world->directory, true);
}

/// True only if both the number and the SM3 of the file are those of one letter.
http::Response verify(Office& office, const http::Request& request) {
  QueryParams query{request, {"number", "digest"}};
  const std::string number = query.text("number", 100);
  const std::string digest = folded(query.text("digest", 64));
  if (number.empty()) {
    query.fault("number", "required");
  }
  if (digest.size() != 64) {
    query.fault("digest", "digest");
  }
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  Verification answer;
  answer.number = number;
  office.services.readers.with([&](store::Connection& connection) {
    connection.query(
        "select unit, issued_at, voided_at from document where city = $1 and number = $2 and "
        "digest = $3",
        {office.services.engine.city(), number, digest}, [&](const store::Row& row) {
          answer.known = true;
          answer.unit = row.id<UnitId>(0);
          answer.issued_on = row.instant(1);
          answer.withdrawn = !row.is_null(2);
        });
    return 0;
  });
  return view(answer, office.city.get()->world->directory);
}

using Answer = http::Response (*)(Office&, const http::Request&);

}  // namespace

std::span<const EndpointPermission> register_route_permissions() { return permission_table; }

void add_register_routes(http::Router& router, Office& office, std::string clauses_json) {
  const auto get = [&](std::string_view path, Answer answer) {
    router.add(
        {Method::get, path,
         http::Handler{[&office, answer](const http::Request& request, const http::Reply& reply) {
           reply(answer(office, request));
         }}});
  };
  get("/api/v1/competence", competence);
  get("/api/v1/penalty-items", items);
  get("/api/v1/penalty-items/:code", item);
  get("/api/v1/places", places);
  get("/api/v1/letter-verification", verify);
  auto clauses = std::make_shared<const std::string>(std::move(clauses_json));
  router.add({Method::get, "/api/v1/clauses",
              http::Handler{[clauses](const http::Request&, const http::Reply& reply) {
                http::Response response = http::json(200, *clauses);
                response.headers.emplace_back("Cache-Control", "no-cache");
                reply(std::move(response));
              }}});
}

}  // namespace liandong::app
