// The shapes of command bodies, read from the description of the API: what a system without a
// script of its own is fed with, and what careless clients send.
#pragma once

#include "infra/json/read.hpp"
#include "simulation/dice.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::simulation {

class Shapes {
 public:
  /// @param api  the parsed document of `liandong openapi`
  explicit Shapes(boost::json::value api);

  /// The schema of a command's body; null if no path leads to the command.
  /// @param command  "mark_urgent"; "" = the one that opens matters
  [[nodiscard]] const boost::json::value* body_of(std::string_view plural,
                                                  std::string_view command) const;
  /// Every command of a system that a path leads to, but for the opening one.
  [[nodiscard]] const std::vector<std::string>& commands(std::string_view plural) const;
  /// The schema behind references and alternatives.
  [[nodiscard]] const boost::json::value& resolved(const boost::json::value& schema) const;

 private:
  boost::json::value api_;
  std::map<std::pair<std::string, std::string>, const boost::json::value*> bodies_;
  std::map<std::string, std::vector<std::string>> commands_;
};

/// What a text member could hold besides what its schema says: a unit for "receiver", a time that
/// has passed for the format "date-time". Null = the schema alone decides.
using Suggestion =
    std::function<boost::json::value(std::string_view member, std::string_view format)>;

/// A body of the shape: now and then with members missing, too long, or nonsense.
/// @param careless  percent of members that are not what they should be
[[nodiscard]] boost::json::value random_body(const Shapes& shapes, const boost::json::value& schema,
                                             Dice& dice, const Suggestion& suggest, int careless);

}  // namespace liandong::simulation
