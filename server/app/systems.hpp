// What the application knows of each system beyond what the engine runs: its letters.
#pragma once

#include "app/city_store.hpp"
#include "app/joined/systems.hpp"
#include "systems/common/letters.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace liandong::app {

/// The letters of a system; null if it sends none.
[[nodiscard]] const common::Letters* letters_of(std::string_view system);

/// What a letter is written with. The city must outlive it.
[[nodiscard]] common::LetterContext letter_context(const json::Resolver& words,
                                                   const LoadedWorld& city);

}  // namespace liandong::app
