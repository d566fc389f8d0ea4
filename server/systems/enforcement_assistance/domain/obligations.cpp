// Every duty an assistance ever gave rise to, computed from its state.
#include "systems/enforcement_assistance/domain/assistance.hpp"
#include "systems/enforcement_assistance/domain/clocks.hpp"
#include "systems/enforcement_assistance/domain/duties.hpp"

#include <array>

namespace liandong::enforcement_assistance {
namespace {

using common::DutyInfo;

constexpr DutyInfo request_duty{"request",  "sender",
                                "receiver", "need found or declined",
                                "prompt",   "enforcement_assistance.request",
                                "2wd",      Basis::notice,
                                "3.5.1-a"};
constexpr DutyInfo receive_duty{
    "receive", "receiver",      "sender", "requested", "", "enforcement_assistance.receive",
    "1wd",     Basis::internal, "3.5.1-b"};
constexpr DutyInfo reply_duty{"reply",     "receiver",      "sender",
                              "requested", "5wd, extended", "",
                              "",          Basis::notice,   "3.5.1-b / 3.5.2-c"};
constexpr DutyInfo dispatch_duty{"dispatch", "receiver",
                                 "sender",   "officers asked for",
                                 "prompt",   "enforcement_assistance.dispatch",
                                 "2h",       Basis::notice,
                                 "3.5.2-a"};
constexpr DutyInfo scene_duty{"record_scene",
                              "receiver",
                              "sender",
                              "dispatched",
                              "",
                              "enforcement_assistance.record_scene",
                              "",
                              Basis::internal,
                              "3.5.2-a"};
constexpr DutyInfo archives_duty{"provide_archives",
                                 "receiver",
                                 "sender",
                                 "archives asked for",
                                 "prompt",
                                 "enforcement_assistance.provide_archives",
                                 "3wd",
                                 Basis::notice,
                                 "3.5.3-a"};
constexpr DutyInfo taking_duty{"take_into_case",
                               "sender",
                               "public",
                               "replied",
                               "",
                               "enforcement_assistance.take_into_case",
                               "",
                               Basis::internal,
                               "3.5.1-c"};

constexpr std::array table{request_duty, receive_duty,  reply_duty, dispatch_duty,
                           scene_duty,   archives_duty, taking_duty};

class Builder {
 public:
  Builder(const Assistance& assistance, const Targets& targets, const WorkCalendar& calendar)
      : assistance_(assistance),
        rows_(targets, calendar,
              assistance.dropped_at ? assistance.dropped_at : assistance.taken_at) {}

  std::vector<Obligation> build() {
    requests();
    for (const Round& round : assistance_.rounds) answer(round);
    visits();
    archives();
    taking();
    return std::move(rows_).take();
  }

 private:
  // Between other units than a township and a department what the notice says is a target only.
  static DutyInfo scoped(DutyInfo info, bool outside_notice) {
    if (outside_notice) info.basis = Basis::internal;
    return info;
  }

  void requests();
  void answer(const Round& round);
  Obligation reply(const Round& round, std::size_t extensions);
  void visits();
  void archives();
  void taking();

