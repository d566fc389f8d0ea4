#include "infra/store/schema.hpp"

#include "infra/store/schema_one_tree.hpp"
#include "infra/store/sqlite_statistics.hpp"

#include <array>

namespace liandong::store {
namespace {

// Every key starts with the city, so that the tables can be distributed by it. Instants are Unix
// seconds. Free text and personal data lie in `content` only; titles are copies for lists.
constexpr std::string_view log_and_matters = R"sql(
create table event(
  city text not null, seq bigint not null, stream_id text not null, version bigint not null,
  schema_version bigint not null, system text not null, type text not null,
  command_id text not null, occurred_at bigint not null, recorded_at bigint not null,
  actor text not null, post text not null, unit text not null, payload text not null,
  prev_hash bytea not null, hash bytea not null,
  primary key(city, seq));
create unique index event_stream on event(city, stream_id, version);
create index event_command on event(city, command_id);

create table content(
  city text not null, id text not null, stream_id text not null, personal bigint not null,
  salt bytea, body bytea, erased_at bigint, primary key(city, id));
create index content_stream on content(city, stream_id);
create table content_subject(
  city text not null, id text not null, salt bytea, erased_at bigint, primary key(city, id));

create table matter(
  city text not null, id text not null, system text not null, number text not null,
  title text not null, stage text not null, version bigint not null, urgent bigint not null,
  in_progress bigint not null, sender text not null, receiver text not null,
  custodian text not null, handler text not null, opened_at bigint not null,
  updated_at bigint not null, closed_at bigint, waits_on text not null,
  state_version bigint not null, state text not null,
  primary key(city, id));
create index matter_recent on matter(city, opened_at desc, id);
create index matter_number on matter(city, number);

create table matter_unit(
  city text not null, unit text not null, matter text not null, relations bigint not null,
  bucket text not null, receives bigint not null, sort_at bigint not null, near_at bigint, due_before bigint,
  target_before bigint, elapsed_since bigint, obligation text not null, handler text not null,
  system text not null, updated_at bigint not null,
  primary key(city, unit, matter));
create index matter_unit_list on matter_unit(city, unit, bucket, sort_at, matter);
create index matter_unit_matter on matter_unit(city, matter);

create table obligation(
  city text not null, matter text not null, key text not null, system text not null,
  duty text not null, clause text not null, basis text not null, debtor text not null,
  creditor text not null, arises_at bigint not null, period text not null, due_before bigint,
  target_before bigint, strict_due_before bigint, near_at bigint, provisional bigint not null,
  hour_clock bigint not null, outcome text not null, ended_at bigint,
  calendar_version bigint not null, rung bigint not null, next_rung_at bigint,
  primary key(city, matter, key));
create index obligation_sweep on obligation(city, next_rung_at) where next_rung_at is not null;
create index obligation_debtor on obligation(city, debtor, outcome, due_before);

create table note(
  city text not null, id text not null, matter text not null, unit text not null,
  person text not null, content text not null, recorded_at bigint not null,
  primary key(city, id));
create index note_matter on note(city, matter, recorded_at);

create table matter_read(
  city text not null, matter text not null, person text not null, unit text not null,
  read_at bigint not null, primary key(city, matter, person, unit));

create table notice(
  city text not null, id bigint not null, kind text not null, unit text not null,
  roles bigint not null, person text not null, matter text not null, obligation text not null,
  params text not null, created_at bigint not null, primary key(city, id));
create index notice_unit on notice(city, unit, id);
create table notice_read(
  city text not null, person text not null, notice bigint not null, read_at bigint not null,
  primary key(city, person, notice));

create table number_counter(
  city text not null, unit text not null, document_type text not null, year bigint not null,
  last_serial bigint not null, primary key(city, unit, document_type, year));
create table document(
  city text not null, number text not null, kind text not null, matter text not null,
  unit text not null, issued_at bigint not null, voided_at bigint, status text not null,
  digest text not null, size bigint not null, attempts bigint not null, next_try_at bigint,
  primary key(city, number));
create index document_matter on document(city, matter);
create index document_pending on document(city, next_try_at) where next_try_at is not null;

create table upload(
  city text not null, id text not null, digest text not null, name text not null,
  size bigint not null, media_type text not null, scanned bigint not null,
  personal_data text not null, person text not null, unit text not null,
  created_at bigint not null, primary key(city, id));
create index upload_digest on upload(city, digest);

create table idempotency(
  city text not null, caller text not null, route text not null, key text not null,
  body_hash bytea not null, status bigint not null, response text not null,
  created_at bigint not null, primary key(city, caller, route, key));
create index idempotency_age on idempotency(city, created_at);
)sql";

constexpr std::string_view directory = R"sql(
create table city(
  code text primary key, name text not null, name_en text not null, settings text not null);
create table unit(
  city text not null, id text not null, name text not null, short_name text not null,
  kind text not null, parent text not null, legal_subject bigint not null,
  document_code text not null, superior text not null, superior_name text not null default '',
  territory text not null,
  address text not null, telephone text not null, active bigint not null,
  version bigint not null, primary key(city, id));
create table statutory_exception(
  city text not null, unit text not null, act text not null, statute text not null,
  primary key(city, unit, act));
create table person(
  city text not null, id text not null, name text not null, login text not null,
  certificate text not null, telephone text not null, active bigint not null,
  password_hash text not null, must_change_password bigint not null,
  password_changed_at bigint not null, failed_count bigint not null, locked_until bigint,
  version bigint not null, primary key(city, id));
create unique index person_login on person(city, login);
create table password_history(
  city text not null, person text not null, serial bigint not null, hash text not null,
  changed_at bigint not null, primary key(city, person, serial));
create table post(
  city text not null, id text not null, unit text not null, person text not null,
  roles bigint not null, valid_from bigint not null, valid_until bigint,
  version bigint not null, primary key(city, id));
create index post_person on post(city, person);
create index post_unit on post(city, unit);
create table delegation(
  city text not null, id text not null, post text not null, substitute text not null,
  valid_from bigint not null, valid_until bigint not null, ended_at bigint,
  primary key(city, id));
create index delegation_substitute on delegation(city, substitute);
create index delegation_post on delegation(city, post);
create table session(
  token_hash text primary key, city text not null, person text not null, post text not null,
  substitutes_for text not null, csrf_token text not null, created_at bigint not null,
  seen_at bigint not null, expires_at bigint not null);
create index session_person on session(city, person);
create table preference(
  city text not null, person text not null, key text not null, body text not null,
  saved_at bigint not null, primary key(city, person, key));
create table draft(
  city text not null, person text not null, unit text not null, key text not null,
  body text not null, saved_at bigint not null, primary key(city, person, unit, key));
create table audit(
  city text not null, id bigint not null, at bigint not null, kind text not null,
  person text not null, unit text not null, subject text not null, params text not null,
  primary key(city, id));
create index audit_kind on audit(city, kind, id);

create table calendar_year(
  city text not null, version bigint not null, year bigint not null, provisional bigint not null,
  source text not null, days text not null, imported_at bigint not null,
  primary key(city, version, year));
create table register_version(
  city text not null, version bigint not null, body text not null, published_at bigint not null,
  published_by text not null, note text not null, primary key(city, version));
create table target(
  city text not null, name text not null, period text not null, primary key(city, name));
)sql";

