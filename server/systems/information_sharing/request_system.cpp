#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/request.hpp"
#include "systems/information_sharing/system.hpp"

namespace liandong::information_request {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "information_request";
  static constexpr std::string_view plural = "information-requests";
  using State = InformationRequest;
  using Command = information_request::Command;
  using Event = information_request::Event;
  using Stage = information_request::Stage;
  using Opening = RequestInformation;

  static std::span<const Permission> permissions() { return information_request::permissions(); }
  static std::span<const RefusalInfo> refusals() { return information_sharing::refusals(); }
  static engine::Summary summary(const InformationRequest& request);
  static std::vector<UnitId> units(const InformationRequest& request);
  static std::vector<engine::SystemNotice> notices(const InformationRequest* before,
                                                   const InformationRequest& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const InformationRequest& request,
                                         const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const InformationRequest& request);
  static std::uint8_t file_readers(const InformationRequest&) { return engine::every_reader; }
};

engine::Summary Domain::summary(const InformationRequest& request) {
  engine::Summary s;
  s.title = request.title;
  s.sender = request.requester;
  s.receiver = request.asked;
  return s;
}

std::vector<UnitId> Domain::units(const InformationRequest& request) {
  return {request.requester, request.drafting_office, request.asked};
}

/// Declines are counted by S, whoever is concerned learns what became of them.  [3.3.3-b]
std::vector<engine::SystemNotice> Domain::notices(const InformationRequest* before,
                                                  const InformationRequest& now,
                                                  const UnitDirectory& directory) {
  std::vector<engine::SystemNotice> told;
  if (before == nullptr || before->stage == now.stage) {
    return told;
  }
  constexpr RoleSet people = Role::handler | Role::head;
  if (now.stage == Stage::declined) {
    told.push_back({"request_declined", directory.coordinating_office(), Role::coordinator});
  } else if (before->stage == Stage::declined && now.stage == Stage::requested) {
    told.push_back({"request_overruled", now.asked, people});
    told.push_back({"request_overruled", now.requester, people});
  } else if (now.stage == Stage::withdrawn) {
    told.push_back({"request_withdrawn", now.asked, people});
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const InformationRequest& request,
                                        const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  const Round& round = request.rounds.back();
  line.add(Stage::requested, request.requested_at, "answer");
  if (request.stage == Stage::withdrawn) {
    line.add(Stage::withdrawn, request.closed_at);
    return std::move(line).standing_at(request.stage);
  }
  if (round.declined_at) {
    line.add(Stage::declined, round.declined_at);
  } else {
    line.add(Stage::answered, round.answered_at, "answer");
  }
  line.add(Stage::confirmed, request.closed_at, "confirm");
  return std::move(line).standing_at(request.stage);
}

std::vector<engine::FileEntry> Domain::files(const InformationRequest& request) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : request.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

}  // namespace
}  // namespace liandong::information_request

namespace liandong::information_sharing {

engine::System request_system() { return engine::Erased<information_request::Domain>::system(); }

}  // namespace liandong::information_sharing
