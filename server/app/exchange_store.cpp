#include "app/exchange_store.hpp"

#include "infra/http/client.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <map>

namespace liandong::app {
namespace {

using identity::Refusal;
using identity::refuse;

constexpr std::size_t token_name_bytes_max = 240;

struct Named {
  std::string id;
};
LIANDONG_DESCRIBE(Named, id)

identity::Change change(std::string_view id, std::string_view type) {
  return {"directory:" + std::string{id}, "directory." + std::string{type},
          json::to_canonical(Named{std::string{id}})};
}

std::optional<Refusal> unit_fault(const engine::World& world, UnitId unit) {
  const auto facts = world.directory.find(unit);
  if (!facts) {
    return Refusal::unit_unknown;
  }
  return facts->active ? std::nullopt : std::optional{Refusal::unit_inactive};
}

std::string joined(const std::vector<TokenScope>& scopes) {
  std::string words;
  for (const TokenScope scope : scopes) {
    words += (words.empty() ? "" : ",") + std::string{json::enum_name(scope)};
  }
  return words;
}

std::vector<TokenScope> parted(std::string_view words) {
  std::vector<TokenScope> scopes;
  while (!words.empty()) {
    const auto mark = words.find(',');
    if (const auto scope = json::parse_enum<TokenScope>(words.substr(0, mark))) {
      scopes.push_back(*scope);
    }
    words.remove_prefix(mark == std::string_view::npos ? words.size() : mark + 1);
  }
  return scopes;
}

crypto::VaultSubject subject_of(std::string_view webhook) {
  crypto::VaultSubject subject;
  subject.id = webhook;
  return subject;
}

}  // namespace

std::vector<SubscriptionView> list_subscriptions(store::Connection& connection, CityCode city,
                                                 UnitId unit) {
  std::vector<SubscriptionView> list;
  connection.query(
      "select id, unit, category, source, item, place, created_at, created_by from subscription "
      "where city = $1 and (unit = $2 or $2 = '') and ended_at is null "
      "order by unit, category, id",
      {city, unit}, [&](const store::Row& row) {
        SubscriptionView view;
        view.id = row.str(0);
        view.unit = row.id<UnitId>(1);
        view.category = json::parse_enum<Category>(row.text(2)).value_or(Category::other);
        view.source = row.id<UnitId>(3);
        view.item = row.id<ItemCode>(4);
        view.place = row.id<PlaceCode>(5);
        view.created_at = {row.integer(6)};
        view.created_by = row.id<PersonId>(7);
        list.push_back(std::move(view));
      });
  return list;
}

identity::Outcome subscribe(store::Connection& writer, CityCode city,
                            const SubscriptionView& wanted, const engine::World& world) {
  if (const auto fault = unit_fault(world, wanted.unit)) {
    return refuse(*fault, wanted.unit.view());
  }
  if (!wanted.source.empty() && unit_fault(world, wanted.source)) {
    return refuse(Refusal::field_invalid, "source");
  }
  if (!wanted.item.empty() && !world.competence->item_exists(wanted.item)) {
    return refuse(Refusal::field_invalid, "item");
  }
  if (!wanted.place.empty() && !world.competence->place_exists(wanted.place)) {
    return refuse(Refusal::field_invalid, "place");
  }
  writer.execute(
      "insert into subscription(city, id, unit, category, source, item, place, created_at, "
      "created_by) values($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {city, wanted.id, wanted.unit, json::enum_name(wanted.category), wanted.source, wanted.item,
       wanted.place, wanted.created_at, wanted.created_by});
  return change(wanted.id, "subscription_added.v1");
}

identity::Outcome unsubscribe(store::Connection& writer, CityCode city, std::string_view id,
                              UnitId own, Instant now) {
  bool found = false;
  writer.query(
      "select 1 from subscription where city = $1 and id = $2 and (unit = $3 or $3 = '') and "
      "ended_at is null",
      {city, id, own}, [&](const store::Row&) { found = true; });
  if (!found) {
    return refuse(Refusal::record_unknown);
  }
  writer.execute("update subscription set ended_at = $3 where city = $1 and id = $2",
                 {city, id, now});
  return change(id, "subscription_ended.v1");
}

