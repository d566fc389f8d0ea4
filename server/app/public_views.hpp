// What the routes for citizens read and answer, without signing in: wire types.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/complaint_intake/domain/limits.hpp"
#include "systems/complaint_intake/domain/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

inline constexpr std::size_t public_files_max = 5;

struct PublicFile {
  BlobId id;
  std::string name;
};
LIANDONG_DESCRIBE(PublicFile, id, name)

/// A complaint as a citizen hands it in.
struct PublicComplaint {
  complaint_intake::ComplaintKind kind = complaint_intake::ComplaintKind::tip;
  PlaceCode place;
  Text location;
  ItemCode item;  // empty = not known
  UnitId unit;    // whom the citizen chose; empty = by place and item
  complaint_intake::Party party;
  Text facts;
  complaint_intake::Identity complainant;
  std::vector<PublicFile> files;  // at most public_files_max uploads of this hour
  bool agreed = false;            // to the notice on personal data
};
LIANDONG_DESCRIBE(PublicComplaint, kind, place, location, item, unit, party, facts, complainant,
                  files, agreed)

/// Shown once: what the citizen keeps.
struct PublicReceipt {
  std::string number;
  std::string tracking_code;
  std::string unit;  // name of the first-responsible unit
  Instant received_at;
  int files = 0;  // how many went along
};
LIANDONG_DESCRIBE(PublicReceipt, number, tracking_code, unit, received_at, files)

/// Code and telephone tail: what opens a complaint to who made it.
struct PublicKey {
  std::string code;
  std::string tail;  // last four digits of the telephone given; empty if none was given
};
LIANDONG_DESCRIBE(PublicKey, code, tail)

struct PublicRating {
  std::string code;
  std::string tail;
  int score = 5;  // 1–5
  Text comment;   // may be empty
};
LIANDONG_DESCRIBE(PublicRating, code, tail, score, comment)

/// Plain steps of the way, whoever goes it.
enum class PublicStep : std::uint8_t {
  received,
  passed,
  discussed,  // the units clarify who is competent
  accepted,
  investigated,
  transferred,
  joined,  // with an earlier complaint about the same
  declined,
  answered,
  closed
};
LIANDONG_DESCRIBE_ENUM(PublicStep, received, passed, discussed, accepted, investigated, transferred,
                       joined, declined, answered, closed)

struct PublicProgressStep {
  PublicStep step = PublicStep::received;
  Instant at;
  std::string unit;  // name of the unit that acts from then on
};
LIANDONG_DESCRIBE(PublicProgressStep, step, at, unit)

struct PublicProgress {
  std::string number;
  std::string title;
  Instant received_at;
  std::string unit;       // first-responsible unit
  std::string telephone;  // of the unit that handles it now
  std::vector<PublicProgressStep> steps;
  std::optional<Instant> next_before;  // when the next word is expected, an internal target
  std::string answer;                  // what C is told; empty = nothing yet
  std::string refer_to;                // where else to go; only when it was declined
  bool may_rate = false;
  int score = 0;  // 0 = not rated
  bool consent_withdrawn = false;
};
LIANDONG_DESCRIBE(PublicProgress, number, title, received_at, unit, telephone, steps, next_before,
                  answer, refer_to, may_rate, score, consent_withdrawn)

/// For the units concerned, who hand it to the complainant.
struct PublicCode {
  std::string tracking_code;
};
LIANDONG_DESCRIBE(PublicCode, tracking_code)

struct PublicUnit {
  std::string id;
  std::string name;
  UnitKind kind = UnitKind::internal_office;
  std::string address;
  std::string telephone;
};
LIANDONG_DESCRIBE(PublicUnit, id, name, kind, address, telephone)

struct PublicUpload {
  BlobId id;
  std::string name;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(PublicUpload, id, name, size)

}  // namespace liandong::app

namespace liandong::json {

LIANDONG_BOUNDS(app::PublicFile, Bound{"id", 1, id_bytes_max},
                Bound{"name", 1, complaint_intake::limits::file_name});
LIANDONG_BOUNDS(app::PublicComplaint, Bound{"place", 1, id_bytes_max},
                Bound{"location", 1, complaint_intake::limits::location},
                Bound{"facts", 1, complaint_intake::limits::long_text},
                Bound{"files", 0, app::public_files_max});
LIANDONG_BOUNDS(app::PublicKey, Bound{"code", 1, 40}, Bound{"tail", 0, 8});
LIANDONG_BOUNDS(app::PublicRating, Bound{"code", 1, 40}, Bound{"tail", 0, 8},
                Bound{"score", 1, complaint_intake::limits::score},
                Bound{"comment", 0, complaint_intake::limits::reason});

}  // namespace liandong::json
