// Step 19 of the schema: one tree for a row, and indexes that no act moves.
#pragma once

#include <string_view>

namespace liandong::store {

// Rows that are found by their key stand in the order of it, where SQLite would keep a table and an
// index for each; texts stand beside the others of their matter (docs/decisions/0104). Copied in
// the order of an index, for what is sorted is sorted in memory.
inline constexpr std::string_view sqlite_one_tree = R"sql(
drop index matter_unit_recent;
drop index idempotency_age;
pragma secure_delete = on;
alter table content rename to content_before;
create table content(
  city text not null, id text not null, stream_id text not null, personal bigint not null,
  salt bytea, body bytea, erased_at bigint, primary key(city, stream_id, id)) without rowid;
insert into content select * from content_before order by city, stream_id, id;
drop table content_before;

drop index obligation_sweep;
drop index obligation_overdue;
drop index obligation_supervised;
alter table obligation rename to obligation_before;
create table obligation(
  city text not null, matter text not null, key text not null, system text not null,
  duty text not null, clause text not null, basis text not null, debtor text not null,
  creditor text not null, arises_at bigint not null, period text not null, due_before bigint,
  target_before bigint, strict_due_before bigint, near_at bigint, provisional bigint not null,
  hour_clock bigint not null, outcome text not null, ended_at bigint,
  calendar_version bigint not null, rung bigint not null, next_rung_at bigint,
  primary key(city, matter, key)) without rowid;
insert into obligation select * from obligation_before order by city, matter, key;
drop table obligation_before;
create index obligation_sweep on obligation(city, next_rung_at) where next_rung_at is not null;
create index obligation_overdue on obligation(
  city, due_before, matter, key, debtor, system, calendar_version) where outcome = 'open';
create index obligation_supervised on obligation(city, arises_at, matter, key, debtor, system)
  where outcome = 'open' and duty = 'answer_supervision';

drop index notice_unit;
drop index notice_bounced;
alter table notice rename to notice_before;
create table notice(
  city text not null, id bigint not null, kind text not null, unit text not null,
  roles bigint not null, person text not null, matter text not null, obligation text not null,
  params text not null, created_at bigint not null, primary key(city, id)) without rowid;
insert into notice select * from notice_before order by city, id;
drop table notice_before;
create index notice_unit on notice(city, unit, id);
create index notice_bounced on notice(city, id) where kind = 'bounced_twice';

alter table used_command rename to used_command_before;
create table used_command(
  city text not null, command_id text not null, command text not null, body_mark bigint not null,
  primary key(city, command_id)) without rowid;
insert into used_command select * from used_command_before order by city, command_id;
drop table used_command_before;

alter table matter_read rename to matter_read_before;
create table matter_read(
  city text not null, matter text not null, person text not null, unit text not null,
  read_at bigint not null, primary key(city, matter, person, unit)) without rowid;
insert into matter_read select * from matter_read_before order by city, matter, person, unit;
drop table matter_read_before;

delete from sqlite_stat1 where tbl in ('content', 'obligation', 'notice');
insert into sqlite_stat1(tbl, idx, stat) values
  ('matter_unit', 'matter_unit_newest', '2000000 2000000 40000 20000 1 1'),
  ('event', 'event_judged', '80000 80000 40000 1'),
  ('content', 'sqlite_autoindex_content_1', '4000000 3000000 4 1'),
  ('obligation', 'obligation_supervised', '40000 40000 40 4 1 1 1'),
  ('obligation', 'obligation_overdue', '40000 40000 40 4 1 1 1 1'),
  ('obligation', 'obligation_sweep', '40000 40000 40'),
  ('obligation', 'sqlite_autoindex_obligation_1', '2000000 1500000 4 1'),
  ('notice', 'notice_bounced', '80000 80000 1'),
  ('notice', 'notice_unit', '4000000 4000000 80000 1'),
  ('notice', 'sqlite_autoindex_notice_1', '4000000 3000000 1');
analyze sqlite_schema;
)sql";

// Events that the check of the invariants looks for, which are few. What a unit has and what it
// sent is listed by when it began, which never changes, so that an act moves nothing there; old
// answers are looked for in the order of their keys (docs/decisions/0106).
inline constexpr std::string_view quiet_indexes = R"sql(
create index event_judged on event(city, type, seq) where type in (
  'matter.clock_moved.v1', 'complaint_intake.identity_revealed.v1');
create index matter_unit_newest on matter_unit(city, unit, (relations & 1), matter, relations);
)sql";

// The new key is made before the old one goes, so that readers of texts wait for a moment only; of
// duties few are open, so their index is quickly made anew.
inline constexpr std::string_view postgres_texts_by_matter = R"sql(
create unique index content_by_matter on content(city, stream_id, id);
alter table content drop constraint content_pkey;
alter table content add constraint content_pkey primary key using index content_by_matter;
drop index content_stream;
drop index obligation_overdue;
create index obligation_overdue on obligation(
  city, due_before, matter, key, debtor, system, calendar_version) where outcome = 'open';
drop index matter_unit_recent;
drop index idempotency_age;
)sql";

}  // namespace liandong::store
