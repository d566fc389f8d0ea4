// From the words of a scenario line to requests with bodies as the API would get them.
#pragma once

#include "scenarios/vocabulary.hpp"
#include "support/city/test_city.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::scenario {

/// A case by its name in the scenario.
struct Case {
  MatterId id;
  std::string system;  // "case_transfer"
  std::string item;
  std::string place;
};

struct Act {
  Actor actor;
  std::string_view command;
  Case about;                           // of an opening: filled by requests()
  std::vector<std::string> parameters;  // "事项=违法占地"
};

/// The penalty items of the register by what people call them.
[[nodiscard]] std::span<const Word> items();

/// True if the command makes a new matter in some system.
[[nodiscard]] bool opens_matter(const test::TestCity& city, std::string_view command);

/// What a command says unless the scenario says otherwise; nothing if it is none of the system.
[[nodiscard]] std::optional<std::string> transfer_body(const test::TestCity& city, const Act& act,
                                                       bool filed);
[[nodiscard]] std::optional<std::string> complaint_body(test::TestCity& city, const Act& act,
                                                        bool filed);
[[nodiscard]] std::optional<std::string> dispute_body(const test::TestCity& city, const Act& act);
[[nodiscard]] std::optional<std::string> assistance_body(test::TestCity& city, const Act& act);
/// The systems of joint enforcement.
[[nodiscard]] std::optional<std::string> joint_body(test::TestCity& city, const Act& act);
[[nodiscard]] std::optional<std::string> referral_body(test::TestCity& city, const Act& act);
[[nodiscard]] std::optional<std::string> sharing_body(const test::TestCity& city, const Act& act);
[[nodiscard]] std::optional<std::string> basis_provision_body(const test::TestCity& city,
                                                              const Act& act);
[[nodiscard]] std::optional<std::string> law_change_body(const test::TestCity& city,
                                                         const Act& act);
[[nodiscard]] std::optional<std::string> list_revision_body(const test::TestCity& city,
                                                            const Act& act);
/// "赋权:2026-12-01、换依据:2026-08-15" of 苏村镇, as JSON. @throws std::runtime_error
[[nodiscard]] std::string list_changes(std::string_view words);
/// The kinds of material a plain 附材料 attaches, as JSON literals.
[[nodiscard]] std::vector<std::string> usual_materials(const test::TestCity& city, const Act& act);

/// "苏村镇" is its head, "苏村镇:经办" its handler; S and G act in their own roles.
[[nodiscard]] Actor actor_named(const test::TestCity& city, const std::string& words);

/// One request, or several where one line attaches several materials.
/// @throws std::runtime_error for a parameter or value that does not exist
[[nodiscard]] std::vector<engine::CommandRequest> requests(test::TestCity& city, Act& act);

}  // namespace liandong::scenario
