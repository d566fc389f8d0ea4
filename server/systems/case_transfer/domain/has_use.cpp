// Which commands would be refused whatever their fields say.
#include "systems/case_transfer/domain/decide_each.hpp"

#include <algorithm>
#include <array>

namespace liandong::case_transfer {
namespace {

struct Use {
  std::string_view command;
  bool (*there)(const Transfer&);
};

bool urgency_waits(const Transfer& t) {
  return t.urgency && t.urgency->needs_confirmation && !t.urgency->confirmed_at;
}

bool later_start_possible(const Transfer& t) {
  return !t.later_start_at && t.jurisdiction_determined_at &&
         *t.jurisdiction_determined_at > t.discovered_at;
}

bool not_filed(const Transfer& t) { return t.filing && !t.filing->filed; }

bool execution_waits(const Transfer& t) {
  return t.outcome && !t.outcome->executed_at && t.outcome->kind != DecisionKind::no_penalty;
}

constexpr std::array uses{
    Use{MarkUrgent::name, [](const Transfer& t) { return !t.urgency; }},
    Use{ConfirmUrgency::name, urgency_waits},
    Use{ApproveLaterStart::name, later_start_possible},
    Use{RemoveMaterial::name, [](const Transfer& t) { return !t.materials.empty(); }},
    Use{CompleteMaterials::name, letter_incomplete},
    Use{RequestSupplement::name, [](const Transfer& t) { return !t.supplement; }},
    Use{ConsentToObjection::name, [](const Transfer& t) { return !t.objection_consented_at; }},
    Use{ObjectOnNewFacts::name,
        [](const Transfer& t) { return t.objection_consented_at && !not_filed(t) && !t.outcome; }},
    Use{DecideFiling::name, [](const Transfer& t) { return !t.filing; }},
    Use{RecordOutcome::name,
        [](const Transfer& t) { return t.filing && t.filing->filed && !t.outcome; }},
    Use{RecordExecution::name, execution_waits},
    Use{ReportResult::name,
        [](const Transfer& t) {
          return (not_filed(t) || t.outcome.has_value()) && !crime_suspected(t);
        }},
    Use{DismissFinding::name, [](const Transfer& t) { return !crime_suspected(t); }},
    Use{MarkSuspectedCrime::name, [](const Transfer& t) { return !crime_suspected(t); }},
};

}  // namespace

bool has_use(const Transfer& transfer, std::string_view command) {
  const auto* const use = std::find_if(uses.begin(), uses.end(),
                                       [&](const Use& each) { return each.command == command; });
  return use == uses.end() || use->there(transfer);
}

}  // namespace liandong::case_transfer
