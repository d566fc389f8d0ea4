// What the platform does for a citizen: register a complaint, find it again by its code.
#pragma once

#include "app/office.hpp"
#include "app/public_views.hpp"
#include "engine/content.hpp"
#include "infra/crypto/tracking.hpp"
#include "infra/http/handler.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace liandong::app {

/// A complaint and the one of its complainants who asks.
struct OwnComplaint {
  MatterId matter;
  complaint_intake::Complaint complaint;
  complaint_intake::Complainant complainant;
  std::map<ContentId, std::string> words;
};

/// @return nothing for a wrong code, a wrong tail, and what is no complaint: nobody learns which
[[nodiscard]] std::optional<OwnComplaint> find_own(Office& office,
                                                   const crypto::TrackingCodes& codes,
                                                   const std::string& code,
                                                   const std::string& tail);

[[nodiscard]] PublicProgress progress_of(Office& office, const OwnComplaint& own);

/// The code of a complaint, for who works in the first unit or in the one that handles it.
/// @return nothing for everybody else
[[nodiscard]] std::optional<std::string> code_for_unit(Office& office,
                                                       const crypto::TrackingCodes& codes,
                                                       MatterId matter, const Actor& actor);

/// The unit that receives: the one the citizen chose, the competent one, else that of the place.
[[nodiscard]] UnitId receiving_unit(const Office& office, const PublicComplaint& body);

/// Registers and attaches; the answer is the receipt or a problem.
void register_public(Office& office, const crypto::TrackingCodes& codes,
                     std::shared_ptr<const http::Request> request, PublicComplaint body,
                     engine::PendingTexts texts, http::Reply reply);

/// Gives a command of the platform in the name of the complainant; answers 204 or a problem.
void give_for_citizen(Office& office, std::shared_ptr<const http::Request> request, MatterId matter,
                      complaint_intake::Command command, std::string_view name,
                      std::vector<engine::PendingText> texts, http::Reply reply);

}  // namespace liandong::app