constexpr std::string_view sqlite_guards = R"sql(
create trigger event_no_update before update on event
  begin select raise(abort, 'events are appended, never changed'); end;
create trigger event_no_delete before delete on event
  begin select raise(abort, 'events are appended, never deleted'); end;
)sql";

constexpr std::string_view postgres_guards = R"sql(
create function event_is_appended() returns trigger language plpgsql as $$
  begin
    raise exception 'events are appended, never changed or deleted' using errcode = '23514';
  end $$;
create trigger event_no_change before update or delete on event
  for each row execute function event_is_appended();
create trigger event_no_truncate before truncate on event
  for each statement execute function event_is_appended();

-- A word of SQLite's that the common subset needs.
create function json_extract(body text, path text) returns text language sql immutable as
  $$ select jsonb_path_query_first(body::jsonb, path::jsonpath) #>> '{}' $$;
)sql";

// Every list of an inbox is read in the order of an index.
constexpr std::string_view inbox_orders = R"sql(
drop index matter_unit_list;
create index matter_unit_list on matter_unit(city, unit, bucket, sort_at, matter, due_before);
create index matter_unit_due on matter_unit(city, unit, bucket, due_before, matter);
create index matter_unit_recent on matter_unit(city, unit, updated_at, matter);
drop index matter_recent;
create index matter_recent on matter(city, opened_at, id);
)sql";

