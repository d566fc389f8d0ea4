#include "app/exchange_routes.hpp"

#include "app/answering.hpp"
#include "app/exchange_push.hpp"
#include "app/query_params.hpp"
#include "app/token_guard.hpp"
#include "engine/refusals.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "systems/information_sharing/domain/state.hpp"

#include <array>
#include <charconv>
#include <memory>

namespace liandong::app {
namespace {

using http::Method;

constexpr Requirement by_token{Access::token, {}, false};
constexpr int page_default = 50;
constexpr int page_max = 200;

constexpr std::array table{
    EndpointPermission{Method::post, "/api/v1/exchange/shared-items", by_token},
    EndpointPermission{Method::get, "/api/v1/exchange/shared-items", by_token},
    EndpointPermission{Method::post, "/api/v1/exchange/shared-items/:id/acknowledge", by_token},
};

using Guard = std::shared_ptr<TokenGuard>;
using Handle = std::function<void(const TokenHolder&, http::Request, http::Reply)>;

http::Handler let_in(const Guard& guard, TokenScope scope, Handle handle) {
  return [guard, scope, handle = std::move(handle)](http::Request request, http::Reply reply) {
    auto admitted = guard->admit(request, scope);
    if (auto* refused = std::get_if<http::Response>(&admitted)) {
      reply(std::move(*refused));
      return;
    }
    handle(std::get<TokenHolder>(admitted), std::move(request), std::move(reply));
  };
}

void take_push(Office& office, const TokenHolder& holder, http::Request request,
               http::Reply reply) {
  const auto shared = std::make_shared<const http::Request>(std::move(request));
  auto body = body_of<PushBody>(office.services.messages, *shared);
  if (auto* malformed = std::get_if<http::Response>(&body)) {
    reply(std::move(*malformed));
    return;
  }
  const auto& pushed = std::get<PushBody>(body);
  if (pushed.source_id.empty()) {
    reply(problem(office.services.messages, shared.get(), {{"source_id", "required"}}));
    return;
  }
  push(office, holder, pushed, shared, std::move(reply));
}

struct FeedRow {
  MatterId id;
  std::int64_t seq = 0;
  bool withdrawn = false;
  Instant shared_at;
  std::optional<Instant> acknowledged_at;
};

std::vector<FeedRow> feed_rows(store::Connection& connection, CityCode city, UnitId unit,
                               std::int64_t after, int limit) {
  std::vector<FeedRow> rows;
  connection.query(
      "select matter, seq, withdrawn, shared_at, acknowledged_at from shared_recipient "
      "where city = $1 and unit = $2 and seq > $3 order by seq limit $4",
      {city, unit, after, limit}, [&](const store::Row& row) {
        rows.push_back({row.id<MatterId>(0), row.integer(1), row.boolean(2), row.instant(3),
                        row.instant_opt(4)});
      });
  return rows;
}

FeedItem item_of(Office& office, store::Connection& connection, const FeedRow& row) {
  const auto& engine = office.services.engine;
  FeedItem item;
  item.seq = row.seq;
  item.id = row.id;
  item.withdrawn = row.withdrawn;
  item.shared_at = row.shared_at;
  item.acknowledged_at = row.acknowledged_at;
  const auto stored = engine::load_matter(connection, engine.city(), row.id);
  const auto state = engine::read_matter_state(*engine.system(stored->system), stored->state);
  const auto& shared = *static_cast<const information_sharing::SharedItem*>(state.own.get());
  item.category = shared.category;
  item.kind = shared.kind;
  item.holder = shared.holder;
  item.sensitivity = shared.sensitivity;
  item.item = shared.item;
  item.place = shared.place;
  item.reference = shared.reference;
  item.formed_at = shared.formed_at;
  if (row.withdrawn) {
    return item;
  }
  const auto words = engine.content().load_stream(connection, row.id.view());
  const auto text = [&](const Text& reference) {
    const auto it = words.find(reference.id);
    return it == words.end() ? std::string{} : it->second;
  };
  item.title = text(shared.title);
  item.content = text(shared.content);
  const information_sharing::Round* round = information_sharing::round_in_force(shared);
  for (const auto& file : shared.materials) {
    if (round != nullptr) {
      item.files.push_back({file.id, file.name, file.digest, file.media_type});
    }
  }
  return item;
}

std::int64_t cursor_of(QueryParams& params) {
  const std::string words = params.text("after", 20);
  std::int64_t seq = 0;
  const auto parsed = std::from_chars(words.data(), words.data() + words.size(), seq);
  if (!words.empty() && (parsed.ptr != words.data() + words.size() || seq < 0)) {
    params.fault("after", "integer");
  }
  return seq;
}

// What the unit was given, in the order it happened: whoever keeps the cursor misses nothing.
// [3.3.9-b]
void feed(Office& office, const TokenHolder& holder, http::Request request, http::Reply reply) {
  QueryParams params{request, {"after", "limit"}};
  FeedPage page;
  page.cursor = cursor_of(params);
  const int limit = params.integer("limit", page_default, 1, page_max);
  if (!params.errors().empty()) {
    reply(problem(office.services.messages, &request, params.errors()));
    return;
  }
  const auto world = office.services.engine.world();
  const UnitId unit = world->directory.principal(holder.actor.unit);
  office.services.readers.with([&](store::Connection& connection) {
    auto rows = feed_rows(connection, office.services.engine.city(), unit, page.cursor, limit + 1);
    page.more = rows.size() > static_cast<std::size_t>(limit);
    if (page.more) {
      rows.pop_back();
    }
    for (const FeedRow& row : rows) {
      page.items.push_back(item_of(office, connection, row));
      page.cursor = row.seq;
    }
  });
  reply(http::json(200, view_of(office.services, page)));
}

void acknowledge(Office& office, const TokenHolder& holder, http::Request request,
                 http::Reply reply) {
  const auto shared = std::make_shared<const http::Request>(std::move(request));
  const auto id = MatterId::parse(shared->param("id"));
  if (!id) {
    reply(problem(office.services, shared.get(),
                  Rejection{engine::code(engine::Common::not_found), {}, {}, 0}));
    return;
  }
  acknowledge_item(office, holder, *id, shared, std::move(reply));
}

}  // namespace

std::span<const EndpointPermission> exchange_permissions() { return table; }

void add_exchange_routes(http::Router& router, Office& office) {
  const auto guard = std::make_shared<TokenGuard>(office.services);
  const auto with_office = [&office](auto function) {
    return
        [&office, function](const TokenHolder& holder, http::Request request, http::Reply reply) {
          function(office, holder, std::move(request), std::move(reply));
        };
  };
  router.add({Method::post, "/api/v1/exchange/shared-items",
              let_in(guard, TokenScope::push, with_office(take_push))});
  router.add({Method::get, "/api/v1/exchange/shared-items",
              let_in(guard, TokenScope::pull, with_office(feed))});
  router.add({Method::post, "/api/v1/exchange/shared-items/:id/acknowledge",
              let_in(guard, TokenScope::acknowledge, with_office(acknowledge))});
}

}  // namespace liandong::app
