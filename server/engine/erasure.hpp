// Lawful erasure: texts beside the log go, the log and its commitments stay.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <string_view>
#include <vector>

namespace liandong::engine {

/// Erases these texts of a stream; those that are not of it, or gone already, are left.
/// @return how many were erased
int erase_texts(store::Connection& writer, CityCode city, std::string_view stream_id,
                const std::vector<ContentId>& texts, Instant now);

/// Erases every personal text of a stream and the salt of its keys, without which no copy of a
/// sealed text opens again, backups included.
/// @return how many were erased
int erase_subject(store::Connection& writer, CityCode city, std::string_view stream_id,
                  Instant now);

}  // namespace liandong::engine