// 自形成当日共享: of what was formed, how much was shared in time, per category and unit. Of a duty
// that came back after a withdrawal the last row counts.  [3.3.9-c]
std::vector<CoverageRow> coverage(store::Connection& connection, CityCode city, Instant from,
                                  Instant until, UnitId own, Instant now) {
  std::map<std::pair<std::string, UnitId>, CoverageRow> rows;
  const auto row_of = [&](const store::Row& row) -> CoverageRow& {
    CoverageRow& one = rows[{row.str(0), row.id<UnitId>(1)}];
    one.category = json::parse_enum<Category>(row.text(0)).value_or(Category::other);
    one.holder = row.id<UnitId>(1);
    return one;
  };
  connection.query(
      "select s.category, s.holder, count(*), "
      "sum(case when s.shared_at is not null then 1 else 0 end), "
      "sum(case when o.outcome = 'on_time' and o.due_before is not null then 1 else 0 end), "
      "sum(case when o.outcome = 'late' then 1 else 0 end), "
      "sum(case when o.outcome = 'on_time' and o.due_before is null then 1 else 0 end), "
      "sum(case when o.outcome = 'over_target' then 1 else 0 end), "
      "sum(case when o.outcome = 'open' then 1 else 0 end), "
      "sum(case when o.outcome = 'open' and o.due_before <= $5 then 1 else 0 end), "
      "sum(case when o.outcome = 'superseded' then 1 else 0 end) "
      "from shared_item s join obligation o on o.city = s.city and o.matter = s.matter and "
      "o.duty = 'share' where s.city = $1 and s.formed_at >= $2 and s.formed_at < $3 and "
      "(s.holder = $4 or $4 = '') and not exists (select 1 from obligation x where "
      "x.city = o.city and x.matter = o.matter and x.duty = 'share' and "
      "(length(x.key) > length(o.key) or (length(x.key) = length(o.key) and x.key > o.key))) "
      "group by s.category, s.holder",
      {city, from, until, own, now}, [&](const store::Row& row) {
        CoverageRow& one = row_of(row);
        one.formed = row.integer(2);
        one.shared = row.integer(3);
        one.on_time = row.integer(4);
        one.late = row.integer(5);
        one.on_target = row.integer(6);
        one.over_target = row.integer(7);
        one.waiting = row.integer(8);
        one.overdue = row.integer(9);
        one.discarded = row.integer(10);
      });
  connection.query(
      "select s.category, s.holder, count(*), "
      "sum(case when r.acknowledged_at is not null then 1 else 0 end) from shared_item s "
      "join shared_recipient r on r.city = s.city and r.matter = s.matter and r.withdrawn = 0 "
      "where s.city = $1 and s.formed_at >= $2 and s.formed_at < $3 and "
      "(s.holder = $4 or $4 = '') group by s.category, s.holder",
      {city, from, until, own}, [&](const store::Row& row) {
        CoverageRow& one = row_of(row);
        one.recipients = row.integer(2);
        one.acknowledged = row.integer(3);
      });
  std::vector<CoverageRow> list;
  for (auto& [key, row] : rows) {
    list.push_back(row);
  }
  std::stable_sort(list.begin(), list.end(), [](const CoverageRow& a, const CoverageRow& b) {
    return a.category < b.category;
  });
  return list;
}

std::vector<TokenView> list_tokens(store::Connection& connection, CityCode city) {
  std::vector<TokenView> list;
  connection.query(
      "select id, name, unit, post, scopes, created_at, created_by, expires_at, revoked_at, "
      "last_used_at from api_token where city = $1 order by created_at desc, id desc",
      {city}, [&](const store::Row& row) {
        TokenView view;
        view.id = row.str(0);
        view.name = row.str(1);
        view.unit = row.id<UnitId>(2);
        view.post = row.id<PostId>(3);
        view.scopes = parted(row.text(4));
        view.created_at = {row.integer(5)};
        view.created_by = row.id<PersonId>(6);
        view.expires_at = {row.integer(7)};
        view.revoked_at = row.instant_opt(8);
        view.last_used_at = row.instant_opt(9);
        list.push_back(std::move(view));
      });
  return list;
}

identity::Outcome issue_token(store::Connection& writer, CityCode city, TokenView token,
                              std::string_view digest) {
  if (token.name.empty() || token.name.size() > token_name_bytes_max) {
    return refuse(Refusal::field_invalid, "name");
  }
  std::sort(token.scopes.begin(), token.scopes.end());
  const bool repeated =
      std::adjacent_find(token.scopes.begin(), token.scopes.end()) != token.scopes.end();
  if (token.scopes.empty() || repeated) {
    return refuse(Refusal::field_invalid, "scopes");
  }
  if (token.expires_at <= token.created_at ||
      token.expires_at > token.created_at + token_seconds_max) {
    return refuse(Refusal::field_invalid, "expires_at");
  }
  const auto post = identity::find_post(writer, city, token.post);
  if (!post) {
    return refuse(Refusal::record_unknown, token.post.view());
  }
  if (!post->active_at(token.created_at)) {
    return refuse(Refusal::post_ended);
  }
  if (identity::is_administrator(post->roles)) {
    return refuse(Refusal::administrator_is_exclusive);
  }
  writer.execute(
      "insert into api_token(city, id, name, unit, post, scopes, token_hash, created_at, "
      "created_by, expires_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {city, token.id, token.name, post->unit, post->id, joined(token.scopes), digest,
       token.created_at, token.created_by, token.expires_at});
  return change(token.id, "api_token_issued.v1");
}

identity::Outcome revoke_token(store::Connection& writer, CityCode city, std::string_view id,
                               Instant now) {
  bool found = false;
  writer.query("select 1 from api_token where city = $1 and id = $2 and revoked_at is null",
               {city, id}, [&](const store::Row&) { found = true; });
  if (!found) {
    return refuse(Refusal::record_unknown);
  }
  writer.execute("update api_token set revoked_at = $3 where city = $1 and id = $2",
                 {city, id, now});
  return change(id, "api_token_revoked.v1");
}

