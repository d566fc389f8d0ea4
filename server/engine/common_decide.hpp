// The rules of the commands that every matter has.
#pragma once

#include "engine/access.hpp"
#include "engine/common.hpp"
#include "engine/rows.hpp"
#include "infra/json/read.hpp"
#include "kernel/result.hpp"

#include <boost/mp11.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::engine {

/// Those people give, in the order pages offer them. RecomputeClocks is the platform's own.
using CommonCommand = std::variant<Urge, Supervise, AnswerSupervision, RequestGuidance,
                                   GiveGuidance, Link, AssignHandler, AddNote>;

/// A body read into the variant, or nothing if the word is no common command of people.
struct CommonBody {
  std::string_view name;
  Opaque body;  // CommonCommand
};
[[nodiscard]] std::optional<CommonBody> read_common_command(std::string_view command,
                                                            json::Reader& reader,
                                                            const boost::json::value& value);

/// True for the common commands that the system has, RecomputeClocks among them: all but those it
/// has under the same name itself.
[[nodiscard]] bool is_common(const System& system, std::string_view command);

/// What the rules may know; nothing of it is kept.
struct CommonContext {
  const CommonState& state;
  const Summary& summary;
  const std::map<std::string, StoredObligation>& owed;
  const Actor& actor;
  UnitId principal;  // the legal subject the acting unit belongs to
  std::uint8_t relations = 0;
  bool by_platform = false;
  const Directory& directory;
  std::string_view fresh_id;
  MatterId matter;
  /// True if the actor sees that matter.
  std::function<bool(MatterId)> sees;
};

/// @refuses in order: what the command lacks, who may not, what is not there
[[nodiscard]] Result<CommonEvent, Rejection> decide_common(const CommonCommand& command,
                                                           const CommonContext& context);

/// What pages offer now: permitted, and with something to act on.
[[nodiscard]] std::vector<std::string_view> offered_common(const System& system,
                                                           const CommonContext& context);

/// Most of one kind on one matter.
inline constexpr std::size_t common_records_max = 50;

}  // namespace liandong::engine
