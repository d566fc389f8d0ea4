// Which commands would be refused whatever their fields say.
#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>
#include <array>

namespace liandong::complaint_intake {
namespace {

struct Use {
  std::string_view command;
  bool (*there)(const Complaint&);
};

bool has_letter(const Complaint& c) {
  return std::any_of(c.complainants.begin(), c.complainants.end(), [&](const Complainant& one) {
    return can_be_told(c, one, LetterKind::acceptance) ||
           can_be_told(c, one, LetterKind::declined) || can_be_told(c, one, LetterKind::passed) ||
           can_be_told(c, one, LetterKind::result);
  });
}

bool passed(const Complaint& c) { return c.passing.has_value(); }

constexpr std::array uses{
    Use{Accept::name, [](const Complaint& c) { return passed(c) || !must_be_passed(c); }},
    Use{Decline::name, [](const Complaint& c) { return !must_be_passed(c); }},
    Use{PassMaterial::name,
        [](const Complaint& c) {
          return passed(c) && c.passing->material_owed && !c.passing->material_passed_at;
        }},
    Use{RequestGuidance::name, passed},
    Use{GiveGuidance::name, passed},
    Use{DecideFiling::name, [](const Complaint& c) { return !c.filing; }},
    Use{RecordOutcome::name, [](const Complaint& c) { return c.filing.has_value(); }},
    Use{RecordExecution::name,
        [](const Complaint& c) {
          return c.outcome && !c.outcome->executed_at &&
                 c.outcome->kind != DecisionKind::no_penalty;
        }},
    Use{MarkSuspectedCrime::name, [](const Complaint& c) { return !crime_suspected(c); }},
    Use{ExtendVerification::name, [](const Complaint& c) { return !c.extension; }},
    Use{IssueLetter::name, [](const Complaint& c) { return has_letter(c); }},
    Use{GiveFeedback::name, [](const Complaint& c) { return owes_feedback(c) && !c.feedback_at; }},
};

}  // namespace

bool has_use(const Complaint& complaint, std::string_view command) {
  const auto* const use = std::find_if(uses.begin(), uses.end(),
                                       [&](const Use& each) { return each.command == command; });
  return use == uses.end() || use->there(complaint);
}

}  // namespace liandong::complaint_intake
