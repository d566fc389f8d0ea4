// Every duty a case transfer ever gave rise to, computed from its state.
//
// Internal targets asked for by name, with the defaults of data/cities/nangong/targets.json; one
// that is missing there means that elapsed time is shown and nothing is ever over target:
//   case_transfer.dissuade            –    the notice says "at once"
//   case_transfer.tell                2h
//   case_transfer.confirm_urgency     24h
//   case_transfer.receive             1wd
//   case_transfer.receive.urgent      2h
//   case_transfer.complete_materials  3wd
//   case_transfer.respond             5wd
//   case_transfer.supply              3wd
//   case_transfer.secure              –    owed for as long as the dispute lasts
//   case_transfer.decide_filing       15wd
//   case_transfer.report_result       5wd
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/duties.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace liandong::case_transfer {
namespace {

constexpr DutyInfo transfer_duty{"transfer",   "sender",      "competent_unit",
                                 "discovered", "3wd / 24h",   "",
                                 "",           Basis::notice, "3.1.1-a / 3.1.1-c"};
constexpr DutyInfo dissuade_duty{"dissuade", "sender",
                                 "party",    "discovered in progress",
                                 "prompt",   "case_transfer.dissuade",
                                 "",         Basis::notice,
                                 "3.1.1-d"};
constexpr DutyInfo tell_duty{"tell",
                             "sender",
                             "competent_unit",
                             "discovered in progress",
                             "prompt",
                             "case_transfer.tell",
                             "2h",
                             Basis::notice,
                             "3.1.1-e"};
constexpr DutyInfo confirm_duty{"confirm_urgency",
                                "sender",
                                "public",
                                "urgency declared",
                                "",
                                "case_transfer.confirm_urgency",
                                "24h",
                                Basis::internal,
                                "3.1.1-c"};
constexpr DutyInfo receive_duty{
    "receive", "receiver",      "sender", "issued", "", "case_transfer.receive",
    "1wd",     Basis::internal, "3.1.1-a"};
constexpr DutyInfo receive_urgent_duty{
    "receive", "receiver",      "sender", "issued urgent", "", "case_transfer.receive.urgent",
    "2h",      Basis::internal, "3.1.1-c"};
constexpr DutyInfo complete_duty{"complete_materials",
                                 "sender",
                                 "receiver",
                                 "issued incomplete",
                                 "",
                                 "case_transfer.complete_materials",
                                 "3wd",
                                 Basis::internal,
                                 "3.1.2-b"};
constexpr DutyInfo respond_duty{
    "respond", "receiver",      "sender", "received", "", "case_transfer.respond",
    "5wd",     Basis::internal, "3.1.1-a"};
constexpr DutyInfo supply_duty{
    "supply", "sender",        "receiver", "supplement requested", "", "case_transfer.supply",
    "3wd",    Basis::internal, "3.1.2-b"};
constexpr DutyInfo secure_duty{
    "secure", "interim",       "public", "objected or assigned", "", "case_transfer.secure",
    "",       Basis::internal, "3.6-a"};
constexpr DutyInfo decide_filing_duty{
    "decide_filing", "receiver",      "sender", "accepted", "", "case_transfer.decide_filing",
    "15wd",          Basis::internal, "3.1.1-a"};
constexpr DutyInfo decide_case_duty{
    "decide_case", "receiver", "public", "filed", "90cd", "", "", Basis::law, "L:penalty_law-60"};
constexpr DutyInfo report_duty{"report_result",
                               "receiver",
                               "sender",
                               "decided or not filed",
                               "",
                               "case_transfer.report_result",
                               "5wd",
                               Basis::internal,
                               "3.1.1-a"};

constexpr std::array table{transfer_duty, dissuade_duty,       tell_duty,          confirm_duty,
                           receive_duty,  receive_urgent_duty, complete_duty,      respond_duty,
                           supply_duty,   secure_duty,         decide_filing_duty, decide_case_duty,
                           report_duty};

std::optional<Instant> closed_at(const Transfer& transfer) {
  return transfer.dismissal ? transfer.dismissal->dismissed_at : transfer.result_reported_at;
}

class Builder {
 public:
  Builder(const Transfer& transfer, const Targets& targets, const WorkCalendar& calendar)
      : transfer_(transfer),
        targets_(targets),
        calendar_(calendar),
        receiver_(receiver(transfer)),
        rows_(targets, calendar, closed_at(transfer)) {}

  std::vector<Obligation> build() {
    if (transfer_.in_progress) first_response();
    urgencies();
    transfers();
    letters();
    answer();
    past();
    handling();
    return std::move(rows_).take();
  }

 private:
  // 3.1.1-a is the sentence of a township that transfers, 3.1.1-b that of a department.
  std::string clause(const DutyInfo& info) const {
    const bool by_direction = info.clause.substr(0, 7) == "3.1.1-a";
    if (by_direction) return transfer_.finder_is_local ? "3.1.1-a" : "3.1.1-b";
    return std::string(info.clause);
  }

  Obligation duty(const DutyInfo& info, std::size_t n, UnitId debtor, UnitId creditor,
                  Instant arises_at) const {
    Obligation row = rows_.row(info, n, debtor, creditor, arises_at);
    row.clause = clause(info);
    return row;
  }

  void add(Obligation row) { rows_.add(std::move(row)); }

  void first_response();
  void urgencies();
  void urgency(const Urgency& urgency, std::size_t n);
  void transfers();
  Obligation transfer(const Clock& clock, std::size_t n) const;
  void letters();
  Obligation receipt(const Letter& letter, std::size_t n) const;
  void answer();
  [[nodiscard]] std::optional<Instant> first_accepted_at() const;
  void past();
  void handling();

  const Transfer& transfer_;
  const Targets& targets_;
  const WorkCalendar& calendar_;
  UnitId receiver_;
  common::DutyRows rows_;
};

// 立即劝阻 and 及时告知, from the discovery.  [3.1.1-d, 3.1.1-e]
void Builder::first_response() {
  const auto add_one = [&](const DutyInfo& info, UnitId creditor,
                           const std::optional<EndedDuty>& ended) {
    const Instant arises_at = ended ? ended->arises_at : transfer_.discovered_at;
    Obligation row = duty(info, 1, transfer_.finder, creditor, arises_at);
    if (ended) row.discharged_at = ended->discharged_at;
    add(std::move(row));
  };
  add_one(dissuade_duty, {}, transfer_.dissuade_ended);
  add_one(tell_duty, transfer_.competent_unit, transfer_.tell_ended);
}

// The head looks at every urgency a subordinate declared, from the declaration.  [3.1.1-c; Q6]
void Builder::urgencies() {
  std::size_t n = 0;
  for (const Urgency& declined : transfer_.declined_urgencies) urgency(declined, ++n);
  if (transfer_.urgency && transfer_.urgency->needs_confirmation) urgency(*transfer_.urgency, ++n);
}

void Builder::urgency(const Urgency& urgency, std::size_t n) {
  Obligation row = duty(confirm_duty, n, transfer_.finder, {}, urgency.marked_at);
  row.discharged_at = urgency.confirmed_at ? urgency.confirmed_at : urgency.declined_at;
  add(std::move(row));
}

// Each letter discharges the duty to transfer; after a withdrawal it is owed again with the same
// clock. [3.1.1-a, 3.1.1-b, 3.1.1-c; Q2]
void Builder::transfers() {
  std::size_t n = 0;
  for (const Letter& letter : transfer_.letters) {
    Obligation row = transfer(letter.clock, ++n);
    row.creditor = letter.receiver;
    row.discharged_at = letter.issued_at;
    add(std::move(row));
  }
  const bool owed = transfer_.stage == Stage::found || transfer_.stage == Stage::dismissed;
  if (owed) add(transfer(current_clock(transfer_), n + 1));
}

// Outside the notice the same periods are targets only.
Obligation Builder::transfer(const Clock& clock, std::size_t n) const {
  const Basis basis = transfer_.outside_notice ? Basis::internal : Basis::notice;
  Obligation row =
      clocked_obligation(common::DutyRows::key(transfer_duty, n), std::string(transfer_duty.duty),
                         clause(transfer_duty), basis, transfer_clock(clock), calendar_);
  if (row.period.kind == PeriodKind::hours) row.clause = "3.1.1-c";
  row.debtor = transfer_.finder;
  row.creditor = transfer_.competent_unit;
  return row;
}

// The earlier of the ordinary and the urgent target, as for the duty to transfer.
Obligation Builder::receipt(const Letter& letter, std::size_t n) const {
  Obligation row = duty(receive_duty, n, letter.receiver, transfer_.finder, letter.issued_at);
  if (!letter.urgent_from) return row;
  Obligation urgent =
      duty(receive_urgent_duty, n, letter.receiver, transfer_.finder, *letter.urgent_from);
  const bool earlier =
      urgent.target_before && (!row.target_before || *urgent.target_before < *row.target_before);
  return earlier ? urgent : row;
}

void Builder::letters() {
  std::size_t n = 0;
  for (const Letter& letter : transfer_.letters) {
    Obligation row = receipt(letter, ++n);
    row.superseded_at = letter.withdrawn_at;
    if (!letter.withdrawn_at) row.discharged_at = transfer_.received_at;
    add(std::move(row));
    if (letter.materials_complete) continue;
    Obligation rest = duty(complete_duty, n, transfer_.finder, letter.receiver, letter.issued_at);
    rest.discharged_at = letter.materials_completed_at;
    if (!rest.discharged_at) rest.superseded_at = letter.withdrawn_at;
    add(std::move(rest));
  }
}

// Accept or object; ask once for what is missing; keep things safe while jurisdiction is in
// dispute. [3.1.1-a, 3.1.2-b, 3.6-a; Q7, Q9]
void Builder::answer() {
  if (!transfer_.received_at) return;
  const UnitId asked = addressee(transfer_);
  Obligation row = duty(respond_duty, 1, asked, transfer_.finder, *transfer_.received_at);
  const std::optional<Due> bound = respond_bound(transfer_, targets_, calendar_);
  row.target_before = bound ? std::optional(bound->due_before) : std::nullopt;
  row.provisional = bound && bound->provisional;
  row.discharged_at = first_accepted_at();
  add(std::move(row));
  if (transfer_.supplement) {
    const Supplement& supplement = *transfer_.supplement;
    Obligation supply = duty(supply_duty, 1, transfer_.finder, asked, supplement.requested_at);
    supply.discharged_at = supplement.supplied_at;
    supply.superseded_at = supplement.ended_at;
    add(std::move(supply));
  }
  std::size_t n = 0;
  for (const Interim& interim : transfer_.interims) {
    Obligation secure = duty(secure_duty, ++n, interim.unit, {}, interim.since);
    secure.superseded_at = interim.ended_at;
    add(std::move(secure));
  }
}

// What answered the transfer: the acceptance by the addressee or its first objection.
std::optional<Instant> Builder::first_accepted_at() const {
  const bool objected_first =
      !transfer_.objections.empty() && !transfer_.objections.front().on_new_facts;
  if (objected_first) return transfer_.objections.front().objected_at;
  return transfer_.past_handlings.empty() ? transfer_.accepted_at
                                          : transfer_.past_handlings.front().accepted_at;
}

// A case that went on elsewhere leaves what was owed by who had it.  [3.6-a, 3.6-b]
void Builder::past() {
  std::size_t n = 0;
  for (const PastHandling& past : transfer_.past_handlings) {
    ++n;
    Obligation file = duty(decide_filing_duty, n, past.unit, transfer_.finder, past.accepted_at);
    if (past.filing) {
      file.discharged_at = std::max(past.filing->decided_at, past.accepted_at);
    } else {
      file.superseded_at = past.questioned_at;
    }
    add(std::move(file));
    if (past.filing && past.filing->filed) {
      Obligation decide = rows_.legal_row(decide_case_duty, n, past.unit, {},
                                          *past.filing->filed_at, calendar_days(90));
      decide.superseded_at = past.ended_at;
      add(std::move(decide));
    }
  }
}

// Decide on filing, decide the case, tell the sender.  [3.1.1-a, L:penalty_law-60]
void Builder::handling() {
  if (!transfer_.accepted_at) return;
  const std::size_t n = transfer_.past_handlings.size() + 1;
  const std::optional<Filing>& filing = transfer_.filing;
  Obligation file =
      duty(decide_filing_duty, n, receiver_, transfer_.finder, *transfer_.accepted_at);
  if (filing) {
    file.discharged_at = std::max(filing->decided_at, *transfer_.accepted_at);
  } else if (transfer_.stage == Stage::objected) {
    file.superseded_at = transfer_.objections.back().objected_at;
  }
  add(std::move(file));
  if (!filing) return;
  if (filing->filed) {
    // A dispute does not stop what the law counts from the filing.
    Obligation decide =
        rows_.legal_row(decide_case_duty, n, receiver_, {}, *filing->filed_at, calendar_days(90));
    if (transfer_.outcome) decide.discharged_at = transfer_.outcome->decided_at;
    add(std::move(decide));
    if (!transfer_.outcome) return;
  }
  const Instant decided_at = filing->filed ? transfer_.outcome->decided_at : filing->decided_at;
  // A finder that was itself named competent puts the result on file; it owes it to nobody else.
  const UnitId told = receiver_ == transfer_.finder ? UnitId{} : transfer_.finder;
  Obligation report = duty(report_duty, 1, receiver_, told, decided_at);
  report.discharged_at = transfer_.result_reported_at;
  add(std::move(report));
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Transfer& transfer, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(transfer, targets, calendar).build();
}

}  // namespace liandong::case_transfer