// Which matter stands beside which, by hand or because one led to the other; and events by type.
constexpr std::string_view links = R"sql(
create table matter_link(
  city text not null, matter text not null, other text not null, kind text not null,
  linked_at bigint not null, primary key(city, matter, other, kind));
create index matter_link_other on matter_link(city, other);
create index event_type on event(city, type, seq);
)sql";

// Information that is shared: who wants what, what went to whom, the systems of departments that
// push, pull and listen, and what waits to be delivered to them.
constexpr std::string_view information_exchange = R"sql(
create table subscription(
  city text not null, id text not null, unit text not null, category text not null,
  source text not null, item text not null, place text not null, created_at bigint not null,
  created_by text not null, ended_at bigint, primary key(city, id));
create index subscription_topic on subscription(city, category, unit);
create index subscription_unit on subscription(city, unit);

create table shared_item(
  city text not null, matter text not null, holder text not null, category text not null,
  kind text not null, sensitivity text not null, item text not null, place text not null,
  source_id text not null, formed_at bigint not null, shared_at bigint, seq bigint not null,
  primary key(city, matter));
create index shared_item_source on shared_item(city, holder, source_id)
  where source_id <> '';
create table shared_recipient(
  city text not null, unit text not null, matter text not null, seq bigint not null,
  shared_at bigint not null, acknowledged_at bigint, withdrawn bigint not null,
  primary key(city, unit, matter));
create index shared_recipient_feed on shared_recipient(city, unit, seq);

create table api_token(
  city text not null, id text not null, name text not null, unit text not null,
  post text not null, scopes text not null, token_hash text not null,
  created_at bigint not null, created_by text not null, expires_at bigint not null,
  revoked_at bigint, last_used_at bigint, primary key(city, id));
create unique index api_token_hash on api_token(token_hash);
create table webhook(
  city text not null, id text not null, unit text not null, url text not null,
  secret bytea not null, created_at bigint not null, created_by text not null, ended_at bigint,
  primary key(city, id));
create table outbox(
  city text not null, webhook text not null, seq bigint not null, matter text not null,
  kind text not null, created_at bigint not null, attempts bigint not null, next_try_at bigint,
  status text not null, answer text not null, ended_at bigint,
  primary key(city, webhook, seq));
create index outbox_due on outbox(city, next_try_at) where next_try_at is not null;
)sql";

// What is asked by penalty item: cases, what units did outside the platform, marks of a changed
// basis.
constexpr std::string_view use_of_items = R"sql(
create table matter_case(
  city text not null, matter text not null, system text not null, item text not null,
  place text not null, unit text not null, filed_at bigint, decided_at bigint,
  primary key(city, matter));
create index matter_case_item on matter_case(city, item, system);
create table item_use(
  city text not null, id text not null, unit text not null, item text not null,
  used_on text not null, inspections bigint not null, filings bigint not null,
  decisions bigint not null, person text not null,
  recorded_at bigint not null, primary key(city, id));
create index item_use_item on item_use(city, item, unit);
create table matter_mark(
  city text not null, matter text not null, cause text not null, marked_at bigint not null,
  primary key(city, matter, cause));
create index matter_mark_cause on matter_mark(city, cause);
create table law_change_item(
  city text not null, law_change text not null, item text not null,
  effective_at bigint not null, primary key(city, law_change, item));
)sql";

// What a client-made command id was used for. Two bytes of the body's hash tell a mistake from a
// repetition and are too few to guess erased words by.
constexpr std::string_view used_commands = R"sql(
create table used_command(
  city text not null, command_id text not null, command text not null, body_mark bigint not null,
  primary key(city, command_id));
)sql";

// Drafts hold what people have not sent yet: sealed, and thrown away with this step where they were
// not.
constexpr std::string_view sealed_drafts = R"sql(
drop table draft;
create table draft(
  city text not null, person text not null, unit text not null, key text not null,
  salt bytea not null, body bytea not null, saved_at bigint not null,
  primary key(city, person, unit, key));
)sql";

