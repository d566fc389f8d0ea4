// For tests: every command × stage × relation × role against a second statement of who may do
// what.
#pragma once

#include "kernel/permission.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::domain_test {

// Lists of words that many sentences use; each word is followed by a blank.
inline constexpr std::string_view working_words = "handler head liaison_a liaison_b ";
inline constexpr std::string_view on_duty_words = "handler head liaison_a liaison_b duty_desk ";
inline constexpr std::string_view deciding_words = "handler head ";

/// "<roles> may <command> while it is <stages>, if <relations>"; "new " as stage opens a matter.
struct Sentence {
  std::string_view command;
  std::string_view stages;
  std::string_view relations;
  std::string_view roles;
};

/// Fails the test where the table and the sentences differ.
/// @return the combinations walked
int walk_permissions(std::span<const Permission> table, const std::vector<Sentence>& sentences,
                     const std::vector<std::string>& commands,
                     const std::vector<std::string>& stages);

/// Fails the test if an administrator, reader, decider or officer may do business, or a person what
/// only the platform does.
/// @param officers_too where police, procuratorate or commission act
void check_no_foreign_roles(std::span<const Permission> table, bool officers_too = false);

}  // namespace liandong::domain_test
