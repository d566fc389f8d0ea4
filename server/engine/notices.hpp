// Notices to posts and people: written with their cause, read per person.
#pragma once

#include "engine/common.hpp"
#include "engine/rows.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace liandong::engine {

/// Writes notices inside a transaction of the writer.
class NoticeWriter {
 public:
  /// @param last_id the city's last notice id; counted up here
  NoticeWriter(store::Connection& writer, CityCode city, std::int64_t& last_id, Instant now)
      : writer_(writer), city_(city), last_id_(last_id), now_(now) {}

  /// To the holders of `roles` in `unit`, or to `person` alone if one is named.
  void add(std::string_view kind, UnitId unit, RoleSet roles, PersonId person, MatterId matter,
           std::string_view obligation, std::string_view params);

  /// obligation_opened to the debtor, clock_moved to the debtor, obligation_discharged to the
  /// creditor; never to the unit that acted.
  void of_change(MatterId matter, const ObligationChange& change, UnitId acting,
                 const CommonState& common);
  /// A reminder to the debtor of an open obligation.
  void urged(MatterId matter, const Obligation& obligation, const CommonState& common);

  /// clock_held to the debtor: an earlier time waits for the coordinating office.
  void of_held(MatterId matter, const Obligation& counted, const CommonState& common);

 private:
  void tell(std::string_view kind, UnitId unit, MatterId matter, const Obligation& about,
            const CommonState& common, std::string_view params);

  store::Connection& writer_;
  CityCode city_;
  std::int64_t& last_id_;
  Instant now_;
};

/// Who deals with a matter for a unit when nobody is named: its head and, at night, its duty desk.
[[nodiscard]] RoleSet responsible_roles(bool hour_clock);

}  // namespace liandong::engine
