// The literal path of every command.
#include "app/command_paths.hpp"

#include "app/joined/systems.hpp"
#include "engine/common_decide.hpp"
#include "kernel/check.hpp"

#include <boost/mp11.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <type_traits>
#include <vector>

namespace liandong::app {
namespace {

constexpr auto paths = std::to_array<CommandPath>({
    {"/api/v1/case-transfers", "case_transfer", "record_finding"},
    {"/api/v1/case-transfers/:id/mark-urgent", "case_transfer", "mark_urgent"},
    {"/api/v1/case-transfers/:id/confirm-urgency", "case_transfer", "confirm_urgency"},
    {"/api/v1/case-transfers/:id/record-dissuasion", "case_transfer", "record_dissuasion"},
    {"/api/v1/case-transfers/:id/tell-competent-unit", "case_transfer", "tell_competent_unit"},
    {"/api/v1/case-transfers/:id/approve-later-start", "case_transfer", "approve_later_start"},
    {"/api/v1/case-transfers/:id/dismiss-finding", "case_transfer", "dismiss_finding"},
    {"/api/v1/case-transfers/:id/attach-material", "case_transfer", "attach_material"},
    {"/api/v1/case-transfers/:id/remove-material", "case_transfer", "remove_material"},
    {"/api/v1/case-transfers/:id/issue", "case_transfer", "issue"},
    {"/api/v1/case-transfers/:id/complete-materials", "case_transfer", "complete_materials"},
    {"/api/v1/case-transfers/:id/withdraw", "case_transfer", "withdraw"},
    {"/api/v1/case-transfers/:id/receive", "case_transfer", "receive"},
    {"/api/v1/case-transfers/:id/accept", "case_transfer", "accept"},
    {"/api/v1/case-transfers/:id/request-supplement", "case_transfer", "request_supplement"},
    {"/api/v1/case-transfers/:id/supply", "case_transfer", "supply"},
    {"/api/v1/case-transfers/:id/object", "case_transfer", "object"},
    {"/api/v1/case-transfers/:id/consent-to-objection", "case_transfer", "consent_to_objection"},
    {"/api/v1/case-transfers/:id/object-on-new-facts", "case_transfer", "object_on_new_facts"},
    {"/api/v1/case-transfers/:id/assign-interim", "case_transfer", "assign_interim"},
    {"/api/v1/case-transfers/:id/decide-filing", "case_transfer", "decide_filing"},
    {"/api/v1/case-transfers/:id/record-outcome", "case_transfer", "record_outcome"},
    {"/api/v1/case-transfers/:id/record-execution", "case_transfer", "record_execution"},
    {"/api/v1/case-transfers/:id/report-result", "case_transfer", "report_result"},
    {"/api/v1/case-transfers/:id/correct", "case_transfer", "correct"},
    {"/api/v1/case-transfers/:id/mark-suspected-crime", "case_transfer", "mark_suspected_crime"},
    {"/api/v1/complaints", "complaint_intake", "register"},
    {"/api/v1/complaints/:id/add-complainant", "complaint_intake", "add_complainant"},
    {"/api/v1/complaints/:id/attach-material", "complaint_intake", "attach_material"},
    {"/api/v1/complaints/:id/notify-and-pass", "complaint_intake", "notify_and_pass"},
    {"/api/v1/complaints/:id/pass-material", "complaint_intake", "pass_material"},
    {"/api/v1/complaints/:id/accept", "complaint_intake", "accept"},
    {"/api/v1/complaints/:id/decline", "complaint_intake", "decline"},
    {"/api/v1/complaints/:id/object", "complaint_intake", "object"},
    {"/api/v1/complaints/:id/request-guidance", "complaint_intake", "request_guidance"},
    {"/api/v1/complaints/:id/give-guidance", "complaint_intake", "give_guidance"},
    {"/api/v1/complaints/:id/record-verification", "complaint_intake", "record_verification"},
    {"/api/v1/complaints/:id/decide-filing", "complaint_intake", "decide_filing"},
    {"/api/v1/complaints/:id/record-outcome", "complaint_intake", "record_outcome"},
    {"/api/v1/complaints/:id/record-execution", "complaint_intake", "record_execution"},
    {"/api/v1/complaints/:id/transfer", "complaint_intake", "transfer"},
    {"/api/v1/complaints/:id/link-duplicate", "complaint_intake", "link_duplicate"},
    {"/api/v1/complaints/:id/record-reported-result", "complaint_intake", "record_reported_result"},
    {"/api/v1/complaints/:id/answer", "complaint_intake", "answer"},
    {"/api/v1/complaints/:id/excuse-answer", "complaint_intake", "excuse_answer"},
    {"/api/v1/complaints/:id/give-feedback", "complaint_intake", "give_feedback"},
    {"/api/v1/complaints/:id/reveal-identity", "complaint_intake", "reveal_identity"},
    {"/api/v1/complaints/:id/extend-verification", "complaint_intake", "extend_verification"},
    {"/api/v1/complaints/:id/withdraw-consent", "complaint_intake", "withdraw_consent"},
    {"/api/v1/complaints/:id/issue-letter", "complaint_intake", "issue_letter"},
    {"/api/v1/complaints/:id/mark-suspected-crime", "complaint_intake", "mark_suspected_crime"},
    {"/api/v1/enforcement-assistances", "enforcement_assistance", "record_need"},
    {"/api/v1/enforcement-assistances/:id/drop-need", "enforcement_assistance", "drop_need"},
    {"/api/v1/enforcement-assistances/:id/attach-material", "enforcement_assistance",
     "attach_material"},
    {"/api/v1/enforcement-assistances/:id/remove-material", "enforcement_assistance",
     "remove_material"},
    {"/api/v1/enforcement-assistances/:id/request", "enforcement_assistance", "request"},
    {"/api/v1/enforcement-assistances/:id/withdraw", "enforcement_assistance", "withdraw"},
    {"/api/v1/enforcement-assistances/:id/receive", "enforcement_assistance", "receive"},
    {"/api/v1/enforcement-assistances/:id/request-on-site", "enforcement_assistance",
     "request_on_site"},
    {"/api/v1/enforcement-assistances/:id/dispatch", "enforcement_assistance", "dispatch"},
    {"/api/v1/enforcement-assistances/:id/record-scene", "enforcement_assistance", "record_scene"},
    {"/api/v1/enforcement-assistances/:id/request-archives", "enforcement_assistance",
     "request_archives"},
    {"/api/v1/enforcement-assistances/:id/drop-archive-request", "enforcement_assistance",
     "drop_archive_request"},
    {"/api/v1/enforcement-assistances/:id/provide-archives", "enforcement_assistance",
     "provide_archives"},
    {"/api/v1/enforcement-assistances/:id/announce-extension", "enforcement_assistance",
     "announce_extension"},
    {"/api/v1/enforcement-assistances/:id/reply", "enforcement_assistance", "reply"},
    {"/api/v1/enforcement-assistances/:id/decline", "enforcement_assistance", "decline"},
    {"/api/v1/enforcement-assistances/:id/overrule-decline", "enforcement_assistance",
     "overrule_decline"},
    {"/api/v1/enforcement-assistances/:id/take-into-case", "enforcement_assistance",
     "take_into_case"},
    {"/api/v1/enforcement-assistances/:id/correct", "enforcement_assistance", "correct"},
    {"/api/v1/disputes", "dispute_coordination", "open_dispute"},
    {"/api/v1/disputes/:id/state-position", "dispute_coordination", "state_position"},
    {"/api/v1/disputes/:id/record-negotiation", "dispute_coordination", "record_negotiation"},
    {"/api/v1/disputes/:id/propose-agreement", "dispute_coordination", "propose_agreement"},
    {"/api/v1/disputes/:id/sign-agreement", "dispute_coordination", "sign_agreement"},
    {"/api/v1/disputes/:id/submit", "dispute_coordination", "submit"},
    {"/api/v1/disputes/:id/reply", "dispute_coordination", "reply"},
    {"/api/v1/disputes/:id/withdraw", "dispute_coordination", "withdraw"},
    {"/api/v1/disputes/:id/attach-material", "dispute_coordination", "attach_material"},
    {"/api/v1/disputes/:id/correct", "dispute_coordination", "correct"},
    {"/api/v1/disputes/:id/coordinate", "dispute_coordination", "coordinate"},
    {"/api/v1/disputes/:id/join-unit", "dispute_coordination", "join_unit"},
    {"/api/v1/disputes/:id/assign-interim", "dispute_coordination", "assign_interim"},
    {"/api/v1/disputes/:id/review", "dispute_coordination", "review"},
    {"/api/v1/disputes/:id/decide", "dispute_coordination", "decide"},
    {"/api/v1/disputes/:id/extend-decision", "dispute_coordination", "extend_decision"},
    {"/api/v1/disputes/:id/record-superior-decision", "dispute_coordination",
     "record_superior_decision"},
    {"/api/v1/hazard-notices", "hazard_notice", "record_hazard"},
    {"/api/v1/hazard-notices/:id/drop-hazard", "hazard_notice", "drop_hazard"},
    {"/api/v1/hazard-notices/:id/attach-material", "hazard_notice", "attach_material"},
    {"/api/v1/hazard-notices/:id/notify", "hazard_notice", "notify"},
    {"/api/v1/hazard-notices/:id/remind", "hazard_notice", "remind"},
    {"/api/v1/hazard-notices/:id/accept-reasons", "hazard_notice", "accept_reasons"},
    {"/api/v1/hazard-notices/:id/reject-reasons", "hazard_notice", "reject_reasons"},
    {"/api/v1/hazard-notices/:id/report-to-government", "hazard_notice", "report_to_government"},
    {"/api/v1/hazard-notices/:id/correct", "hazard_notice", "correct"},
    {"/api/v1/hazard-notices/:id/respond", "hazard_notice", "respond"},
    {"/api/v1/hazard-notices/:id/dispatch", "hazard_notice", "dispatch"},
    {"/api/v1/hazard-notices/:id/arrive", "hazard_notice", "arrive"},
    {"/api/v1/hazard-notices/:id/report-handling", "hazard_notice", "report_handling"},
    {"/api/v1/hazard-notices/:id/refuse", "hazard_notice", "refuse"},
    {"/api/v1/hazard-notices/:id/redirect", "hazard_notice", "redirect"},
    {"/api/v1/hazard-notices/:id/answer-instruction", "hazard_notice", "answer_instruction"},
    {"/api/v1/hazard-notices/:id/instruct", "hazard_notice", "instruct"},
    {"/api/v1/consultations", "consultation", "convene"},
    {"/api/v1/consultations/:id/reschedule", "consultation", "reschedule"},
    {"/api/v1/consultations/:id/cancel", "consultation", "cancel"},
    {"/api/v1/consultations/:id/record-minutes", "consultation", "record_minutes"},
    {"/api/v1/consultations/:id/resolve", "consultation", "resolve"},
    {"/api/v1/consultations/:id/drop-task", "consultation", "drop_task"},
    {"/api/v1/consultations/:id/correct", "consultation", "correct"},
    {"/api/v1/consultations/:id/add-topic", "consultation", "add_topic"},
    {"/api/v1/consultations/:id/sign-in", "consultation", "sign_in"},
    {"/api/v1/consultations/:id/report-task", "consultation", "report_task"},
    {"/api/v1/consultations/:id/attach-material", "consultation", "attach_material"},
    {"/api/v1/consultations/:id/confirm-task", "consultation", "confirm_task"},
    {"/api/v1/criminal-referrals", "criminal_referral", "record_suspicion"},
    {"/api/v1/criminal-referrals/:id/attach-material", "criminal_referral", "attach_material"},
    {"/api/v1/criminal-referrals/:id/remove-material", "criminal_referral", "remove_material"},
    {"/api/v1/criminal-referrals/:id/form-task-force", "criminal_referral", "form_task_force"},
    {"/api/v1/criminal-referrals/:id/check-threshold", "criminal_referral", "check_threshold"},
    {"/api/v1/criminal-referrals/:id/submit-report", "criminal_referral", "submit_report"},
    {"/api/v1/criminal-referrals/:id/decide-referral", "criminal_referral", "decide_referral"},
    {"/api/v1/criminal-referrals/:id/record-penalty", "criminal_referral", "record_penalty"},
    {"/api/v1/criminal-referrals/:id/send-decision-copy", "criminal_referral",
     "send_decision_copy"},
    {"/api/v1/criminal-referrals/:id/refer", "criminal_referral", "refer"},
    {"/api/v1/criminal-referrals/:id/supply", "criminal_referral", "supply"},
    {"/api/v1/criminal-referrals/:id/request-reconsideration", "criminal_referral",
     "request_reconsideration"},
    {"/api/v1/criminal-referrals/:id/suggest-supervision", "criminal_referral",
     "suggest_supervision"},
    {"/api/v1/criminal-referrals/:id/accept-non-filing", "criminal_referral", "accept_non_filing"},
    {"/api/v1/criminal-referrals/:id/record-outside-result", "criminal_referral",
     "record_outside_result"},
    {"/api/v1/criminal-referrals/:id/hand-over", "criminal_referral", "hand_over"},
    {"/api/v1/criminal-referrals/:id/conclude", "criminal_referral", "conclude"},
    {"/api/v1/criminal-referrals/:id/correct", "criminal_referral", "correct"},
    {"/api/v1/criminal-referrals/:id/sign-receipt", "criminal_referral", "sign_receipt"},
    {"/api/v1/criminal-referrals/:id/pass-on", "criminal_referral", "pass_on"},
    {"/api/v1/criminal-referrals/:id/notify-incomplete", "criminal_referral", "notify_incomplete"},
    {"/api/v1/criminal-referrals/:id/decide-filing", "criminal_referral", "decide_filing"},
    {"/api/v1/criminal-referrals/:id/decide-reconsideration", "criminal_referral",
     "decide_reconsideration"},
    {"/api/v1/criminal-referrals/:id/state-reasons", "criminal_referral", "state_reasons"},
    {"/api/v1/criminal-referrals/:id/sign-handover", "criminal_referral", "sign_handover"},
    {"/api/v1/criminal-referrals/:id/demand-reasons", "criminal_referral", "demand_reasons"},
    {"/api/v1/criminal-referrals/:id/order-filing", "criminal_referral", "order_filing"},
    {"/api/v1/criminal-referrals/:id/end-supervision", "criminal_referral", "end_supervision"},
    {"/api/v1/criminal-referrals/record-unprosecuted", "criminal_referral", "record_unprosecuted"},
    {"/api/v1/criminal-referrals/:id/send-back", "criminal_referral", "send_back"},
    {"/api/v1/criminal-referrals/:id/receive-back", "criminal_referral", "receive_back"},
    {"/api/v1/criminal-referrals/:id/decline-back", "criminal_referral", "decline_back"},
    {"/api/v1/criminal-referrals/:id/decide-case", "criminal_referral", "decide_case"},
    {"/api/v1/criminal-referrals/:id/report-result", "criminal_referral", "report_result"},
    {"/api/v1/shared-items", "information_sharing", "record_formed"},
    {"/api/v1/shared-items/:id/attach-material", "information_sharing", "attach_material"},
    {"/api/v1/shared-items/:id/remove-material", "information_sharing", "remove_material"},
    {"/api/v1/shared-items/:id/extend", "information_sharing", "extend"},
    {"/api/v1/shared-items/:id/share", "information_sharing", "share"},
    {"/api/v1/shared-items/:id/add-recipients", "information_sharing", "add_recipients"},
    {"/api/v1/shared-items/:id/withdraw", "information_sharing", "withdraw"},
    {"/api/v1/shared-items/:id/discard", "information_sharing", "discard"},
    {"/api/v1/shared-items/:id/correct", "information_sharing", "correct"},
    {"/api/v1/shared-items/:id/acknowledge", "information_sharing", "acknowledge"},
    {"/api/v1/information-requests", "information_request", "request_information"},
    {"/api/v1/information-requests/:id/attach-material", "information_request", "attach_material"},
    {"/api/v1/information-requests/:id/remove-material", "information_request", "remove_material"},
    {"/api/v1/information-requests/:id/answer-request", "information_request", "answer_request"},
    {"/api/v1/information-requests/:id/decline", "information_request", "decline"},
    {"/api/v1/information-requests/:id/overrule-decline", "information_request",
     "overrule_decline"},
    {"/api/v1/information-requests/:id/confirm", "information_request", "confirm"},
    {"/api/v1/information-requests/:id/ask-again", "information_request", "ask_again"},
    {"/api/v1/information-requests/:id/withdraw", "information_request", "withdraw"},
    {"/api/v1/information-requests/:id/correct", "information_request", "correct"},
    {"/api/v1/basis-provisions", "basis_provision", "record_assignment"},
    {"/api/v1/basis-provisions/:id/provide", "basis_provision", "provide"},
    {"/api/v1/basis-provisions/:id/acknowledge", "basis_provision", "acknowledge"},
    {"/api/v1/basis-provisions/:id/report-inaccuracy", "basis_provision", "report_inaccuracy"},
    {"/api/v1/basis-provisions/:id/correct-provision", "basis_provision", "correct_provision"},
    {"/api/v1/basis-provisions/:id/uphold-provision", "basis_provision", "uphold_provision"},
    {"/api/v1/basis-provisions/:id/drop-assignment", "basis_provision", "drop_assignment"},
    {"/api/v1/law-changes", "law_change", "register_law_change"},
    {"/api/v1/law-changes/:id/announce-basis-change", "law_change", "announce_basis_change"},
    {"/api/v1/law-changes/:id/acknowledge", "law_change", "acknowledge"},
    {"/api/v1/law-changes/:id/record-revision", "law_change", "record_revision"},
    {"/api/v1/law-changes/:id/drop-law-change", "law_change", "drop_law_change"},
    {"/api/v1/list-revisions", "list_revision", "propose_revision"},
    {"/api/v1/list-revisions/:id/revise", "list_revision", "revise"},
    {"/api/v1/list-revisions/:id/review", "list_revision", "review"},
    {"/api/v1/list-revisions/:id/authorise-publication", "list_revision", "authorise_publication"},
    {"/api/v1/list-revisions/:id/publish", "list_revision", "publish"},
    {"/api/v1/list-revisions/:id/return-revision", "list_revision", "return_revision"},
    {"/api/v1/list-revisions/:id/withdraw-proposal", "list_revision", "withdraw_proposal"},
    {"/api/v1/joint-operations", "joint_operation", "plan"},
    {"/api/v1/joint-operations/:id/change-plan", "joint_operation", "change_plan"},
    {"/api/v1/joint-operations/:id/invite-unit", "joint_operation", "invite_unit"},
    {"/api/v1/joint-operations/:id/confirm-participation", "joint_operation",
     "confirm_participation"},
    {"/api/v1/joint-operations/:id/decline-participation", "joint_operation",
     "decline_participation"},
    {"/api/v1/joint-operations/:id/name-officers", "joint_operation", "name_officers"},
    {"/api/v1/joint-operations/:id/record-action", "joint_operation", "record_action"},
    {"/api/v1/joint-operations/:id/record-result", "joint_operation", "record_result"},
    {"/api/v1/joint-operations/:id/add-case", "joint_operation", "add_case"},
    {"/api/v1/joint-operations/:id/conclude", "joint_operation", "conclude"},
    {"/api/v1/joint-operations/:id/cancel", "joint_operation", "cancel"},
    {"/api/v1/joint-operations/:id/correct", "joint_operation", "correct"},
    {"/api/v1/joint-operations/:id/attach-material", "joint_operation", "attach_material"},
    {"/api/v1/standing-groups", "standing_group", "found_group"},
    {"/api/v1/standing-groups/:id/change-members", "standing_group", "change_members"},
    {"/api/v1/standing-groups/:id/change-convener", "standing_group", "change_convener"},
    {"/api/v1/standing-groups/:id/change-period", "standing_group", "change_period"},
    {"/api/v1/standing-groups/:id/record-meeting", "standing_group", "record_meeting"},
    {"/api/v1/standing-groups/:id/dissolve", "standing_group", "dissolve"},
    {"/api/v1/liaison-rosters/:id/appoint-liaison", "liaison_roster", "appoint_liaison"},
    {"/api/v1/liaison-rosters/:id/end-liaison", "liaison_roster", "end_liaison"},
    {"/api/v1/liaison-rosters/:id/set-contact", "liaison_roster", "set_contact"},
    {"/api/v1/liaison-rosters/:id/remove-contact", "liaison_roster", "remove_contact"},
    {"/api/v1/liaison-rosters/:id/confirm-roster", "liaison_roster", "confirm_roster"},
    {"/api/v1/liaison-rosters/:id/close-roster", "liaison_roster", "close_roster"},
});

/// What every matter takes, below /api/v1: the plural is that of its system.
struct CommonPath {
  std::string_view below;
  std::string_view command;
};
constexpr CommonPath common_paths[] = {
    {"/:plural/:id/urge", engine::Urge::name},
    {"/:plural/:id/supervise", engine::Supervise::name},
    {"/:plural/:id/answer-supervision", engine::AnswerSupervision::name},
    {"/:plural/:id/request-guidance", engine::RequestGuidance::name},
    {"/:plural/:id/give-guidance", engine::GiveGuidance::name},
    {"/:plural/:id/link", engine::Link::name},
    {"/:plural/:id/assign-handler", engine::AssignHandler::name},
    {"/:plural/:id/add-note", engine::AddNote::name},
    {"/:plural/:id/record-paper-act", record_paper_act},
};

std::string path_of(const CommonPath& common, std::string_view plural) {
  std::string path{"/api/v1"};
  path.append(common.below);
  return path.replace(path.find(":plural"), std::string_view{":plural"}.size(), plural);
}

/// Of every system, unless it has a command of that name itself.
void add_common_paths(std::vector<CommandPath>& all, std::deque<std::string>& words) {
  for (const engine::System& system : all_systems()) {
    for (const CommonPath& common : common_paths) {
      if (system.command(common.command) == nullptr) {
        words.push_back(path_of(common, system.plural));
        all.push_back({words.back(), system.name, common.command});
      }
    }
  }
}

/// None may be forgotten.
void check_complete(const std::vector<CommandPath>& all) {
  const auto has = [&](std::string_view system, std::string_view command) {
    return std::any_of(all.begin(), all.end(), [&](const CommandPath& path) {
      return path.system == system && path.command == command;
    });
  };
  for (const engine::System& system : all_systems()) {
    for (const auto& command : system.commands) {
      LIANDONG_CHECK(command.by_platform || has(system.name, command.name));
    }
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, engine::CommonCommand>>(
        [&](auto one) { LIANDONG_CHECK(has(system.name, decltype(one)::type::name)); });
  }
}

}  // namespace

std::span<const CommandPath> command_paths() {
  static std::deque<std::string> words;
  static const std::vector<CommandPath> all = [] {
    std::vector<CommandPath> made{paths.begin(), paths.end()};
    add_common_paths(made, words);
    check_complete(made);
    return made;
  }();
  return all;
}

}  // namespace liandong::app
