// Every duty a hazard notice ever gave rise to, computed from its state.
#include "systems/joint_enforcement/hazard_notice/domain/duties.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <array>

namespace liandong::hazard_notice {
namespace {

using common::DutyInfo;

constexpr DutyInfo notify_duty{
    "notify", "sender",      "receiver", "discovered or named", "prompt", "hazard_notice.notify",
    "30min",  Basis::notice, "3.4.2-b"};
constexpr DutyInfo find_duty{"find_unit", "sender", "public",      "nobody left", "prompt",
                             "",          "",       Basis::notice, "3.4.2-b"};
constexpr DutyInfo respond_duty{
    "respond", "receiver",      "sender", "notified", "", "hazard_notice.respond",
    "30min",   Basis::internal, "3.4.2-c"};
constexpr DutyInfo dispatch_duty{"dispatch", "receiver", "sender",      "notified", "prompt",
                                 "",         "",         Basis::notice, "3.4.2-c"};
constexpr DutyInfo arrive_duty{"arrive",   "receiver",    "sender",
                               "notified", "prompt",      "hazard_notice.arrive",
                               "2h",       Basis::notice, "3.4.2-c"};
constexpr DutyInfo handle_duty{"report_handling", "receiver", "sender", "notified",
                               "prompt",          "",         "",       Basis::notice,
                               "3.4.2-c"};
constexpr DutyInfo judge_duty{
    "judge_reasons", "sender", "receiver", "reasons given", "", "hazard_notice.judge_reasons", "2h",
    Basis::internal, "3.4.2-d"};
constexpr DutyInfo report_duty{"report_to_government",
                               "sender",
                               "government",
                               "silence, or reasons rejected",
                               "",
                               "hazard_notice.report_to_government",
                               "1wd",
                               Basis::notice,
                               "3.4.2-d"};
constexpr DutyInfo instruct_duty{"instruct", "government", "sender",        "reported", "",
                                 "",         "",           Basis::internal, "3.4.2-d"};
constexpr DutyInfo answer_duty{"answer_instruction",
                               "receiver",
                               "government",
                               "instructed",
                               "",
                               "hazard_notice.answer_instruction",
                               "1wd",
                               Basis::internal,
                               "3.4.2-d"};

constexpr std::array table{notify_duty, find_duty,  respond_duty, dispatch_duty, arrive_duty,
                           handle_duty, judge_duty, report_duty,  instruct_duty, answer_duty};

class Builder {
 public:
  Builder(const Notice& notice, const Targets& targets, const WorkCalendar& calendar)
      : notice_(notice), rows_(targets, calendar, notice.closed_at) {}

  std::vector<Obligation> build() {
    notices();
    departments();
    judgments();
    reports();
    return std::move(rows_).take();
  }

 private:
  // Between other units than a township and a department what the notice says is a target only.
  static DutyInfo scoped(DutyInfo info, bool outside_notice) {
    if (outside_notice) info.basis = Basis::internal;
    return info;
  }
  void notices();
  void departments();
  void judgments();
  void reports();

  const Notice& notice_;
  common::DutyRows rows_;
};

// One per department, the police included; and for whoever has yet to be found.  [3.4.2-b]
void Builder::notices() {
  std::size_t n = 0;
  for (const Department& one : notice_.departments) {
    Obligation row = rows_.row(scoped(notify_duty, one.outside_notice), ++n, notice_.finder,
                               one.unit, one.owed_since);
    row.discharged_at = one.notified_at;
    if (!one.notified_at) row.superseded_at = one.ended_at;
    rows_.add(std::move(row));
  }
  n = 0;
  for (const Gap& gap : notice_.gaps) {
    Obligation row =
        rows_.row(scoped(find_duty, !notice_.finder_is_local), ++n, notice_.finder, {}, gap.since);
    row.discharged_at = gap.ended_at;
    rows_.add(std::move(row));
  }
}

// 应立即派执法人员进行处理. What it gave as reasons ends nothing until they are accepted. [3.4.2-c]
void Builder::departments() {
  std::size_t n = 0;
  for (const Department& one : notice_.departments) {
    ++n;
    if (!one.notified_at) continue;
    const auto add = [&](const DutyInfo& info, std::optional<Instant> done) {
      Obligation row = rows_.row(scoped(info, one.outside_notice), n, one.unit, notice_.finder,
                                 *one.notified_at);
      row.discharged_at = done;
      if (!done) row.excused_at = one.ended_at;
      rows_.add(std::move(row));
    };
    add(respond_duty, one.responded_at);
    add(dispatch_duty, one.dispatched_at);
    add(arrive_duty, one.arrived_at);
    add(handle_duty, one.handled_at);
  }
}

// Whether a department can give its reasons is for the finder to say.  [3.4.2-d]
void Builder::judgments() {
  std::size_t n = 0;
  for (const Reasons& one : notice_.reasons) {
    Obligation row = rows_.row(judge_duty, ++n, notice_.finder, one.department, one.given_at);
    row.discharged_at = one.judged_at;
    row.superseded_at = one.overtaken_at;
    rows_.add(std::move(row));
  }
}

// 应向市人民政府报告: known from the reminder on, owed once the silence lasted.  [3.4.2-d; D0035]
void Builder::reports() {
  std::size_t n = 0;
  for (const DraftReport& draft : notice_.drafts) {
    Obligation row =
        rows_.row(scoped(report_duty, !notice_.finder_is_local), ++n, notice_.finder,
                  notice_.government, reportable_from(draft, rows_.targets(), rows_.calendar()));
    row.hour_clock = false;
    row.discharged_at = draft.reported_at;
    row.superseded_at = draft.ended_at;
    rows_.add(std::move(row));
  }
  n = 0;
  for (const Report& report : notice_.reports) {
    Obligation row =
        rows_.row(instruct_duty, ++n, notice_.government, notice_.finder, report.reported_at);
    row.discharged_at = report.instructed_at;
    row.superseded_at = report.ended_at;
    rows_.add(std::move(row));
  }
  n = 0;
  for (const Instruction& one : notice_.instructions) {
    Obligation row =
        rows_.row(answer_duty, ++n, one.department, notice_.government, one.instructed_at);
    if (one.answer_before) row.target_before = one.answer_before;
    row.discharged_at = one.answered_at;
    rows_.add(std::move(row));
  }
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

Instant reportable_from(const DraftReport& draft, const Targets& targets,
                        const WorkCalendar& calendar) {
  const std::optional<Period> silence = targets.of("hazard_notice.silence");
  if (draft.reasons_rejected || !silence) return draft.since;
  const std::optional<Due> over = due(*silence, draft.since, calendar);
  return over ? over->due_before : draft.since;
}

std::vector<Obligation> obligations(const Notice& notice, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(notice, targets, calendar).build();
}

}  // namespace liandong::hazard_notice
