// What is kept for a while only goes when its time is over.
#pragma once

#include "engine/common.hpp"
#include "infra/store/database.hpp"

#include <cstddef>
#include <string>

namespace liandong::engine {
class Engine;
}

namespace liandong::app {

/// Answers of repeated requests are kept for a day, sessions until they expire. Looks at all
/// answers, in portions between which the writer does what waits for it.
void tidy_up(engine::Engine& engine);

/// One portion, in the order of the keys: no index leads to what is old, for every act would write
/// it (decision 0106).
/// @param before  answers given before this moment go
/// @param after   the portion begins behind this key; "" = the first
/// @return the last key of the portion; "" when there are no more
std::string forget_answers(store::Connection& writer, CityCode city, Instant before,
                           std::string_view after, std::size_t portion);

}  // namespace liandong::app
