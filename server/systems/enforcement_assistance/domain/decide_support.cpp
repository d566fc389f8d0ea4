// Officers on the spot and archives; and the proof of rendered letters.
#include "systems/enforcement_assistance/domain/decide_each.hpp"
#include "systems/enforcement_assistance/domain/limits.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {
namespace {

const Visit* open_visit(const Assistance& assistance) {
  if (assistance.visits.empty() || !is_open(assistance.visits.back())) return nullptr;
  return &assistance.visits.back();
}

const ArchiveRequest* find_request(const Assistance& assistance, std::string_view id) {
  for (const ArchiveRequest& request : assistance.archive_requests) {
    if (request.id == id) return &request;
  }
  return nullptr;
}

void check_open_request(Checks& checks, const ArchiveRequest* request, Instant at) {
  checks.refuse_if(request != nullptr && !is_open(*request), Refusal::archives_already_answered);
  checks.refuse_if(request == nullptr, Refusal::archive_request_unknown, "archive_request");
  if (request != nullptr) checks.not_before("occurred_at", at, request->requested_at);
}

std::ptrdiff_t open_requests(const Assistance& assistance) {
  const auto& all = assistance.archive_requests;
  return std::count_if(all.begin(), all.end(),
                       [](const ArchiveRequest& request) { return is_open(request); });
}

}  // namespace

// 情况紧急或证据可能灭失: either suffices.  [3.5.2-a]
Decision decide_one(const Assistance& assistance, const RequestOnSite& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(open_visit(assistance) != nullptr, Refusal::on_site_already_requested);
  check_after_letter(checks, assistance, context.occurred_at);
  checks.refuse_if(assistance.visits.size() >= limits::records, CommonRefusal::too_many_records,
                   "visits", {}, limits::records);
  checks.refuse_if(assistance.kind == NeedKind::archives, Refusal::nothing_to_determine);
  return unless_refused(checks, OnSiteRequested{command.reason, command.explanation});
}

Decision decide_one(const Assistance& assistance, const Dispatch& command, const Context&) {
  const Visit* visit = open_visit(assistance);
  Checks checks;
  checks.refuse_if(visit == nullptr, Refusal::on_site_not_requested);
  if (visit != nullptr) {
    checks.not_before("dispatched_at", command.dispatched_at, visit->requested_at);
  }
  return unless_refused(checks, Dispatched{command});
}

Decision decide_one(const Assistance& assistance, const RecordScene& command, const Context&) {
  Checks checks;
  checks.not_before("arrived_at", command.arrived_at, *assistance.visits.back().dispatched_at);
  return unless_refused(checks, SceneRecorded{command});
}

// 查阅、复制档案等资料.  [3.5.3-a]
Decision decide_one(const Assistance& assistance, const RequestArchives& command,
                    const Context& context) {
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at, assistance.rounds.back().requested_at);
  checks.refuse_if(assistance.archive_requests.size() >= limits::records,
                   CommonRefusal::too_many_records, "archive_requests", {}, limits::records);
  return unless_refused(
      checks, ArchivesRequested{std::string(context.fresh_id), command.wanted, command.purpose});
}

// A letter that asks for nothing but archives is ended by dropping the need.
Decision decide_one(const Assistance& assistance, const DropArchiveRequest& command,
                    const Context& context) {
  const ArchiveRequest* request = find_request(assistance, command.archive_request);
  const bool last = assistance.kind == NeedKind::archives && assistance.stage != Stage::replied &&
                    open_requests(assistance) == 1;
  Checks checks;
  check_open_request(checks, request, context.occurred_at);
  checks.refuse_if(request != nullptr && is_open(*request) && last,
                   Refusal::archives_are_the_matter);
  return unless_refused(checks, ArchiveRequestDropped{command.archive_request, command.reason});
}

// Copies are files of the matter; what was only consulted is noted.  [3.5.3-a]
Decision decide_one(const Assistance& assistance, const ProvideArchives& command,
                    const Context& context) {
  const std::vector<std::string> copies = unsent(assistance, {MaterialKind::archive});
  Checks checks;
  check_open_request(checks, find_request(assistance, command.archive_request),
                     context.occurred_at);
  checks.refuse_if(command.manner == ArchiveManner::copied && copies.empty(),
                   Refusal::archives_missing);
  return unless_refused(
      checks, ArchivesProvided{command.archive_request, command.manner, command.note, copies});
}

Decision decide_one(const Assistance& assistance, const RecordRenderedLetter& command,
                    const Context&) {
  Checks checks;
  common::check_rendered(checks, assistance.letters, command);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::enforcement_assistance
