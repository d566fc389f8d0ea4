// Every kind of duty of a referral, one by one.
#pragma once

#include "systems/criminal_referral/domain/duties.hpp"

#include <array>

namespace liandong::criminal_referral::duty {

using common::DutyInfo;

// clang-format off
// Columns: word, debtor, creditor, arises when, legal period, target, its default, basis, clause.
// The enforcing unit.
inline constexpr DutyInfo check_threshold{"check_threshold", "sender", "public", "suspicion found",
    "prompt", "criminal_referral.check_threshold", "3wd", Basis::notice, "3.7-b"};
inline constexpr DutyInfo form_task_force{"form_task_force", "sender", "public", "suspicion found",
    "prompt", "criminal_referral.form_task_force", "1wd", Basis::law, "L:order_310-5"};
inline constexpr DutyInfo submit_report{"submit_report", "sender", "public", "suspicion found",
    "prompt", "criminal_referral.submit_report", "7wd", Basis::law, "L:order_310-5"};
inline constexpr DutyInfo decide_referral{"decide_referral", "sender", "public", "report received",
    "3cd", "criminal_referral.decide_referral", "3cd", Basis::law, "3.7-c / L:order_310-5"};
inline constexpr DutyInfo refer{"refer", "sender", "receiver", "approved",
    "24h", "criminal_referral.refer", "24h", Basis::law, "3.7-c / L:order_310-5"};
inline constexpr DutyInfo send_copy{"send_decision_copy", "sender", "receiver", "penalty decided",
    "10cd", "", "", Basis::law, "L:transfer_opinion"};
inline constexpr DutyInfo supply{"supply", "sender", "receiver", "told what is missing",
    "3cd", "", "", Basis::law, "L:police_procedure-180"};
inline constexpr DutyInfo follow_outside{"follow_outside", "sender", "public", "passed on outside",
    "", "criminal_referral.follow_outside", "", Basis::internal, "3.7-e"};
inline constexpr DutyInfo answer_non_filing{"answer_non_filing", "sender", "receiver",
    "told of non-filing", "3cd, procuratorate 5cd", "", "", Basis::law,
    "L:order_310-9 / L:procuratorate_rules / L:order_310-19"};
inline constexpr DutyInfo hand_over{"hand_over", "sender", "receiver", "told of filing",
    "3cd", "criminal_referral.hand_over", "3cd", Basis::law, "L:order_310-12 / 3.7-e"};
inline constexpr DutyInfo conclude{"conclude", "sender", "public", "not approved or returned",
    "prompt", "criminal_referral.conclude", "15wd", Basis::law, "L:order_310-10"};
// Police, commission or procuratorate that has the case.
inline constexpr DutyInfo sign_receipt{"sign_receipt", "receiver", "sender", "referred",
    "prompt", "criminal_referral.sign_receipt", "24h", Basis::law, "L:order_310-7"};
inline constexpr DutyInfo pass_on{"pass_on", "receiver", "sender", "receipt of another's case",
    "24h", "", "", Basis::law, "L:order_310-7"};
inline constexpr DutyInfo notify_incomplete{"notify_incomplete", "receiver", "sender",
    "receipt of incomplete papers", "24h", "", "", Basis::law, "L:police_procedure-180"};
inline constexpr DutyInfo decide_filing{"decide_filing", "receiver", "sender", "receipt signed",
    "3cd", "criminal_referral.decide_filing", "", Basis::law,
    "L:order_310-8 / L:procuratorate_rules / L:order_310-19"};
inline constexpr DutyInfo reconsider{"decide_reconsideration", "receiver", "sender",
    "reconsideration requested", "3cd, procuratorate 7cd and 15cd", "", "", Basis::law,
    "L:order_310-9 / L:procuratorate_rules"};
inline constexpr DutyInfo state_reasons{"state_reasons", "receiver", "procuratorate",
    "reasons demanded", "7cd", "", "", Basis::law, "L:police_procedure-182"};
inline constexpr DutyInfo file_as_ordered{"file_as_ordered", "receiver", "procuratorate",
    "filing ordered", "15cd", "", "", Basis::law, "L:police_procedure-182"};
inline constexpr DutyInfo sign_handover{"sign_handover", "receiver", "sender", "handed over",
    "", "criminal_referral.sign_handover", "1wd", Basis::internal, "L:order_310-12"};
// The procuratorate that supervises.
inline constexpr DutyInfo examine{"examine_suggestion", "procuratorate", "sender",
    "supervision suggested", "prompt", "criminal_referral.examine_suggestion", "7wd", Basis::law,
    "L:order_310-14"};
inline constexpr DutyInfo judge{"judge_reasons", "procuratorate", "sender", "reasons stated",
    "prompt", "criminal_referral.judge_reasons", "7wd", Basis::law, "L:police_procedure-182"};
// The way back.
inline constexpr DutyInfo send_back{"send_back", "sender", "receiver", "not prosecuted or declined",
    "prompt", "criminal_referral.send_back", "3wd", Basis::law, "L:order_310-13"};
inline constexpr DutyInfo receive_back{"receive_back", "receiver", "sender", "sent back",
    "", "criminal_referral.receive_back", "1wd", Basis::internal, "L:penalty_law-27"};
inline constexpr DutyInfo decide_case{"decide_case", "receiver", "sender", "sent back",
    "prompt", "criminal_referral.decide_case", "15wd", Basis::law, "L:penalty_law-27"};
inline constexpr DutyInfo report_result{"report_result", "receiver", "sender", "sent back",
    "as the opinion says", "criminal_referral.report_result", "60cd", Basis::law,
    "L:penalty_law-27"};
// clang-format on

inline constexpr std::array table{
    check_threshold, form_task_force, submit_report,   decide_referral,   refer,
    send_copy,       supply,          follow_outside,  answer_non_filing, hand_over,
    conclude,        sign_receipt,    pass_on,         notify_incomplete, decide_filing,
    reconsider,      state_reasons,   file_as_ordered, sign_handover,     examine,
    judge,           send_back,       receive_back,    decide_case,       report_result};

}  // namespace liandong::criminal_referral::duty
