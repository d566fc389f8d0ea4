// A small city for tests of domains: units, register, numbers, uploads, the calendar of 2026.
#pragma once

#include "kernel/content.hpp"
#include "kernel/context.hpp"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::domain_test {

/// "2026-11-20 17:40" or with seconds, local time.
[[nodiscard]] Instant at(std::string_view local);
[[nodiscard]] Text text(std::string_view content);
[[nodiscard]] Text text_of_length(std::uint32_t length);
[[nodiscard]] PersonalText personal(std::string_view content);

/// town (with town.team), town2, dept (with dept.brigade), dept2, branch (an office with a
/// statute for any act), police (with police.station), police2, procuratorate, commission, court,
/// justice = S, gov = G, closed (inactive), orphan (an office of nobody).
class Directory : public UnitDirectory {
 public:
  Directory();
  [[nodiscard]] std::optional<UnitFacts> find(UnitId unit) const override;
  [[nodiscard]] std::string statute_on_file(UnitId unit, std::string_view act) const override;
  [[nodiscard]] UnitId coordinating_office() const override { return UnitId{"justice"}; }
  [[nodiscard]] bool serves_in(PersonId, UnitId) const override { return true; }
  std::map<UnitId, UnitFacts> units;
};

/// Items: moved → dept until 2026-11-16, then dept2; fire → dept, waste → town, trade → dept2,
/// market → town2, air → branch; place: village.
class Register : public CompetenceLookup {
 public:
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                LocalDay on) const override;
  [[nodiscard]] bool item_exists(ItemCode item) const override;
  [[nodiscard]] UnitId original_department(ItemCode item) const override;
  [[nodiscard]] bool place_exists(PlaceCode place) const override;
};

class Numbers : public NumberSource {
 public:
  [[nodiscard]] std::string next(UnitId unit, std::string_view type, int year) override;
  int used = 0;
};

/// "blob" belongs to `unit`, "foreign" to the court; nothing else exists.
class Uploads : public UploadLookup {
 public:
  [[nodiscard]] std::optional<UploadFacts> find(BlobId upload) const override;
  UnitId unit;
};

/// The units of `of[category]`, whatever the source, item and place.
class Subscribers : public SubscriptionLookup {
 public:
  [[nodiscard]] std::vector<UnitId> subscribers(const SharedTopic& topic) const override;
  std::map<std::string, std::vector<UnitId>, std::less<>> of;
};

[[nodiscard]] const WorkCalendar& calendar_2026();

/// An actor with one role; the kind is the unit's.
[[nodiscard]] Actor actor(std::string_view unit, RoleSet roles);

}  // namespace liandong::domain_test
