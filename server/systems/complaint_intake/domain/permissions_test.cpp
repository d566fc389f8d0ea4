// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/complaint_intake/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake::test {
namespace {

constexpr std::string_view working = domain_test::working_words;
constexpr std::string_view on_duty = domain_test::on_duty_words;
constexpr std::string_view deciding = domain_test::deciding_words;
constexpr std::string_view open_stages =
    "registered passed objected accepted handling transferring transferred linked answering "
    "declined ";
constexpr std::string_view passed_stages =
    "passed objected accepted handling transferring transferred linked answering ";

using domain_test::Sentence;
const std::vector<Sentence> sentences{
    {"register", "new ", "anyone ", on_duty},
    {"add_complainant", open_stages, "sender custodian ", on_duty},
    {"attach_material", open_stages, "sender custodian interim ", working},
    {"notify_and_pass", "registered ", "sender ", deciding},
    {"pass_material", passed_stages, "sender ", working},
    {"accept", "registered ", "sender ", deciding},
    {"accept", "passed ", "receiver ", deciding},
    {"decline", "registered ", "sender ", "head "},
    {"object", "passed ", "receiver ", "head "},
    {"await_dispute", "objected ", "system ", "system_admin "},
    {"assign_interim", "objected ", "system ", "system_admin "},
    {"settle_jurisdiction", "objected ", "system ", "system_admin "},
    {"request_guidance", "accepted handling transferring transferred linked answering ",
     "receiver ", working},
    {"give_guidance", "passed accepted handling transferring transferred linked answering ",
     "sender ", working},
    {"record_verification", "accepted ", "custodian ", deciding},
    {"decide_filing", "handling ", "custodian ", deciding},
    {"record_outcome", "handling ", "custodian ", deciding},
    {"record_execution", "answering closed ", "custodian ", deciding},
    {"transfer", "transferring ", "custodian ", "head "},
    {"note_transfer", "transferred ", "system ", "system_admin "},
    {"take_back", "transferred ", "system ", "system_admin "},
    {"mark_suspected_crime", "handling ", "custodian ", deciding},
    {"note_referral", open_stages, "system ", "system_admin "},
    {"end_suspicion", open_stages, "system ", "system_admin "},
    {"link_duplicate", "registered accepted ", "custodian ", deciding},
    {"record_reported_result", "transferred linked ", "custodian ", deciding},
    {"answer", "answering declined ", "custodian ", deciding},
    {"excuse_answer", "answering declined ", "custodian ", "head "},
    {"give_feedback", "answering ", "receiver ", deciding},
    {"reveal_identity",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "sender custodian ", deciding},
    {"extend_verification", "accepted ", "custodian ", "head "},
    {"withdraw_consent",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "sender custodian ", on_duty},
    {"withdraw_consent",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "system ", "system_admin "},
    {"record_rating",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "system ", "system_admin "},
    {"issue_letter",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "sender custodian ", "head "},
    {"record_rendered_letter",
     "registered passed objected accepted handling transferring transferred linked answering "
     "declined closed ",
     "system ", "system_admin "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.register_at("town", at("2026-11-16 09:00"));
  std::set<std::string> words;
  for (const Command& one : attempts(*matter.state, at("2026-11-16 10:00"))) {
    words.insert(std::string(name_of(one)));
  }
  return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  const int walked = domain_test::walk_permissions(permissions(), sentences, commands(),
                                                   domain_test::stage_words<Stage>());
  CHECK(walked > 19'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  const std::vector<std::string> all = commands();
  CHECK(all.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted;
  for (const Permission& row : permissions()) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

TEST_CASE("nobody does business as administrator, reader, decider or officer") {
  domain_test::check_no_foreign_roles(permissions());
}

}  // namespace liandong::complaint_intake::test
