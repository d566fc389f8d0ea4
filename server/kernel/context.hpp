// Everything a decision may know besides state and command. No clock, randomness or I/O behind it.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/competence.hpp"
#include "kernel/parties.hpp"
#include "kernel/subscriptions.hpp"
#include "kernel/targets.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandong {

/// Document numbers, e.g. “苏政执移〔2026〕5号”: gapless per unit × type × year.
class NumberSource {
 public:
  virtual ~NumberSource() = default;
  /// The next number. It is used up only if the command succeeds.
  [[nodiscard]] virtual std::string next(UnitId unit, std::string_view document_type, int year) = 0;
};

/// What is known of a stored upload.
struct UploadFacts {
  std::string digest;  // SM3, 64 hex digits
  std::int64_t size = 0;
  std::string media_type;
  UnitId unit;  // that uploaded it
};

class UploadLookup {
 public:
  virtual ~UploadLookup() = default;
  /// @return nothing if there is no such upload
  [[nodiscard]] virtual std::optional<UploadFacts> find(BlobId upload) const = 0;
};

/// Header facts of an event, for what is made of it later.
struct Stamp {
  Instant occurred_at;
  Instant recorded_at;
  UnitId unit;
};

struct Context {
  Instant now;          // when the system learns of the act
  Instant occurred_at;  // when it happened in the world; ≤ now
  Actor actor;
  const WorkCalendar& calendar;
  const Targets& targets;
  const UnitDirectory& units;
  const CompetenceLookup& competence;
  NumberSource& numbers;
  /// Fresh ids, unique for ever, for things a command creates inside its matter.
  std::string_view fresh_id;
  /// Number of personal-data patterns found in what the command would send outward.
  int personal_data_found = 0;
  /// Stored uploads; null only where no command can attach one.
  const UploadLookup* uploads = nullptr;
  /// Who subscribes to what; null only where no command shares information.
  const SubscriptionLookup* subscriptions = nullptr;
};

}  // namespace liandong
