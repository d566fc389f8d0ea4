// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/case_transfer/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {
namespace {

constexpr std::string_view working = domain_test::working_words;
constexpr std::string_view on_duty = domain_test::on_duty_words;
constexpr std::string_view deciding = domain_test::deciding_words;
constexpr std::string_view open_stages = "found issued received supplementing objected accepted ";
constexpr std::string_view sent_stages = "issued received supplementing objected accepted ";

using domain_test::Sentence;
const std::vector<Sentence> sentences{
    {"record_finding", "new ", "anyone ", on_duty},
    {"mark_urgent", "found ", "sender ", on_duty},
    {"mark_urgent", "issued received supplementing ", "receiver ", on_duty},
    {"mark_urgent", "found issued received supplementing ", "supervisor ", "coordinator "},
    {"confirm_urgency", open_stages, "sender ", "head "},
    {"record_dissuasion", open_stages, "sender custodian interim ", on_duty},
    {"tell_competent_unit", open_stages, "sender ", on_duty},
    {"approve_later_start", "found ", "sender ", "head "},
    {"dismiss_finding", "found ", "sender ", "head "},
    {"attach_material", open_stages, "sender custodian ", working},
    {"remove_material", "found ", "sender ", working},
    {"issue", "found ", "sender ", "head "},
    {"complete_materials", sent_stages, "sender ", working},
    {"withdraw", "issued ", "sender ", "head "},
    {"receive", "issued ", "receiver ", on_duty},
    {"accept", "received supplementing ", "receiver ", deciding},
    {"request_supplement", "received ", "receiver ", deciding},
    {"supply", "supplementing ", "sender ", working},
    {"object", "received supplementing ", "receiver ", "head "},
    {"consent_to_objection", "accepted ", "supervisor ", "coordinator "},
    {"object_on_new_facts", "accepted ", "receiver ", "head "},
    {"assign_interim", "objected ", "supervisor ", "coordinator "},
    {"decide_filing", "accepted ", "receiver ", deciding},
    {"record_outcome", "accepted ", "receiver ", deciding},
    {"record_execution", "accepted concluded ", "receiver ", deciding},
    {"report_result", "accepted ", "receiver ", deciding},
    {"correct", "found issued received supplementing objected accepted concluded ", "sender ",
     deciding},
    {"mark_suspected_crime", "found received accepted ", "custodian ", deciding},
    {"await_dispute", "objected ", "system ", "system_admin "},
    {"continue_at_unit", "objected ", "system ", "system_admin "},
    {"take_evidence", open_stages, "system ", "system_admin "},
    {"take_materials", "found ", "system ", "system_admin "},
    {"note_referral", open_stages, "system ", "system_admin "},
    {"end_suspicion", open_stages, "system ", "system_admin "},
    {"record_rendered_letter",
     "found issued received supplementing objected accepted concluded dismissed ", "system ",
     "system_admin "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
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

}  // namespace liandong::case_transfer::test
