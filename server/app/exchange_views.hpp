// What the routes of subscriptions, coverage, tokens, webhooks and the machine interface read and
// answer: wire types.
#pragma once

#include "infra/json/schema.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

using information_sharing::Category;
using information_sharing::Kind;
using information_sharing::Sensitivity;

struct SubscriptionBody {
  UnitId unit;  // empty = the own unit; another one only by the coordinating office
  Category category = Category::other;
  UnitId source;    // empty = whoever shares
  ItemCode item;    // empty = every item
  PlaceCode place;  // empty = every place
};
LIANDONG_DESCRIBE(SubscriptionBody, unit, category, source, item, place)

struct SubscriptionView {
  std::string id;
  UnitId unit;
  Category category = Category::other;
  UnitId source;
  ItemCode item;
  PlaceCode place;
  Instant created_at;
  PersonId created_by;
};
LIANDONG_DESCRIBE(SubscriptionView, id, unit, category, source, item, place, created_at, created_by)

/// One category of one unit: what was formed in the time asked about, and what became of it.
struct CoverageRow {
  Category category = Category::other;
  UnitId holder;
  std::int64_t formed = 0;
  std::int64_t shared = 0;
  std::int64_t on_time = 0;  // the same day of departments, or the time named  [3.3.9-c, 3.3.9-d]
  std::int64_t late = 0;
  std::int64_t on_target = 0;    // of townships
  std::int64_t over_target = 0;  // no breach
  std::int64_t waiting = 0;      // not shared yet
  std::int64_t overdue = 0;      // of those, past their legal time
  std::int64_t discarded = 0;
  std::int64_t recipients = 0;
  std::int64_t acknowledged = 0;
};
LIANDONG_DESCRIBE(CoverageRow, category, holder, formed, shared, on_time, late, on_target,
                  over_target, waiting, overdue, discarded, recipients, acknowledged)

struct CoverageReport {
  Instant from;
  Instant until;
  std::vector<CoverageRow> items;
};
LIANDONG_DESCRIBE(CoverageReport, from, until, items)

/// What a department's system may do.
enum class TokenScope : std::uint8_t { push, pull, acknowledge };
LIANDONG_DESCRIBE_ENUM(TokenScope, push, pull, acknowledge)

struct TokenBody {
  std::string name;  // of the system that gets it
  PostId post;       // in whose name it acts; binds it to the unit
  std::vector<TokenScope> scopes;
  Instant expires_at;  // at most two years ahead
};
LIANDONG_DESCRIBE(TokenBody, name, post, scopes, expires_at)

struct TokenView {
  std::string id;
  std::string name;
  UnitId unit;
  PostId post;
  std::vector<TokenScope> scopes;
  Instant created_at;
  PersonId created_by;
  Instant expires_at;
  std::optional<Instant> revoked_at;
  std::optional<Instant> last_used_at;
};
LIANDONG_DESCRIBE(TokenView, id, name, unit, post, scopes, created_at, created_by, expires_at,
                  revoked_at, last_used_at)

/// Something shown once.
struct IssuedSecret {
  std::string id;
  std::optional<std::string> secret;  // null when asked again
};
LIANDONG_DESCRIBE(IssuedSecret, id, secret)

struct WebhookBody {
  UnitId unit;
  std::string url;
};
LIANDONG_DESCRIBE(WebhookBody, unit, url)

struct WebhookView {
  std::string id;
  UnitId unit;
  std::string url;
  Instant created_at;
  PersonId created_by;
  std::optional<Instant> ended_at;
  std::int64_t waiting = 0;
  std::int64_t delivered = 0;
  std::int64_t dead = 0;    // given up after the last attempt
  std::string last_answer;  // a status or a word; empty = nothing was sent yet
};
LIANDONG_DESCRIBE(WebhookView, id, unit, url, created_at, created_by, ended_at, waiting, delivered,
                  dead, last_answer)

// ---- The machine interface ----

/// Information a department's system pushes: recorded and shared in one request, as often as it is
/// sent.
struct PushBody {
  std::string source_id;  // key in that system; the same key is the same information
  Kind kind = Kind::other;
  std::string title;
  std::string content;
  Instant formed_at;
  Sensitivity sensitivity = Sensitivity::internal;
  ItemCode item;
  PlaceCode place;
  std::string reference;
  bool share = true;
  bool to_subscribers = true;
  std::vector<UnitId> recipients;
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;
};
LIANDONG_DESCRIBE(PushBody, source_id, kind, title, content, formed_at, sensitivity, item, place,
                  reference, share, to_subscribers, recipients, redaction_confirmed,
                  personal_data_reviewed)

struct PushAnswer {
  MatterId id;
  std::string stage;
  std::int64_t version = 0;
  bool repeated = false;  // it was known by its source_id
};
LIANDONG_DESCRIBE(PushAnswer, id, stage, version, repeated)

struct FeedFile {
  std::string id;
  std::string name;
  std::string digest;
  std::string media_type;
};
LIANDONG_DESCRIBE(FeedFile, id, name, digest, media_type)

/// One piece of information a unit was given. What was taken back has no words.
struct FeedItem {
  std::int64_t seq = 0;
  MatterId id;
  bool withdrawn = false;
  Category category = Category::other;
  Kind kind = Kind::other;
  std::string title;
  std::string content;
  UnitId holder;
  Sensitivity sensitivity = Sensitivity::internal;
  ItemCode item;
  PlaceCode place;
  std::string reference;
  Instant formed_at;
  Instant shared_at;
  std::optional<Instant> acknowledged_at;
  std::vector<FeedFile> files;
};
LIANDONG_DESCRIBE(FeedItem, seq, id, withdrawn, category, kind, title, content, holder, sensitivity,
                  item, place, reference, formed_at, shared_at, acknowledged_at, files)

struct FeedPage {
  std::vector<FeedItem> items;
  std::int64_t cursor = 0;  // `after` of the next request
  bool more = false;
};
LIANDONG_DESCRIBE(FeedPage, items, cursor, more)

}  // namespace liandong::app

namespace liandong::json {

LIANDONG_BOUNDS(app::TokenBody, Bound{"name", 1, 60}, Bound{"scopes", 1, 3});
LIANDONG_BOUNDS(app::WebhookBody, Bound{"url", 1, 300});
LIANDONG_BOUNDS(app::PushBody, Bound{"source_id", 1, information_sharing::limits::source_id},
                Bound{"title", 1, information_sharing::limits::title},
                Bound{"content", 0, information_sharing::limits::long_text},
                Bound{"reference", 0, information_sharing::limits::reference},
                Bound{"recipients", 0, information_sharing::limits::recipients});

}  // namespace liandong::json