// What the coordinating office and the government look at, each reason in the order of an index;
// the items nobody uses; and what the checks of the invariants over all matters found.
constexpr std::string_view supervision = R"sql(
create index event_supervised on event(city, type, unit, seq) where type in (
  'case_transfer.finding_dismissed.v1', 'enforcement_assistance.need_dropped.v1',
  'hazard_notice.hazard_dropped.v1', 'information_sharing.discarded.v1',
  'law_change.law_change_dropped.v1', 'case_transfer.withdrawn.v1',
  'dispute_coordination.withdrawn.v1', 'enforcement_assistance.withdrawn.v1',
  'information_request.withdrawn.v1', 'information_sharing.withdrawn.v1',
  'list_revision.proposal_withdrawn.v1', 'complaint_intake.declined.v1',
  'criminal_referral.back_declined.v1', 'enforcement_assistance.declined.v1',
  'hazard_notice.refused.v1', 'information_request.declined.v1',
  'joint_operation.participation_declined.v1', 'case_transfer.objected.v1',
  'complaint_intake.objected.v1', 'hazard_notice.redirected.v1',
  'case_transfer.later_start_approved.v1', 'case_transfer.supplement_requested.v1',
  'complaint_intake.verification_extended.v1', 'dispute_coordination.decision_extended.v1',
  'enforcement_assistance.extension_announced.v1', 'information_sharing.extended.v1');
create index obligation_overdue on obligation(city, due_before, matter, key, debtor, system)
  where outcome = 'open';
create index obligation_supervised on obligation(city, arises_at, matter, key, debtor, system)
  where outcome = 'open' and duty = 'answer_supervision';
create index notice_bounced on notice(city, id) where kind = 'bounced_twice';

create table unused_item(
  city text not null, item text not null, unit text not null, item_name text not null,
  held_since text not null, last_used_on text not null, flagged_at bigint not null,
  primary key(city, item, unit));
create index unused_item_flagged on unused_item(city, flagged_at, item, unit);

create table invariant_check(
  city text not null, id bigint not null, asked_by text not null, started_at bigint not null,
  finished_at bigint, matters bigint not null, events bigint not null,
  primary key(city, id));
create table invariant_result(
  city text not null, check_id bigint not null, invariant text not null,
  checked bigint not null, faults bigint not null, primary key(city, check_id, invariant));
create table invariant_fault(
  city text not null, check_id bigint not null, serial bigint not null, invariant text not null,
  matter text not null, what text not null, primary key(city, check_id, serial));
)sql";

constexpr std::string_view waiting_matters = R"sql(
create index matter_waits on matter(city, waits_on, id) where waits_on <> '';
)sql";

// Signed roots over the log, appended and never changed, and the public keys they were signed with.
constexpr std::string_view checkpoints = R"sql(
create table checkpoint(
  city text not null, number bigint not null, events bigint not null, root bytea not null,
  previous bytea not null, made_at bigint not null, signer bytea not null,
  signature bytea not null, tree text not null, primary key(city, number));
create table checkpoint_key(
  city text not null, signer bytea not null, public_key text not null,
  primary key(city, signer));
)sql";

constexpr std::string_view sqlite_checkpoint_guards = R"sql(
create trigger checkpoint_no_update before update on checkpoint
  begin select raise(abort, 'checkpoints are appended, never changed'); end;
create trigger checkpoint_no_delete before delete on checkpoint
  begin select raise(abort, 'checkpoints are appended, never deleted'); end;
)sql";

constexpr std::string_view postgres_checkpoint_guards = R"sql(
create function checkpoint_is_appended() returns trigger language plpgsql as $$
  begin
    raise exception 'checkpoints are appended, never changed or deleted' using errcode = '23514';
  end $$;
create trigger checkpoint_no_change before update or delete on checkpoint
  for each row execute function checkpoint_is_appended();
create trigger checkpoint_no_truncate before truncate on checkpoint
  for each statement execute function checkpoint_is_appended();
)sql";

// Who writes for a city, where several processes could: see election.hpp. `world` counts changes of
// what decisions rest on; every transaction of the writer leaves its mark.
constexpr std::string_view elected_writer = R"sql(
create table writer(
  city text not null, epoch bigint not null, address text not null, taken_at bigint not null,
  world bigint not null, mark bigint not null, mark_before bigint not null, primary key(city));
)sql";

