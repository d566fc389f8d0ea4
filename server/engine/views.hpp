// What people are shown of matters: wire types of the read side.
#pragma once

#include "engine/common.hpp"
#include "engine/system.hpp"
#include "infra/json/write.hpp"
#include "kernel/obligation.hpp"

#include <string>
#include <vector>

namespace liandong::engine {

struct MatterRow {
  MatterId id;
  std::string system;
  std::string number;
  std::string title;
  std::string stage;
  bool urgent = false;
  bool in_progress = false;
  UnitId sender;
  UnitId receiver;
  UnitId custodian;
  PersonId handler;  // of the reader's unit; null = the head by default
  Light light = Light::grey;
  bool over_target = false;
  std::optional<std::string> duty;  // the most pressing one of the reader's unit
  std::optional<std::string> clause;
  std::optional<Instant> due_before;
  std::optional<Instant> target_before;
  bool provisional = false;
  std::optional<Instant> elapsed_since;
  Instant opened_at;
  Instant updated_at;
  std::optional<Instant> closed_at;
  std::int64_t version = 0;
  std::vector<std::string> allowed_commands;
};
LIANDONG_DESCRIBE(MatterRow, id, system, number, title, stage, urgent, in_progress, sender,
                  receiver, custodian, handler, light, over_target, duty, clause, due_before,
                  target_before, provisional, elapsed_since, opened_at, updated_at, closed_at,
                  version, allowed_commands)

/// May hold fewer matters than were asked for, and none, where a condition had to be looked for:
/// with a next_cursor the search goes on there. [D0108]
struct MatterPage {
  std::vector<MatterRow> items;
  std::optional<std::string> next_cursor;  // nothing = that was the last of the list
  std::int64_t total = 0;
  bool total_exact = true;  // otherwise there are at least so many
};
LIANDONG_DESCRIBE(MatterPage, items, next_cursor, total, total_exact)

struct MineCounts {
  std::int64_t to_do = 0;
  std::int64_t near = 0;
  std::int64_t overdue = 0;
};
LIANDONG_DESCRIBE(MineCounts, to_do, near, overdue)

struct MatterCounts {
  std::int64_t to_do = 0;
  std::int64_t to_receive = 0;
  std::int64_t near = 0;
  std::int64_t overdue = 0;
  std::int64_t sent = 0;
  std::int64_t done = 0;
  std::int64_t done_this_month = 0;
  MineCounts mine;
};
LIANDONG_DESCRIBE(MatterCounts, to_do, to_receive, near, overdue, sent, done, done_this_month, mine)

struct ObligationView {
  std::string key;
  std::string duty;
  std::string clause;
  Basis basis = Basis::notice;
  UnitId debtor;
  UnitId creditor;
  Instant arises_at;
  Period period;
  std::optional<Instant> due_before;
  std::optional<Instant> target_before;
  std::optional<Instant> strict_due_before;
  bool provisional = false;
  ObligationOutcome outcome = ObligationOutcome::open;
  std::optional<Instant> ended_at;
  Light light = Light::grey;
  bool over_target = false;
  std::optional<Instant> proposed_before;  // earlier; waits for the coordinating office
  std::optional<std::string> explanation_zh;
  std::optional<std::string> explanation_en;
};
LIANDONG_DESCRIBE(ObligationView, key, duty, clause, basis, debtor, creditor, arises_at, period,
                  due_before, target_before, strict_due_before, provisional, outcome, ended_at,
                  light, over_target, proposed_before, explanation_zh, explanation_en)

struct OnPaper {
  Medium medium = Medium::telephone;
  std::optional<std::string> reason;  // null once erased
  std::string scan_digest;
};
LIANDONG_DESCRIBE(OnPaper, medium, reason, scan_digest)

struct TimelineEntry {
  std::int64_t seq = 0;
  std::int64_t version = 0;
  std::string type;  // "issued", "handler_assigned"
  Instant occurred_at;
  Instant recorded_at;
  PersonId person;
  UnitId unit;
  std::optional<OnPaper> on_paper;
  std::vector<std::string> clauses;
  json::Raw fields;
  std::string hash;
};
LIANDONG_DESCRIBE(TimelineEntry, seq, version, type, occurred_at, recorded_at, person, unit,
                  on_paper, clauses, fields, hash)

struct DocumentView {
  std::string kind;
  std::string number;
  std::string status;  // rendering, ready, withdrawn
  std::string digest;
  std::int64_t size = 0;
  std::optional<std::string> url;
  Instant issued_at;
};
LIANDONG_DESCRIBE(DocumentView, kind, number, status, digest, size, url, issued_at)

struct CommandView {
  std::string name;
  bool needs_confirmation = false;
};
LIANDONG_DESCRIBE(CommandView, name, needs_confirmation)

struct NoteView {
  std::string id;
  std::string text;
  PersonId person;
  Instant recorded_at;
};
LIANDONG_DESCRIBE(NoteView, id, text, person, recorded_at)

struct ReadView {
  PersonId person;
  UnitId unit;
  Instant at;
};
LIANDONG_DESCRIBE(ReadView, person, unit, at)

/// A matter that stands beside this one: linked by hand, what led to it, what it led to.
struct LinkView {
  MatterId id;
  std::string system;
  std::string number;
  std::string title;
  std::string stage;
  std::string kind;  // linked, caused_by, led_to
};
LIANDONG_DESCRIBE(LinkView, id, system, number, title, stage, kind)

/// Something elsewhere that touches the matter, e.g. a change of the law it rests on.
struct MarkView {
  MatterId matter;  // that is the cause
  std::string system;
  std::string title;
  Instant marked_at;
};
LIANDONG_DESCRIBE(MarkView, matter, system, title, marked_at)

/// The matter page. All of `row` and all of this are members of one JSON object.
struct MatterDetails : MatterRow {
  json::Raw details;
  MatterId waits_on;
  std::vector<ObligationView> obligations;
  std::vector<TimelineEntry> timeline;
  std::vector<DocumentView> documents;
  std::vector<Step> steps;
  std::vector<CommandView> commands;
  std::vector<NoteView> notes;
  std::vector<ReadView> reads;
  std::vector<OwedAnswer> supervisions;
  std::vector<OwedAnswer> guidances;
  std::vector<LinkView> links;
  std::vector<MarkView> marks;
};
BOOST_DESCRIBE_STRUCT(MatterDetails, (MatterRow),
                      (details, waits_on, obligations, timeline, documents, steps, commands, notes,
                       reads, supervisions, guidances, links, marks))

struct MatterRef {
  MatterId id;
  std::string number;
  std::string title;
};
LIANDONG_DESCRIBE(MatterRef, id, number, title)

struct OwedObligation : ObligationView {
  MatterRef matter;
};
BOOST_DESCRIBE_STRUCT(OwedObligation, (ObligationView), (matter))

/// May be short as well, and goes on behind its next_cursor. [D0108]
struct ObligationPage {
  std::vector<OwedObligation> items;
  std::optional<std::string> next_cursor;
};
LIANDONG_DESCRIBE(ObligationPage, items, next_cursor)

struct NoticeView {
  std::int64_t id = 0;
  std::string kind;
  std::optional<MatterRef> matter;
  json::Raw params;
  Instant created_at;
  std::optional<Instant> read_at;
};
LIANDONG_DESCRIBE(NoticeView, id, kind, matter, params, created_at, read_at)

struct NoticePage {
  std::vector<NoticeView> items;
  std::int64_t unread = 0;
};
LIANDONG_DESCRIBE(NoticePage, items, unread)

}  // namespace liandong::engine
