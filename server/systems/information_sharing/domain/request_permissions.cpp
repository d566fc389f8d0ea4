// Who may do what with a request when, and how a unit stands to it.
#include "systems/common/domain/permissions.hpp"
#include "systems/information_sharing/domain/request.hpp"

#include <array>

namespace liandong::information_request {
namespace {

using common::always;
using common::in;
using common::receiver;
using common::sender;
using common::supervisor;

// The coordinating office asks and is asked like a department; its people are coordinators.
constexpr RoleSet working = common::working | Role::coordinator;
constexpr RoleSet deciding = common::deciding | Role::coordinator;
constexpr RoleSet head = common::head | Role::coordinator;

constexpr std::uint32_t asked = in(Stage::requested);
constexpr std::uint32_t told = in(Stage::answered, Stage::declined);

constexpr std::array table{
    Permission{RequestInformation::name, always, bits(Relation::anyone), working},
    Permission{AttachMaterial::name, asked, sender | receiver, working},
    Permission{RemoveMaterial::name, asked, sender | receiver, working},
    Permission{AnswerRequest::name, asked, receiver, working},
    Permission{Decline::name, asked, receiver, head},
    Permission{OverruleDecline::name, in(Stage::declined), supervisor, common::coordinator},
    Permission{Confirm::name, told, sender, working},
    Permission{AskAgain::name, in(Stage::answered), sender, working},
    Permission{Withdraw::name, asked | told, sender, deciding},
    Permission{Correct::name, asked, sender, deciding},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

bool asks(const InformationRequest& request, UnitId unit) {
  return !unit.empty() && (unit == request.requester || unit == request.drafting_office);
}

UnitId custodian(const InformationRequest& request) {
  return request.stage == Stage::requested ? request.asked : request.requester;
}

bool closed(const InformationRequest& request) {
  return request.stage == Stage::confirmed || request.stage == Stage::withdrawn;
}

std::uint8_t relations(const InformationRequest& request, UnitId unit) {
  if (unit.empty()) return 0;
  const bool asking = asks(request, unit);
  const UnitId keeper = custodian(request);
  std::uint8_t relation = asking ? common::sender : std::uint8_t{0};
  if (unit == request.asked) relation = static_cast<std::uint8_t>(relation | common::receiver);
  if (unit == keeper || (asking && keeper == request.requester)) {
    relation = static_cast<std::uint8_t>(relation | bits(Relation::custodian));
  }
  return relation;
}

// ---- Things that are allowed but look wrong ----

namespace {

constexpr std::array words{std::string_view("holder_not_named")};

}  // namespace

std::span<const std::string_view> warning_words() { return words; }

std::vector<std::string_view> warnings(const Command& command) {
  std::vector<std::string_view> found;
  const auto* decline = std::get_if<Decline>(&command);
  if (decline != nullptr && decline->ground == DeclineGround::not_held && decline->holder.empty()) {
    found.emplace_back("holder_not_named");
  }
  return found;
}

}  // namespace liandong::information_request