// Inbox rows stand beside the others of their matter: a command writes those of all its units at
// once, and each order of a unit is one index. What a unit sent has an index of its own, for units
// that mostly receive have few such rows; it holds the relations too, or each row would be looked
// up to be counted. So has what is owed by law, which few rows are.
constexpr std::string_view inbox_rows_put_aside = R"sql(
drop index matter_unit_list;
drop index matter_unit_due;
drop index matter_unit_recent;
drop index matter_unit_matter;
alter table matter_unit rename to matter_unit_before;
)sql";

constexpr std::string_view sqlite_inbox_rows = R"sql(
create table matter_unit(
  city text not null, unit text not null, matter text not null, relations bigint not null,
  bucket text not null, receives bigint not null, sort_at bigint not null, near_at bigint, due_before bigint,
  target_before bigint, elapsed_since bigint, obligation text not null, handler text not null,
  system text not null, updated_at bigint not null,
  primary key(city, matter, unit)) without rowid;
)sql";

constexpr std::string_view postgres_inbox_rows = R"sql(
create table matter_unit(
  city text not null, unit text not null, matter text not null, relations bigint not null,
  bucket text not null, receives bigint not null, sort_at bigint not null, near_at bigint, due_before bigint,
  target_before bigint, elapsed_since bigint, obligation text not null, handler text not null,
  system text not null, updated_at bigint not null,
  primary key(city, matter, unit));
)sql";

constexpr std::string_view inbox_rows_filled = R"sql(
insert into matter_unit select * from matter_unit_before order by city, matter, unit;
drop table matter_unit_before;
create index matter_unit_list on matter_unit(city, unit, bucket, sort_at, matter, due_before);
create index matter_unit_due on matter_unit(city, unit, due_before, matter)
  where bucket = 'to_do' and due_before is not null;
create index matter_unit_recent on matter_unit(city, unit, updated_at, matter);
create index matter_unit_sent on matter_unit(city, unit, updated_at, matter, relations)
  where (relations & 1) <> 0;
create index matter_open on matter(city, system, id) where closed_at is null;
)sql";

// Which programs may go on in a store that was brought further (migrating.cpp).
constexpr std::string_view older_programs = R"sql(
alter table schema_version add column oldest_program bigint not null default 0;
)sql";

// A command's key leads its row, so that keys that grow with time, as those of the pages do, are
// written side by side; of events by type only those are kept that lists show; and what a unit owes
// is found by its inbox rows, the newest of what it sent and of the rest by one index
// (docs/decisions/0098).
constexpr std::string_view keys_put_aside = R"sql(
drop index idempotency_age;
alter table idempotency rename to idempotency_before;
drop index event_type;
drop index obligation_debtor;
drop index matter_unit_recent;
drop index matter_unit_sent;
create index matter_unit_recent on matter_unit(
  city, unit, (relations & 1), updated_at, matter, relations);
create index event_supervised_time on event(city, type, seq) where type in (
  'case_transfer.finding_dismissed.v1', 'enforcement_assistance.need_dropped.v1',
  'hazard_notice.hazard_dropped.v1', 'information_sharing.discarded.v1',
  'law_change.law_change_dropped.v1', 'case_transfer.withdrawn.v1',
  'dispute_coordination.withdrawn.v1', 'enforcement_assistance.withdrawn.v1',
  'information_request.withdrawn.v1', 'information_sharing.withdrawn.v1',
  'list_revision.proposal_withdrawn.v1', 'complaint_intake.declined.v1',
  'criminal_referral.back_declined.v1', 'enforcement_assistance.declined.v1',
  'hazard_notice.refused.v1', 'information_request.declined.v1',
  'joint_operation.participation_declined.v1', 'case_transfer.objected.v1',
  'complaint_intake.objected.v1', 'hazard_notice.redirected.v1',
  'case_transfer.later_start_approved.v1', 'case_transfer.supplement_requested.v1',
  'complaint_intake.verification_extended.v1', 'dispute_coordination.decision_extended.v1',
  'enforcement_assistance.extension_announced.v1', 'information_sharing.extended.v1');
)sql";

constexpr std::string_view sqlite_keys = R"sql(
create table idempotency(
  city text not null, caller text not null, route text not null, key text not null,
  body_hash bytea not null, status bigint not null, response text not null,
  created_at bigint not null, primary key(city, key, caller, route)) without rowid;
)sql";