  const Assistance& assistance_;
  common::DutyRows rows_;
  std::size_t receipts_ = 0;
  std::size_t replies_ = 0;
};

// Each letter discharges the duty to ask; it is owed again after a withdrawal with the original
// clock, and from a decline anew until that is overruled.  [3.5.1-a]
void Builder::requests() {
  const DutyInfo info = scoped(request_duty, !assistance_.requester_is_local);
  std::size_t n = 0;
  for (const Round& round : assistance_.rounds) {
    Obligation row = rows_.row(info, ++n, assistance_.requester, round.receiver, round.owed_since);
    row.discharged_at = round.requested_at;
    rows_.add(std::move(row));
    for (const Refused& refused : round.declines) {
      if (!refused.overruled_at) continue;
      Obligation again =
          rows_.row(info, ++n, assistance_.requester, refused.competent_unit, refused.declined_at);
      again.superseded_at = refused.overruled_at;
      rows_.add(std::move(again));
    }
  }
  const Round* round = round_in_force(assistance_);
  const bool declined =
      round != nullptr && !round->declines.empty() && !round->declines.back().overruled_at;
  if (round != nullptr && !declined) return;
  const UnitId asked = declined ? round->declines.back().competent_unit : assistance_.expected_unit;
  rows_.add(rows_.row(info, n + 1, assistance_.requester, asked, owed_since(assistance_)));
}

// One row of the reply per letter, and one more whenever a decline was overruled: the clock of the
// letter runs on.  [3.5.1-b, 3.5.3-b]
void Builder::answer(const Round& round) {
  Obligation receipt = rows_.row(receive_duty, ++receipts_, round.receiver, assistance_.requester,
                                 round.requested_at);
  receipt.superseded_at = round.withdrawn_at;
  receipt.discharged_at = round.received_at;
  rows_.add(std::move(receipt));
  if (assistance_.kind == NeedKind::archives) return;
  for (const Refused& refused : round.declines) {
    Obligation row = reply(round, static_cast<std::size_t>(refused.extensions));
    row.superseded_at = refused.declined_at;
    rows_.add(std::move(row));
  }
  if (!round.declines.empty() && !round.declines.back().overruled_at) return;
  Obligation row = reply(round, round.extensions.size());
  row.superseded_at = round.withdrawn_at;
  row.discharged_at = round.replied_at;
  rows_.add(std::move(row));
}

// What was announced beforehand moves the bound; the five working days stay beside it.
// [3.5.1-b, 3.5.2-b, 3.5.2-c]
Obligation Builder::reply(const Round& round, std::size_t extensions) {
  DutyInfo info = reply_duty;
  info.clause = extensions == 0 ? "3.5.1-b" : "3.5.2-c";
  const Basis basis = round.outside_notice ? Basis::internal : Basis::notice;
  Obligation row = clocked_obligation(common::DutyRows::key(info, ++replies_),
                                      std::string(info.duty), std::string(info.clause), basis,
                                      reply_clock(round, extensions), rows_.calendar());
  row.debtor = round.receiver;
  row.creditor = assistance_.requester;
  return row;
}

// Officers are sent promptly; what they did is reported.  [3.5.2-a]
void Builder::visits() {
  std::size_t n = 0;
  for (const Visit& visit : assistance_.visits) {
    Obligation sending = rows_.row(scoped(dispatch_duty, visit.outside_notice), ++n, visit.receiver,
                                   assistance_.requester, visit.requested_at);
    sending.discharged_at = visit.dispatched_at;
    if (!visit.dispatched_at) sending.superseded_at = visit.ended_at;
    rows_.add(std::move(sending));
    if (!visit.dispatched_at) continue;
    Obligation report =
        rows_.row(scene_duty, n, visit.receiver, assistance_.requester, *visit.dispatched_at);
    report.discharged_at = visit.handled_at;
    rows_.add(std::move(report));
  }
}

// 应积极支持: prompt, with the city's target.  [3.5.3-a]
void Builder::archives() {
  std::size_t n = 0;
  for (const ArchiveRequest& request : assistance_.archive_requests) {
    Obligation row = rows_.row(scoped(archives_duty, request.outside_notice), ++n, request.receiver,
                               assistance_.requester, request.requested_at);
    row.discharged_at = request.provided_at;
    row.superseded_at = request.ended_at;
    rows_.add(std::move(row));
  }
}

// What was handed over becomes evidence of the case.  [3.5.1-c]
void Builder::taking() {
  const Round* round = round_in_force(assistance_);
  if (round == nullptr || !round->replied_at) return;
  Obligation row = rows_.row(taking_duty, 1, assistance_.requester, {}, *round->replied_at);
  row.discharged_at = assistance_.taken_at;
  rows_.add(std::move(row));
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Assistance& assistance, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(assistance, targets, calendar).build();
}

}  // namespace liandong::enforcement_assistance
