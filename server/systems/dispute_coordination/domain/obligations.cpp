// Every duty a dispute ever gave rise to, computed from its state.
//
// The notice gives no number, so every period is an internal target, asked for by name with the
// defaults of data/cities/nangong/targets.json; one that is missing there means that elapsed time
// is shown and nothing is ever over target:
//   dispute_coordination.state_position   3wd
//   dispute_coordination.negotiate        7wd
//   dispute_coordination.secure           –    owed for as long as the dispute lasts
//   dispute_coordination.coordinate       5wd
//   dispute_coordination.submit           1wd
//   dispute_coordination.review           3wd
//   dispute_coordination.reply            5wd
//   dispute_coordination.decide           7wd
//   dispute_coordination.obtain_decision  –    the common superior is not bound by the city
#include "kernel/duty_clock.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/duties.hpp"

#include <algorithm>
#include <array>

namespace liandong::dispute_coordination {
namespace {

constexpr DutyInfo position_duty{"state_position",
                                 "receiver",
                                 "sender",
                                 "opened or joined",
                                 "",
                                 "dispute_coordination.state_position",
                                 "3wd",
                                 Basis::internal,
                                 "3.6-a"};
constexpr DutyInfo negotiate_duty{"negotiate",
                                  "every party",
                                  "the other party",
                                  "arose or joined",
                                  "",
                                  "dispute_coordination.negotiate",
                                  "7wd",
                                  Basis::internal,
                                  "3.6-a"};
constexpr DutyInfo secure_duty{
    "secure", "interim",       "public", "opened or assigned", "", "dispute_coordination.secure",
    "",       Basis::internal, "3.6-a"};
constexpr DutyInfo coordinate_duty{"coordinate", "supervisor",
                                   "sender",     "party of another superior",
                                   "",           "dispute_coordination.coordinate",
                                   "5wd",        Basis::internal,
                                   "3.6-a"};
constexpr DutyInfo submit_duty{"submit",     "interim",
                               "government", "negotiation failed",
                               "",           "dispute_coordination.submit",
                               "1wd",        Basis::internal,
                               "3.6-b"};
constexpr DutyInfo review_duty{
    "review", "supervisor",    "submitter", "submitted", "", "dispute_coordination.review",
    "3wd",    Basis::internal, "3.6-b"};
constexpr DutyInfo reply_duty{"reply", "every other party",          "government", "reviewed",
                              "",      "dispute_coordination.reply", "5wd",        Basis::internal,
                              "3.6-b"};
constexpr DutyInfo decide_duty{"decide",    "government",
                               "submitter", "replied or time over",
                               "",          "dispute_coordination.decide",
                               "7wd",       Basis::internal,
                               "3.6-b"};
constexpr DutyInfo obtain_duty{"obtain_decision",
                               "supervisor",
                               "submitter",
                               "replied or time over",
                               "",
                               "dispute_coordination.obtain_decision",
                               "",
                               Basis::internal,
                               "3.6-b"};

constexpr std::array table{position_duty, negotiate_duty, secure_duty, coordinate_duty, submit_duty,
                           review_duty,   reply_duty,     decide_duty, obtain_duty};

std::optional<Instant> bound_of(const DutyInfo& info, Instant from, const Targets& targets,
                                const WorkCalendar& calendar) {
  const std::optional<Period> period = targets.of(info.target);
  if (!period) return std::nullopt;
  const std::optional<Due> ends = due(*period, from, calendar);
  return ends ? std::optional(ends->due_before) : std::nullopt;
}

const Submission* accepted_submission(const Dispute& dispute) {
  const bool accepted = !dispute.submissions.empty() && dispute.submissions.back().accepted;
  return accepted ? &dispute.submissions.back() : nullptr;
}

// Everybody has been heard, or had the time to be: a late reply gives the government no more time.
// [3.6-b; I5]
Instant heard_at(const Dispute& dispute, const Submission& submission, const Targets& targets,
                 const WorkCalendar& calendar) {
  const std::optional<Instant> bound = reply_bound(dispute, targets, calendar);
  if (!dispute.all_replied_at) return bound.value_or(*submission.reviewed_at);
  return bound ? std::min(*dispute.all_replied_at, *bound) : *dispute.all_replied_at;
}

class Builder {
 public:
  Builder(const Dispute& dispute, const Targets& targets, const WorkCalendar& calendar)
      : dispute_(dispute),
        targets_(targets),
        calendar_(calendar),
        rows_(targets, calendar, dispute.closed_at) {}

  std::vector<Obligation> build() {
    parties();
    interims();
    coordination();
    submit_duties();
    submissions();
    return std::move(rows_).take();
  }

 private:
  void parties();
  void interims();
  void coordination();
  void submit_duties();
  void submissions();
  void hearing(const Submission& submission);
  [[nodiscard]] UnitId opener() const { return dispute_.parties.front().unit; }