constexpr std::string_view postgres_keys = R"sql(
create table idempotency(
  city text not null, caller text not null, route text not null, key text not null,
  body_hash bytea not null, status bigint not null, response text not null,
  created_at bigint not null, primary key(city, key, caller, route));
)sql";

constexpr std::string_view keys_filled = R"sql(
insert into idempotency select * from idempotency_before order by city, key, caller, route;
drop table idempotency_before;
create index idempotency_age on idempotency(city, created_at);
)sql";

// The audit trail is asked for who acted and on what. Open clocks are counted once more: a calendar
// that kept a bound had left the time of the next rung where it was (docs/decisions/0107). Earlier
// programs would leave it again, so none goes on.
constexpr std::string_view trail_and_clocks = R"sql(
create index audit_person on audit(city, person, id);
create index audit_subject on audit(city, subject, id);
update obligation set calendar_version = 0 where outcome = 'open' and calendar_version = (
  select max(version) from calendar_year y where y.city = obligation.city);
)sql";

constexpr std::string_view sqlite_trail_statistics = R"sql(
insert into sqlite_stat1(tbl, idx, stat) values
  ('audit', 'audit_person', '1000000 1000000 1000 1'),
  ('audit', 'audit_subject', '1000000 1000000 20 1');
analyze sqlite_schema;
)sql";

// The audit trail is read in the order of its times, whatever else is asked (docs/decisions/0108).
constexpr std::string_view trail_by_time = R"sql(
create index audit_time on audit(city, at, id);
drop index audit_kind;
create index audit_kind on audit(city, kind, at, id);
drop index audit_person;
create index audit_person on audit(city, person, at, id);
drop index audit_subject;
create index audit_subject on audit(city, subject, at, id);
)sql";

constexpr std::string_view sqlite_trail_by_time_statistics = R"sql(
delete from sqlite_stat1 where tbl = 'audit' and idx in (
  'audit_time', 'audit_kind', 'audit_person', 'audit_subject');
insert into sqlite_stat1(tbl, idx, stat) values
  ('audit', 'audit_time', '1000000 1000000 2 1'),
  ('audit', 'audit_kind', '1000000 1000000 100000 2 1'),
  ('audit', 'audit_person', '1000000 1000000 1000 2 1'),
  ('audit', 'audit_subject', '1000000 1000000 20 2 1');
analyze sqlite_schema;
)sql";

// How much of a period's information was shared, and by whom it was received, is added up from the
// rows of that period (docs/decisions/0108).
constexpr std::string_view sharing_by_time = R"sql(
create index shared_item_formed on shared_item(city, formed_at);
create index shared_recipient_matter on shared_recipient(city, matter);
)sql";

constexpr std::string_view sqlite_sharing_statistics = R"sql(
insert into sqlite_stat1(tbl, idx, stat) values
  ('shared_item', 'shared_item_formed', '300000 300000 2'),
  ('shared_recipient', 'shared_recipient_matter', '1000000 1000000 4');
analyze sqlite_schema;
)sql";

constexpr std::array<Migration, 22> steps{{
    {1, log_and_matters, sqlite_guards, postgres_guards},
    {2, directory, "", ""},
    {3, inbox_orders, "", ""},
    {4, links, "", ""},
    {5, information_exchange, "", ""},
    {6, use_of_items, "", ""},
    {7, used_commands, "", ""},
    {8, sealed_drafts, "", ""},
    {9, supervision, "", ""},
    {10, waiting_matters, "", ""},
    {11, checkpoints, sqlite_checkpoint_guards, postgres_checkpoint_guards},
    {12, elected_writer, "", ""},
    {13, older_programs, "", "", 0},
    {14, inbox_rows_put_aside, sqlite_inbox_rows, postgres_inbox_rows},
    {15, inbox_rows_filled, "", ""},
    {16, "", sqlite_statistics, ""},
    {17, keys_put_aside, sqlite_keys, postgres_keys},
    {18, keys_filled, sqlite_statistics, ""},
    {19, quiet_indexes, sqlite_one_tree, postgres_texts_by_matter, 18},
    {20, trail_and_clocks, sqlite_trail_statistics, ""},
    {21, trail_by_time, sqlite_trail_by_time_statistics, "", 20},
    {22, sharing_by_time, sqlite_sharing_statistics, "", 21},
}};

}  // namespace

std::span<const Migration> released_migrations() { return steps; }

}  // namespace liandong::store
