// Things that are allowed but look wrong; and commands that have nothing to act on.
#include "systems/criminal_referral/domain/warnings.hpp"

#include "systems/criminal_referral/domain/referral.hpp"

#include <algorithm>
#include <array>

namespace liandong::criminal_referral {
namespace {

constexpr std::array words{
    std::string_view("officer_without_certificate"),
    std::string_view("contact_missing"),
    std::string_view("case_not_named"),
    std::string_view("money_penalty_counts"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RecordSuspicion& command) {
  if (command.case_number.empty() && command.origin.empty()) found.emplace_back("case_not_named");
}

void warn(Words& found, const FormTaskForce& command) {
  if (std::any_of(command.officers.begin(), command.officers.end(),
                  [](const Officer& officer) { return officer.certificate.empty(); })) {
    found.emplace_back("officer_without_certificate");
  }
}

void warn(Words& found, const Refer& command) {
  if (command.contact.empty()) found.emplace_back("contact_missing");
}

void warn(Words& found, const SendBack& command) {
  if (command.contact.empty()) found.emplace_back("contact_missing");
}

// A fine decided before is set off against the court's, and its copy is due.  [L:order_310-11]
void warn(Words& found, const RecordPenalty& command) {
  if (command.amount_fen > 0) found.emplace_back("money_penalty_counts");
}

template <class Command>
void warn(Words&, const Command&) {}

bool report_waits(const Referral& r) { return !r.reports.empty() && !r.reports.back().decided_at; }

bool inside(const Referral& r) { return !r.rounds.empty() && !r.rounds.back().receiver.empty(); }

bool demanded(const Referral& r) {
  const Supervision* one = open_supervision(r);
  return one != nullptr && one->demanded_at;
}
bool ordered(const Referral& r) {
  const Supervision* one = open_supervision(r);
  return one != nullptr && one->ordered_at;
}

struct Use {
  std::string_view command;
  bool (*there)(const Referral&);
};

constexpr std::array uses{
    Use{RemoveMaterial::name,
        [](const Referral& r) {
          return std::any_of(r.materials.begin(), r.materials.end(),
                             [&](const Material& m) { return !was_sent(r, m.id); });
        }},
    Use{SubmitReport::name,
        [](const Referral& r) { return r.task_force_at.has_value() && !report_waits(r); }},
    Use{DecideReferral::name,
        [](const Referral& r) { return report_waits(r) && !r.checks.empty(); }},
    Use{SendDecisionCopy::name,
        [](const Referral& r) {
          return std::any_of(r.penalties.begin(), r.penalties.end(),
                             [](const Penalty& p) { return !p.copied_at; });
        }},
    Use{SignReceipt::name,
        [](const Referral& r) { return inside(r) && !r.rounds.back().receipted_at; }},
    Use{PassOn::name, inside},
    Use{NotifyIncomplete::name,
        [](const Referral& r) { return inside(r) && !r.rounds.back().incomplete_at; }},
    Use{Supply::name,
        [](const Referral& r) {
          return !r.rounds.empty() && r.rounds.back().incomplete_at && !r.rounds.back().supplied_at;
        }},
    Use{DecideFiling::name, inside},
    Use{RecordOutsideResult::name, [](const Referral& r) { return !inside(r); }},
    Use{RequestReconsideration::name,
        [](const Referral& r) {
          if (!inside(r)) return false;
          const CrimeKind kind = r.rounds.back().kind;
          const std::size_t most = kind == CrimeKind::procuratorate ? 2 : 1;
          return kind != CrimeKind::duty_crime && r.objections.size() < most;
        }},
    Use{SuggestSupervision::name,
        [](const Referral& r) {
          return inside(r) && r.rounds.back().kind == CrimeKind::ordinary &&
                 !r.procuratorate.empty();
        }},
    Use{DemandReasons::name, [](const Referral& r) { return inside(r) && !demanded(r); }},
    Use{StateReasons::name,
        [](const Referral& r) {
          return demanded(r) && !ordered(r) && !open_supervision(r)->stated_at;
        }},
    Use{OrderFiling::name, [](const Referral& r) { return demanded(r) && !ordered(r); }},
    Use{EndSupervision::name, [](const Referral& r) { return !ordered(r); }},
    Use{HandOver::name, [](const Referral& r) { return !r.handover; }},
    Use{SignHandover::name, [](const Referral& r) { return r.handover.has_value(); }},
    Use{DeclineBack::name,
        [](const Referral& r) {
          return !r.back_rounds.empty() && !r.back_rounds.back().case_decided_at;
        }},
    Use{DecideCase::name,
        [](const Referral& r) {
          return !r.back_rounds.empty() && !r.back_rounds.back().case_decided_at;
        }},
    Use{ReportResult::name,
        [](const Referral& r) {
          return !r.back_rounds.empty() && r.back_rounds.back().case_decided_at.has_value();
        }},
};

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  Words found;
  std::visit([&](const auto& one) { warn(found, one); }, command);
  return found;
}

std::span<const std::string_view> warning_words() { return words; }

bool has_use(const Referral& referral, std::string_view command) {
  return std::all_of(uses.begin(), uses.end(),
                     [&](const Use& use) { return use.command != command || use.there(referral); });
}

}  // namespace liandong::criminal_referral
