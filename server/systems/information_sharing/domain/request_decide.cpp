// One function per command on a request; fields and stage have been checked before.
#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/materials.hpp"
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/request_shape.hpp"
#include "systems/information_sharing/domain/sides.hpp"

#include <algorithm>

namespace liandong::information_request {
namespace {

namespace limits = information_sharing::limits;

constexpr std::string_view occurred = "occurred_at";

template <class... Events>
Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

// Not before what the act rests on: the request, its answer, its decline.
void check_order(Checks& checks, const InformationRequest& request, Instant at) {
  const Round& round = request.rounds.back();
  Instant last = std::max(request.requested_at, round.owed_since);
  last = std::max(last, round.answered_at.value_or(last));
  last = std::max(last, round.declined_at.value_or(last));
  if (request.rounds.size() > 1) {
    last = std::max(last, request.rounds[request.rounds.size() - 2].settled_at.value_or(last));
  }
  checks.not_before(occurred, at, last);
}

bool was_sent(const InformationRequest& request, const std::string& material) {
  return std::any_of(request.rounds.begin(), request.rounds.end(), [&](const Round& round) {
    return std::find(round.materials.begin(), round.materials.end(), material) !=
           round.materials.end();
  });
}

std::vector<std::string> unsent_answers(const InformationRequest& request) {
  std::vector<std::string> ids;
  for (const Material& material : request.materials) {
    if (material.kind == MaterialKind::answer && !was_sent(request, material.id)) {
      ids.push_back(material.id);
    }
  }
  return ids;
}

}  // namespace

Decision decide_opening(const RequestInformation& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const UnitId requester = information_sharing::answering_unit(acting, context.units);
  const common::Standing units = information_sharing::standing(context.units);
  const bool has_side =
      units.belongs_to_enforcing_unit(acting) || acting == context.units.coordinating_office();
  const std::optional<UnitFacts> asked = context.units.find(command.asked);
  const bool answers =
      asked && (units.enforces(*asked) || command.asked == context.units.coordinating_office());
  Checks checks;
  checks.refuse_if(!has_side, Refusal::holder_not_enforcement_unit, acting.view());
  checks.refuse_if(requester.empty(), Refusal::holder_without_legal_subject, acting.view());
  checks.refuse_if(asked && !answers, Refusal::asked_not_enforcement_unit, command.asked.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(acting, context.units);
  units.check_receiver(checks, command.asked);
  checks.refuse_if(command.asked == requester || command.asked == acting,
                   CommonRefusal::unit_is_own, command.asked.view());
  if (command.wanted_before) {
    checks.not_before("wanted_before", *command.wanted_before, context.occurred_at);
  }
  InformationRequested event;
  event.requester = requester;
  if (acting != requester) event.drafting_office = acting;
  event.outside_notice =
      !information_sharing::within_notice(requester, command.asked, context.units);
  event.of_township = !event.outside_notice && units.is_local(command.asked);
  event.category = information_sharing::category_of(command.kind);
  event.request = command;
  return unless_refused(checks, std::move(event));
}

Decision decide_one(const InformationRequest& request, const AttachMaterial& command,
                    const Context& context) {
  const bool of_requester = command.kind == MaterialKind::form;
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(request.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  checks.refuse_if(asks(request, context.actor.unit) != of_requester, Refusal::file_not_yours,
                   "kind");
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

Decision decide_one(const InformationRequest& request, const RemoveMaterial& command,
                    const Context& context) {
  const auto found = std::find_if(request.materials.begin(), request.materials.end(),
                                  [&](const Material& one) { return one.id == command.material; });
  const bool known = found != request.materials.end();
  const bool own =
      known && asks(request, context.actor.unit) == (found->kind == MaterialKind::form);
  Checks checks;
  checks.refuse_if(!known, CommonRefusal::material_unknown, "material");
  checks.refuse_if(known && !own, Refusal::file_not_yours, "material");
  checks.refuse_if(was_sent(request, command.material), Refusal::file_already_sent);
  return unless_refused(checks, MaterialRemoved{command.material, command.reason});
}

// 按需要及时反馈: late is recorded and shown, never refused.  [3.3.3-b, 3.3.4]
Decision decide_one(const InformationRequest& request, const AnswerRequest& command,
                    const Context& context) {
  std::vector<std::string> files = unsent_answers(request);
  Checks checks;
  check_order(checks, request, context.occurred_at);
  checks.refuse_if(command.content.empty() && files.empty(), Refusal::content_missing, "content");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
  return unless_refused(
      checks, RequestAnswered{command.content, std::move(files), context.personal_data_found});
}

Decision decide_one(const InformationRequest& request, const Decline& command,
                    const Context& context) {
  Checks checks;
  checks.active_unit(command.holder, context.units);
  checks.refuse_if(!command.holder.empty() && command.holder == request.asked,
                   CommonRefusal::unit_is_own, command.holder.view());
  check_order(checks, request, context.occurred_at);
  return unless_refused(checks, Declined{command});
}

// S holds that the information is owed: a decline wins no time.  [3.3.3-b]
Decision decide_one(const InformationRequest& request, const OverruleDecline& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, request, context.occurred_at);
  checks.refuse_if(request.rounds.size() >= limits::records, CommonRefusal::too_many_records,
                   "rounds", {}, limits::records);
  return unless_refused(checks, DeclineOverruled{command.reason});
}

Decision decide_one(const InformationRequest& request, const Confirm& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, request, context.occurred_at);
  return unless_refused(checks, Confirmed{command.comment});
}

Decision decide_one(const InformationRequest& request, const AskAgain& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, request, context.occurred_at);
  checks.refuse_if(request.rounds.size() >= limits::records, CommonRefusal::too_many_records,
                   "rounds", {}, limits::records);
  return unless_refused(checks, AskedAgain{command.missing});
}

Decision decide_one(const InformationRequest& request, const Withdraw& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, request, context.occurred_at);
  return unless_refused(checks, Withdrawn{command.reason});
}

Decision decide_one(const InformationRequest&, const Correct& command, const Context&) {
  return unless_refused(Checks{}, Corrected{command});
}

Decision decide(const InformationRequest* request, const Command& command, const Context& context) {
  return common::judge<RequestInformation, Decision, Checks>(request, command, context,
                                                             permissions());
}

}  // namespace liandong::information_request
