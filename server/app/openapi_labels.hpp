// Puts the labels people see beside the fields and words of schemas.
#pragma once

#include "app/messages.hpp"
#include "infra/json/schema.hpp"

namespace liandong::app {

/// Members get `title` from message "field.<name>", enumerations `x-labels` from the group that
/// ends their name: CaseTransferUrgencyReason from "urgency_reason".
void add_labels(boost::json::object& components, const Messages& messages);

}  // namespace liandong::app
