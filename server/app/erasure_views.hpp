// What the routes of lawful erasure read and answer: wire types, and the events they leave.
#pragma once

#include "infra/json/schema.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

enum class ErasureGround : std::uint8_t {
  consent_withdrawn,     // 本人撤回同意
  retention_ended,       // 保存期限届满
  unlawfully_collected,  // 违反法律收集
  ordered                // 法院或者监管机关要求
};
LIANDONG_DESCRIBE_ENUM(ErasureGround, consent_withdrawn, retention_ended, unlawfully_collected,
                       ordered)

struct ErasureBody {
  MatterId matter;
  std::string complainant;  // id of one complainant; empty = all personal data of the matter
  ErasureGround ground = ErasureGround::consent_withdrawn;
  std::string legal_basis;  // law and article, or the decision
  std::string reason;       // without personal data: it stays in the log
};
LIANDONG_DESCRIBE(ErasureBody, matter, complainant, ground, legal_basis, reason)

struct ErasureProposed {
  static constexpr std::string_view type = "erasure.proposed.v1";
  ErasureBody proposal;
};
LIANDONG_DESCRIBE(ErasureProposed, proposal)

struct ErasureCarriedOut {
  static constexpr std::string_view type = "erasure.carried_out.v1";
  MatterId matter;
  int texts = 0;
};
LIANDONG_DESCRIBE(ErasureCarriedOut, matter, texts)

struct ErasureRejected {
  static constexpr std::string_view type = "erasure.rejected.v1";
  std::string reason;
};
LIANDONG_DESCRIBE(ErasureRejected, reason)

struct ErasureRejectBody {
  std::string reason;
};
LIANDONG_DESCRIBE(ErasureRejectBody, reason)

struct ErasureView {
  std::string id;
  ErasureBody proposal;
  Instant proposed_at;
  PersonId proposed_by;
  std::optional<Instant> ended_at;
  PersonId ended_by;
  bool carried_out = false;
  int texts = 0;
  std::string rejection;
};
LIANDONG_DESCRIBE(ErasureView, id, proposal, proposed_at, proposed_by, ended_at, ended_by,
                  carried_out, texts, rejection)

struct ErasureList {
  std::vector<ErasureView> items;  // newest first
};
LIANDONG_DESCRIBE(ErasureList, items)

struct ErasureCreated {
  std::string id;
};
LIANDONG_DESCRIBE(ErasureCreated, id)

inline constexpr std::int64_t erasure_text_max = 500;

}  // namespace liandong::app

namespace liandong::json {

LIANDONG_BOUNDS(app::ErasureBody, Bound{"matter", 1, id_bytes_max},
                Bound{"complainant", 0, id_bytes_max},
                Bound{"legal_basis", 1, app::erasure_text_max},
                Bound{"reason", 1, app::erasure_text_max});
LIANDONG_BOUNDS(app::ErasureRejectBody, Bound{"reason", 1, app::erasure_text_max});

}  // namespace liandong::json
