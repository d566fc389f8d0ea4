// What SQLite's planner is told of the tables that grow.
#pragma once

#include <string_view>

namespace liandong::store {

// Without statistics SQLite takes it that a city has ten rows of anything, and reads all of a city
// where an index would lead to the few of a unit or a matter. Measured statistics change with the
// data, and plans with them, so these are stated: those of a large city. For each index its rows,
// then how many of them share the first column, the first two, and so on. The
// key of a table counts as a little better than its other indexes, or a list in the order of the
// key is sorted from another.
inline constexpr std::string_view sqlite_statistics = R"sql(
analyze city;
delete from sqlite_stat1;
insert into sqlite_stat1(tbl, idx, stat) values
  ('event', 'event_supervised', '80000 80000 800 16 1'),
  ('event', 'event_supervised_time', '80000 80000 800 1'),
  ('event', 'event_command', '4000000 4000000 4'),
  ('event', 'event_stream', '4000000 4000000 4 1'),
  ('event', 'sqlite_autoindex_event_1', '4000000 3000000 1'),
  ('matter', 'matter_open', '40000 40000 3000 1'),
  ('matter', 'matter_waits', '20000 20000 20 1'),
  ('matter', 'matter_recent', '1000000 1000000 1000 1'),
  ('matter', 'matter_number', '1000000 1000000 4'),
  ('matter', 'sqlite_autoindex_matter_1', '1000000 750000 1'),
  ('matter_unit', 'matter_unit_recent', '2000000 2000000 40000 20000 20 4 4'),
  ('matter_unit', 'matter_unit_due', '40000 40000 800 1 1'),
  ('matter_unit', 'matter_unit_list', '2000000 2000000 40000 13333 13 4 1'),
  ('matter_unit', 'sqlite_autoindex_matter_unit_1', '2000000 1500000 4 1'),
  ('obligation', 'obligation_supervised', '40000 40000 40 4 1 1 1'),
  ('obligation', 'obligation_overdue', '40000 40000 40 4 1 1 1'),
  ('obligation', 'obligation_sweep', '40000 40000 40'),
  ('obligation', 'sqlite_autoindex_obligation_1', '2000000 1500000 4 1'),
  ('notice', 'notice_bounced', '80000 80000 1'),
  ('notice', 'notice_unit', '4000000 4000000 80000 1'),
  ('notice', 'sqlite_autoindex_notice_1', '4000000 3000000 1'),
  ('content', 'content_stream', '4000000 4000000 4'),
  ('content', 'sqlite_autoindex_content_1', '4000000 3000000 1'),
  ('idempotency', 'idempotency_age', '1000000 1000000 1000'),
  ('idempotency', 'sqlite_autoindex_idempotency_1', '1000000 750000 1 1 1'),
  ('document', 'document_pending', '20000 20000 20'),
  ('document', 'document_matter', '1000000 1000000 4'),
  ('document', 'sqlite_autoindex_document_1', '1000000 750000 1'),
  ('matter_read', 'sqlite_autoindex_matter_read_1', '2000000 1500000 4 1 1'),
  ('note', 'note_matter', '500000 500000 4 1'),
  ('note', 'sqlite_autoindex_note_1', '500000 375000 1'),
  ('audit', 'audit_kind', '1000000 1000000 100000 1'),
  ('audit', 'sqlite_autoindex_audit_1', '1000000 750000 1'),
  ('matter_case', 'matter_case_item', '500000 500000 5000 333'),
  ('matter_case', 'sqlite_autoindex_matter_case_1', '500000 375000 1'),
  ('notice_read', 'sqlite_autoindex_notice_read_1', '4000000 3000000 8000 1'),
  ('matter_link', 'matter_link_other', '500000 500000 4'),
  ('matter_link', 'sqlite_autoindex_matter_link_1', '500000 375000 4 1 1'),
  ('shared_item', 'shared_item_source', '6000 6000 120 1'),
  ('shared_item', 'sqlite_autoindex_shared_item_1', '300000 225000 1'),
  ('shared_recipient', 'shared_recipient_feed', '1000000 1000000 20000 1'),
  ('shared_recipient', 'sqlite_autoindex_shared_recipient_1', '1000000 750000 20000 1'),
  ('outbox', 'outbox_due', '6000 6000 6'),
  ('outbox', 'sqlite_autoindex_outbox_1', '300000 225000 15000 1'),
  ('upload', 'upload_digest', '1000000 1000000 1'),
  ('upload', 'sqlite_autoindex_upload_1', '1000000 750000 1'),
  ('used_command', 'sqlite_autoindex_used_command_1', '1000000 750000 1'),
  ('content_subject', 'sqlite_autoindex_content_subject_1', '500000 375000 1'),
  ('matter_mark', 'matter_mark_cause', '100000 100000 1'),
  ('matter_mark', 'sqlite_autoindex_matter_mark_1', '100000 75000 4 1'),
  ('session', 'session_person', '2000 2000 4'),
  ('session', 'sqlite_autoindex_session_1', '2000 1'),
  ('checkpoint', 'sqlite_autoindex_checkpoint_1', '50000 37500 1');
analyze sqlite_schema;
)sql";

}  // namespace liandong::store