std::optional<TokenHolder> find_token(store::Connection& connection, CityCode city,
                                      std::string_view digest, Instant now) {
  std::optional<TokenHolder> holder;
  connection.query(
      "select id, post, scopes, last_used_at from api_token where city = $1 and token_hash = $2 "
      "and "
      "revoked_at is null and expires_at > $3",
      {city, digest, now}, [&](const store::Row& row) {
        holder.emplace();
        holder->id = row.str(0);
        holder->actor.post = row.id<PostId>(1);
        holder->scopes = parted(row.text(2));
        holder->last_used_at = row.instant_opt(3);
      });
  if (!holder) {
    return std::nullopt;
  }
  const auto post = identity::find_post(connection, city, holder->actor.post);
  if (!post || !post->active_at(now)) {
    return std::nullopt;
  }
  const auto account = identity::account_of(connection, city, post->person);
  if (!account || !account->active) {
    return std::nullopt;
  }
  holder->actor.person = post->person;
  holder->actor.unit = post->unit;
  holder->actor.roles = post->roles;
  return holder;
}

std::vector<WebhookView> list_webhooks(store::Connection& connection, CityCode city) {
  std::vector<WebhookView> list;
  connection.query(
      "select w.id, w.unit, w.url, w.created_at, w.created_by, w.ended_at, "
      "sum(case when o.status = 'waiting' then 1 else 0 end), "
      "sum(case when o.status = 'delivered' then 1 else 0 end), "
      "sum(case when o.status = 'dead' then 1 else 0 end), "
      "coalesce((select l.answer from outbox l where l.city = w.city and l.webhook = w.id and "
      "l.answer <> '' order by l.seq desc limit 1), '') "
      "from webhook w left join outbox o on o.city = w.city and o.webhook = w.id "
      "where w.city = $1 group by w.city, w.id, w.unit, w.url, w.created_at, w.created_by, "
      "w.ended_at order by w.created_at desc, w.id desc",
      {city}, [&](const store::Row& row) {
        WebhookView view;
        view.id = row.str(0);
        view.unit = row.id<UnitId>(1);
        view.url = row.str(2);
        view.created_at = {row.integer(3)};
        view.created_by = row.id<PersonId>(4);
        view.ended_at = row.instant_opt(5);
        view.waiting = row.integer(6);
        view.delivered = row.integer(7);
        view.dead = row.integer(8);
        view.last_answer = row.str(9);
        list.push_back(std::move(view));
      });
  return list;
}

identity::Outcome add_webhook(store::Connection& writer, CityCode city, const WebhookView& webhook,
                              std::string_view secret, const engine::World& world,
                              const crypto::VaultCipher& cipher) {
  if (const auto fault = unit_fault(world, webhook.unit)) {
    return refuse(*fault, webhook.unit.view());
  }
  if (!http::parse_web_address(webhook.url)) {
    return refuse(Refusal::field_invalid, "url");
  }
  const std::string sealed = cipher.seal(subject_of(webhook.id), webhook.id, secret);
  writer.execute(
      "insert into webhook(city, id, unit, url, secret, created_at, created_by) "
      "values($1, $2, $3, $4, $5, $6, $7)",
      {city, webhook.id, webhook.unit, webhook.url, store::Param::bytes(sealed), webhook.created_at,
       webhook.created_by});
  return change(webhook.id, "webhook_added.v1");
}

identity::Outcome end_webhook(store::Connection& writer, CityCode city, std::string_view id,
                              Instant now) {
  bool found = false;
  writer.query("select 1 from webhook where city = $1 and id = $2 and ended_at is null", {city, id},
               [&](const store::Row&) { found = true; });
  if (!found) {
    return refuse(Refusal::record_unknown);
  }
  writer.execute("update webhook set ended_at = $3 where city = $1 and id = $2", {city, id, now});
  writer.execute(
      "update outbox set status = 'dead', next_try_at = null, ended_at = $3 where city = $1 and "
      "webhook = $2 and status = 'waiting'",
      {city, id, now});
  return change(id, "webhook_ended.v1");
}

identity::Outcome retry_webhook(store::Connection& writer, CityCode city, std::string_view id,
                                Instant now) {
  bool found = false;
  writer.query("select 1 from webhook where city = $1 and id = $2 and ended_at is null", {city, id},
               [&](const store::Row&) { found = true; });
  if (!found) {
    return refuse(Refusal::record_unknown);
  }
  writer.execute(
      "update outbox set status = 'waiting', attempts = 0, next_try_at = $3, ended_at = null "
      "where city = $1 and webhook = $2 and status = 'dead'",
      {city, id, now});
  return change(id, "webhook_retried.v1");
}

std::string unsealed_secret(const crypto::VaultCipher& cipher, std::string_view id,
                            std::string_view sealed) {
  return cipher.open(subject_of(id), id, sealed);
}

}  // namespace liandong::app
