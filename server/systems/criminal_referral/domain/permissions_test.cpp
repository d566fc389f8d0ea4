// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {
namespace {

using domain_test::deciding_words;
using domain_test::on_duty_words;
using domain_test::Sentence;
using domain_test::working_words;

// Stages in which the case is the sender's or an organ's and not closed.
constexpr std::string_view open_words =
    "suspected approved not_approved referred receipted filed not_filed reconsidering supervised "
    "returned ";
constexpr std::string_view organ_words =
    "referred receipted filed not_filed reconsidering supervised ";

const std::vector<Sentence> sentences{
    {"record_suspicion", "new ", "anyone ", on_duty_words},
    {"record_unprosecuted", "new ", "anyone ", "officer "},
    {"attach_material", open_words, "sender ", working_words},
    {"attach_material", organ_words, "receiver ", "officer "},
    {"attach_material", "back_found ", "sender ", "officer "},
    {"attach_material", "back_sent back_received ", "receiver ", working_words},
    {"remove_material", open_words, "sender ", working_words},
    {"remove_material", organ_words, "receiver ", "officer "},
    {"remove_material", "back_found ", "sender ", "officer "},
    {"remove_material", "back_sent back_received ", "receiver ", working_words},
    {"form_task_force", "suspected ", "sender ", "head "},
    {"check_threshold", "suspected approved not_approved ", "sender ", deciding_words},
    {"submit_report", "suspected not_approved ", "sender ", deciding_words},
    {"decide_referral", "suspected ", "sender ", "head "},
    {"record_penalty", open_words, "sender ", deciding_words},
    {"send_decision_copy", open_words, "sender ", deciding_words},
    {"refer", "approved ", "sender ", "head "},
    {"sign_receipt", "referred supervised ", "receiver ", "officer "},
    {"pass_on", "receipted ", "receiver ", "officer "},
    {"notify_incomplete", "receipted ", "receiver ", "officer "},
    {"supply", "receipted ", "sender ", working_words},
    {"decide_filing", "receipted supervised ", "receiver ", "officer "},
    {"record_outside_result", "receipted ", "sender ", deciding_words},
    {"request_reconsideration", "not_filed ", "sender ", "head "},
    {"decide_reconsideration", "reconsidering ", "receiver ", "officer "},
    {"suggest_supervision", "referred receipted not_filed ", "sender ", "head "},
    {"demand_reasons", "not_filed supervised ", "supervisor ", "officer "},
    {"state_reasons", "supervised ", "receiver ", "officer "},
    {"order_filing", "supervised ", "supervisor ", "officer "},
    {"end_supervision", "supervised ", "supervisor ", "officer "},
    {"accept_non_filing", "not_filed ", "sender ", "head "},
    {"hand_over", "filed ", "sender ", deciding_words},
    {"sign_handover", "filed ", "receiver ", "officer "},
    {"conclude", "not_approved returned ", "sender ", "head "},
    {"send_back", "back_found ", "sender ", "officer "},
    {"receive_back", "back_sent ", "receiver ", on_duty_words},
    {"decline_back", "back_sent back_received ", "receiver ", "head "},
    {"decide_case", "back_received ", "receiver ", deciding_words},
    {"report_result", "back_received ", "receiver ", "head "},
    {"correct", open_words, "sender ", deciding_words},
    {"correct", "back_found back_sent back_received ", "sender ", "officer "},
    {"record_rendered_letter",
     "suspected approved not_approved referred receipted filed not_filed reconsidering supervised "
     "returned handed_over concluded back_found back_sent back_received result_reported ",
     "system ", "system_admin "}};

std::vector<std::string> commands() {
  std::set<std::string> words;
  for (const Command& one : attempts(*suspected().state, at("2026-03-02 10:00"))) {
    words.insert(std::string(name_of(one)));
  }
  return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  const int walked = domain_test::walk_permissions(permissions(), sentences, commands(),
                                                   domain_test::stage_words<Stage>());
  CHECK(walked > 50'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  const std::vector<std::string> all = commands();
  CHECK(all.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted;
  for (const Permission& row : permissions()) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

TEST_CASE("nobody does business as administrator, reader or decider") {
  domain_test::check_no_foreign_roles(permissions(), true);
}

TEST_CASE("custody goes to the organ with the receipt and back with the papers") {
  const auto keeper = [](const Matter& matter) { return custodian(*matter.state).str(); };
  CHECK(keeper(suspected()) == "town");
  CHECK(keeper(referred()) == "town");
  CHECK(keeper(receipted()) == "police");
  CHECK(keeper(filed()) == "police");
  CHECK(keeper(not_filed()) == "town");
  CHECK(keeper(demanded()) == "procuratorate");
  CHECK(keeper(returned()) == "town");
  CHECK(keeper(back_sent()) == "police");
}

TEST_CASE("the procuratorate supervises what was copied to it, and not its own case") {
  const auto relation = [](const Matter& matter, std::string_view unit) {
    return relations(*matter.state, UnitId{unit});
  };
  CHECK(relation(approved(), "procuratorate") == 0);
  CHECK(relation(receipted(), "procuratorate") == bits(Relation::supervisor));
  CHECK(relation(receipted(), "police") == (Relation::receiver | Relation::custodian));
  CHECK(relation(receipted(), "town") == bits(Relation::sender));
  CHECK(relation(receipted(), "commission") == 0);
  CHECK(relation(receipted(CrimeKind::procuratorate), "procuratorate") ==
        (Relation::receiver | Relation::custodian));
}

TEST_CASE("the office that drafted stands where its unit stands") {
  Matter matter;
  matter.must("town.team", Role::handler, suspicion(at("2026-03-02 09:00")),
              at("2026-03-02 09:00"));
  CHECK(matter.state->sender == UnitId{"town"});
  CHECK(matter.state->drafting_office == UnitId{"town.team"});
  CHECK(relations(*matter.state, UnitId{"town.team"}) == (Relation::sender | Relation::custodian));
}

}  // namespace liandong::criminal_referral::test