  const Dispute& dispute_;
  const Targets& targets_;
  const WorkCalendar& calendar_;
  common::DutyRows rows_;
};

// 双方协商解决: everybody says what it holds, and all of them negotiate.  [3.6-a]
void Builder::parties() {
  for (std::size_t i = 0; i < dispute_.parties.size(); ++i) {
    const Party& party = dispute_.parties[i];
    const bool raised = i == 0;
    const Instant since = i < 2 ? dispute_.arose_at : party.joined_at;
    Obligation talks = rows_.row(negotiate_duty, i + 1, party.unit,
                                 raised ? dispute_.parties[1].unit : opener(), since);
    talks.discharged_at = party.negotiated_at;
    rows_.add(std::move(talks));
    if (raised) continue;
    Obligation position = rows_.row(position_duty, i, party.unit, opener(), party.joined_at);
    if (party.position_lapsed_at) {
      position.superseded_at = party.position_lapsed_at;
    } else if (!party.positions.empty()) {
      position.discharged_at = party.positions.front().stated_at;
    }
    rows_.add(std::move(position));
  }
}

// Danger is stopped, evidence preserved and the complainant answered meanwhile.  [3.6-a; Q9]
void Builder::interims() {
  std::size_t n = 0;
  for (const Interim& interim : dispute_.interims) {
    Obligation row = rows_.row(secure_duty, ++n, interim.unit, {}, interim.since);
    row.superseded_at = interim.ended_at;
    rows_.add(std::move(row));
  }
}

// S coordinates first where the government of the city is not that of all.  [L:penalty_law-25; Q11]
void Builder::coordination() {
  const auto vertical = std::find_if(dispute_.parties.begin(), dispute_.parties.end(),
                                     [](const Party& party) { return !party.superior.empty(); });
  if (vertical == dispute_.parties.end()) return;
  Obligation row =
      rows_.row(coordinate_duty, 1, dispute_.coordinating_office, opener(), vertical->joined_at);
  if (!dispute_.coordinations.empty()) {
    row.discharged_at = dispute_.coordinations.front().held_at;
  }
  rows_.add(std::move(row));
}

// Known from the start and owed from the moment negotiation has failed.  [3.6-b]
void Builder::submit_duties() {
  std::size_t n = 0;
  for (const SubmitDuty& duty : dispute_.submit_duties) {
    ++n;
    std::optional<Instant> trigger = duty.since;
    if (!duty.after_return) {
      trigger = negotiation_bound(dispute_, targets_, calendar_);
      if (duty.failed_at && (!trigger || *duty.failed_at < *trigger)) trigger = duty.failed_at;
    }
    if (!trigger) continue;
    Obligation row =
        rows_.row(submit_duty, n, duty.unit, dispute_.government, std::max(duty.since, *trigger));
    row.discharged_at = duty.submitted_at;
    if (!duty.submitted_at) row.superseded_at = duty.ended_at;
    rows_.add(std::move(row));
  }
}

void Builder::submissions() {
  std::size_t n = 0;
  for (const Submission& submission : dispute_.submissions) {
    Obligation row = rows_.row(review_duty, ++n, dispute_.coordinating_office, submission.submitter,
                               submission.submitted_at);
    row.discharged_at = submission.reviewed_at;
    rows_.add(std::move(row));
  }
  if (const Submission* submission = accepted_submission(dispute_)) hearing(*submission);
}

// 提请市人民政府决定: the others answer, the government decides.  [3.6-b]
void Builder::hearing(const Submission& submission) {
  std::size_t n = 0;
  for (const Party& party : dispute_.parties) {
    if (party.unit == submission.submitter) continue;
    Obligation row =
        rows_.row(reply_duty, ++n, party.unit, dispute_.government, *submission.reviewed_at);
    row.discharged_at = party.replied_at;
    rows_.add(std::move(row));
  }
  const bool vertical = has_vertical_party(dispute_);
  Obligation decide =
      rows_.row(vertical ? obtain_duty : decide_duty, 1,
                vertical ? dispute_.coordinating_office : dispute_.government, submission.submitter,
                heard_at(dispute_, submission, targets_, calendar_));
  if (!vertical) decide.target_before = decision_bound(dispute_, targets_, calendar_);
  if (dispute_.ruling) decide.discharged_at = dispute_.ruling->decided_at;
  rows_.add(std::move(decide));
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::optional<Instant> negotiation_bound(const Dispute& dispute, const Targets& targets,
                                         const WorkCalendar& calendar) {
  return bound_of(negotiate_duty, dispute.arose_at, targets, calendar);
}

std::optional<Instant> reply_bound(const Dispute& dispute, const Targets& targets,
                                   const WorkCalendar& calendar) {
  const Submission* submission = accepted_submission(dispute);
  if (submission == nullptr) return std::nullopt;
  return bound_of(reply_duty, *submission->reviewed_at, targets, calendar);
}

// An extension gives the same time once more, from the last day of the first.
std::optional<DutyClock> decision_clock(const Dispute& dispute, const Targets& targets,
                                        const WorkCalendar& calendar) {
  const Submission* submission = accepted_submission(dispute);
  if (submission == nullptr) return std::nullopt;
  const std::optional<Period> period = targets.of(decide_duty.target);
  if (!period) return std::nullopt;
  DutyClock clock{*period, heard_at(dispute, *submission, targets, calendar)};
  if (dispute.decision_extended_at) {
    clock.extensions.push_back(
        {*dispute.decision_extended_at, *period, ClockCause::decision_extended});
  }
  return clock;
}

std::optional<Instant> decision_bound(const Dispute& dispute, const Targets& targets,
                                      const WorkCalendar& calendar) {
  const std::optional<DutyClock> clock = decision_clock(dispute, targets, calendar);
  const std::optional<Due> ends = clock ? read(*clock, calendar).due : std::nullopt;
  return ends ? std::optional(ends->due_before) : std::nullopt;
}

std::vector<Obligation> obligations(const Dispute& dispute, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(dispute, targets, calendar).build();
}

}  // namespace liandong::dispute_coordination
