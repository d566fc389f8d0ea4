#include "engine/matter_rows.hpp"

#include <utility>

namespace liandong::engine {
namespace {

std::map<MatterId, MatterRows> rows_of_matters(store::Connection& connection, CityCode city,
                                               MatterId first, MatterId last) {
  std::map<MatterId, MatterRows> all;
  connection.query(
      "select id, system, title, version, opened_at, state, updated_at, number, stage, sender, "
      "receiver, custodian, handler, waits_on, urgent, in_progress, closed_at "
      "from matter where city = $1 and id >= $2 and id <= $3 order by id",
      {city, first, last}, [&](const store::Row& row) {
        if (!MatterId::fits(row.text(0))) {
          return;
        }
        MatterRows rows;
        rows.stored = {row.id<MatterId>(0), row.str(1), row.str(2),    row.integer(3),
                       row.instant(4),      row.str(5), row.instant(6)};
        rows.number = row.str(7);
        rows.stage = row.str(8);
        rows.sender = row.str(9);
        rows.receiver = row.str(10);
        rows.custodian = row.str(11);
        rows.handler = row.str(12);
        rows.waits_on = row.str(13);
        rows.urgent = row.integer(14);
        rows.in_progress = row.integer(15);
        rows.closed_at = row.instant_opt(16);
        const MatterId id = rows.stored.id;
        all.emplace_hint(all.end(), id, std::move(rows));
      });
  return all;
}

}  // namespace

std::map<MatterId, MatterRows> read_matter_rows(store::Connection& connection, CityCode city,
                                                MatterId first, MatterId last) {
  std::map<MatterId, MatterRows> all = rows_of_matters(connection, city, first, last);
  const auto rows_of = [&](std::string_view stream) {
    const auto id = MatterId::parse(stream);
    return id ? all.find(*id) : all.end();
  };
  for (StoredEvent& event : read_streams(connection, city, first.view(), last.view())) {
    if (const auto found = rows_of(event.stream_id); found != all.end()) {
      found->second.events.push_back(std::move(event));
    }
  }
  for (auto& [stream, texts] : read_texts(connection, city, first.view(), last.view())) {
    if (const auto found = rows_of(stream); found != all.end()) {
      found->second.texts = std::move(texts);
    }
  }
  load_obligations(connection, city, first, last, [&](std::string_view matter, auto obligation) {
    if (const auto found = rows_of(matter); found != all.end()) {
      std::string key = obligation.obligation.key;
      found->second.obligations.emplace(std::move(key), std::move(obligation));
    }
  });
  load_units(connection, city, first, last, [&](std::string_view matter, UnitId unit, auto row) {
    if (const auto found = rows_of(matter); found != all.end()) {
      found->second.units.emplace(unit, std::move(row));
    }
  });
  connection.query(
      "select matter, system, item, place, unit, filed_at, decided_at from matter_case where "
      "city = $1 and matter >= $2 and matter <= $3",
      {city, first, last}, [&](const store::Row& row) {
        if (const auto found = rows_of(row.text(0)); found != all.end()) {
          found->second.case_row = {row.str(1),
                                    {row.id<ItemCode>(2), row.id<PlaceCode>(3), row.id<UnitId>(4),
                                     row.instant_opt(5), row.instant_opt(6)}};
        }
      });
  read_event_rows(connection, city, first, last, [&](std::string_view matter) -> EventRows* {
    const auto found = rows_of(matter);
    return found != all.end() ? &found->second.left : nullptr;
  });
  return all;
}

}  // namespace liandong::engine
