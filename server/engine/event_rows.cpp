#include "engine/event_rows.hpp"

#include "engine/columns.hpp"
#include "engine/common.hpp"
#include "infra/json/read.hpp"

namespace liandong::engine {
namespace {

using store::Row;

std::string_view wrong_column(const NoteRow& stored, const NoteRow& wanted) {
  const Column columns[] = {{"unit", stored.unit == wanted.unit},
                            {"person", stored.person == wanted.person},
                            {"content", stored.content == wanted.content},
                            {"recorded_at", stored.recorded_at == wanted.recorded_at}};
  return first_wrong(columns);
}

std::string_view wrong_column(const DocumentRow& stored, const DocumentRow& wanted) {
  const Column columns[] = {{"kind", stored.kind == wanted.kind},
                            {"unit", stored.unit == wanted.unit},
                            {"issued_at", stored.issued_at == wanted.issued_at},
                            {"voided_at", stored.voided_at == wanted.voided_at},
                            {"status", stored.status == wanted.status},
                            {"digest", stored.digest == wanted.digest},
                            {"size", stored.size == wanted.size},
                            {"next_try_at", stored.to_render == wanted.to_render}};
  return first_wrong(columns);
}

std::string_view wrong_column(const LinkRow& stored, const LinkRow& wanted) {
  return stored.linked_at == wanted.linked_at ? "" : "linked_at";
}

std::string name_of(std::string_view table, const std::string& key) {
  return std::string{table} + " " + key;
}
std::string name_of(std::string_view table, const LinkKey& link) {
  return std::string{table} + " (" + link.second + ") to " + link.first;
}

/// @param may_be_missing  whether a row that the log gives need not be there
template <class Rows, class MayBeMissing>
std::string first_fault(std::string_view table, const Rows& stored, const Rows& wanted,
                        const MayBeMissing& may_be_missing) {
  for (const auto& [key, row] : wanted) {
    const auto found = stored.find(key);
    if (found == stored.end()) {
      if (!may_be_missing(key, row)) {
        return name_of(table, key) + " has no row";
      }
    } else if (const auto column = wrong_column(found->second, row); !column.empty()) {
      return name_of(table, key) + ": its " + std::string{column} + " is not what the log gives";
    }
  }
  for (const auto& [key, row] : stored) {
    if (!wanted.contains(key)) {
      return name_of(table, key) + " is in no event";
    }
  }
  return {};
}

void leave_documents(EventRows& rows, const System& system, const StoredEvent& event,
                     const void* own) {
  for (const DocumentChange& change : system.documents(event.type, own)) {
    DocumentRow& row = rows.documents[change.number];
    if (change.voided) {
      row.voided_at = event.recorded_at;
    } else if (change.digest.empty()) {
      const std::string_view status = change.size < 0 ? "entry" : "rendering";
      row = {std::string{change.kind},
             change.unit.str(),
             event.occurred_at,
             std::nullopt,
             std::string{status},
             "",
             0,
             change.size >= 0};
    } else {
      row.status = "ready";
      row.digest = change.digest;
      row.size = change.size;
      row.to_render = false;
    }
  }
}

}  // namespace

void read_event_rows(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                     const std::function<EventRows*(std::string_view matter)>& rows_of) {
  const auto read = [&](std::string_view sql, const auto& take) {
    connection.query(sql, {city, first, last}, [&](const Row& row) {
      if (EventRows* const rows = rows_of(row.text(0))) {
        take(*rows, row);
      }
    });
  };
  read(
      "select matter, id, unit, person, content, recorded_at from note where city = $1 and "
      "matter >= $2 and matter <= $3",
      [](EventRows& rows, const Row& row) {
        rows.notes[row.str(1)] = {row.str(2), row.str(3), row.str(4), row.instant(5)};
      });
  read(
      "select matter, other, kind, linked_at from matter_link where city = $1 and "
      "matter >= $2 and matter <= $3",
      [](EventRows& rows, const Row& row) {
        rows.links[{row.str(1), row.str(2)}] = {row.instant(3)};
      });
  read(
      "select l.other, l.matter, l.kind, coalesce((select min(e.seq) from event e where "
      "e.city = l.city and e.stream_id = l.matter and e.type = 'matter.' || l.kind || '.v1' and "
      "e.payload like '%' || l.other || '%'), 0) from matter_link l where l.city = $1 and "
      "l.other >= $2 and l.other <= $3",
      [](EventRows& rows, const Row& row) {
        rows.links_here[{row.str(1), row.str(2)}] = row.integer(3);
      });
  read(
      "select matter, number, kind, unit, issued_at, voided_at, status, digest, size, "
      "next_try_at from document where city = $1 and matter >= $2 and matter <= $3",
      [](EventRows& rows, const Row& row) {
        rows.documents[row.str(1)] = {row.str(2), row.str(3), row.instant(4), row.instant_opt(5),
                                      row.str(6), row.str(7), row.integer(8), !row.is_null(9)};
      });
}

void leave_rows(EventRows& rows, const System& system, std::span<const StoredEvent> act,
                const void* own) {
  for (const StoredEvent& event : act) {
    if (event.type == NoteAdded::type) {
      const auto added = json::from_storage<NoteAdded>(event.payload);
      rows.notes[added.note] = {added.unit.str(), event.actor.str(), added.text.id.str(),
                                event.recorded_at};
    } else if (event.type == Linked::type) {
      const auto linked = json::from_storage<Linked>(event.payload);
      rows.links.try_emplace({linked.matter.str(), "linked"},
                             LinkRow{event.recorded_at, event.seq});
    } else if (event.type == Followed::type) {
      const auto followed = json::from_storage<Followed>(event.payload);
      rows.links.try_emplace({followed.cause.str(), "followed"},
                             LinkRow{event.recorded_at, event.seq});
    } else if (system.documents && event.system == system.name) {
      leave_documents(rows, system, event, own);
    }
  }
}

std::string event_row_fault(const EventRows& stored, const EventRows& wanted) {
  const auto never = [](const auto&, const auto&) { return false; };
  const auto other_was_first = [&](const LinkKey& key, const LinkRow& row) {
    const auto there = stored.links_here.find(key);
    return there != stored.links_here.end() && there->second != 0 && there->second < row.seq;
  };
  std::string fault = first_fault("note", stored.notes, wanted.notes, never);
  if (fault.empty()) {
    fault = first_fault("link", stored.links, wanted.links, other_was_first);
  }
  return fault.empty() ? first_fault("document", stored.documents, wanted.documents, never) : fault;
}

}  // namespace liandong::engine
