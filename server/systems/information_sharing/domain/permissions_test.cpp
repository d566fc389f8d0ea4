// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/information_sharing/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing::test {
namespace {

using domain_test::Sentence;

constexpr std::string_view working = "handler head liaison_a liaison_b coordinator ";
constexpr std::string_view on_duty = "handler head liaison_a liaison_b duty_desk coordinator ";
constexpr std::string_view deciding = "handler head coordinator ";
constexpr std::string_view heads = "head coordinator ";
constexpr std::string_view waiting = "formed extended ";

const std::vector<Sentence> sentences{
    {"record_formed", "new ", "anyone ", on_duty},
    {"attach_material", waiting, "sender ", working},
    {"remove_material", waiting, "sender ", working},
    {"extend", waiting, "sender ", deciding},
    {"share", waiting, "sender ", working},
    {"add_recipients", "shared ", "sender ", working},
    {"withdraw", "shared ", "sender ", heads},
    {"discard", "formed extended shared acknowledged ", "sender ", heads},
    {"correct", "formed extended shared acknowledged ", "sender ", deciding},
    {"acknowledge", "shared ", "receiver ",
     "handler head liaison_a liaison_b duty_desk coordinator decider officer "}};

namespace request = information_request;

const std::vector<Sentence> request_sentences{
    {"request_information", "new ", "anyone ", working},
    {"attach_material", "requested ", "sender receiver ", working},
    {"remove_material", "requested ", "sender receiver ", working},
    {"answer_request", "requested ", "receiver ", working},
    {"decline", "requested ", "receiver ", heads},
    {"overrule_decline", "declined ", "supervisor ", "coordinator "},
    {"confirm", "answered declined ", "sender ", working},
    {"ask_again", "answered ", "sender ", working},
    {"withdraw", "requested answered declined ", "sender ", deciding},
    {"correct", "requested ", "sender ", deciding}};

template <class Command>
std::vector<std::string> words_of(const std::vector<Command>& all) {
  std::set<std::string> words;
  for (const Command& one : all) words.insert(std::string(domain_test::name_of(one)));
  return {words.begin(), words.end()};
}

void check_complete(std::span<const Permission> table, const std::vector<std::string>& all,
                    std::size_t size) {
  CHECK(all.size() == size);
  std::set<std::string> permitted;
  for (const Permission& row : table) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

std::vector<std::string> commands() {
  Item item;
  item.form(at("2026-03-06 09:00"));
  return words_of(attempts(*item.state, at("2026-03-06 10:00")));
}

std::vector<std::string> request_commands() {
  request::test::Request one;
  one.ask(at("2026-03-06 09:00"));
  return words_of(request::test::attempts(*one.state, at("2026-03-06 10:00")));
}

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  CHECK(domain_test::walk_permissions(permissions(), sentences, commands(),
                                      domain_test::stage_words<Stage>()) > 4'500);
  CHECK(domain_test::walk_permissions(request::permissions(), request_sentences, request_commands(),
                                      domain_test::stage_words<request::Stage>()) > 4'500);
}

TEST_CASE("every command of the types has a permission, and every permission a command") {
  check_complete(permissions(), commands(), std::variant_size_v<Command>);
  check_complete(request::permissions(), request_commands(), std::variant_size_v<request::Command>);
}

TEST_CASE("nobody does business as administrator or reader; whoever is told may say so") {
  domain_test::check_no_foreign_roles(request::permissions());
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    const bool receipt = row.command == Acknowledge::name;
    CHECK(row.roles.has(Role::decider) == receipt);
    CHECK(row.roles.has(Role::officer) == receipt);
    for (const Role role :
         {Role::system_admin, Role::security_admin, Role::audit_admin, Role::reader}) {
      CHECK_FALSE(row.roles.has(role));
    }
  }
}

TEST_CASE("custody of information is the holder's; of a request it goes to and fro") {
  Item item;
  item.form(at("2026-03-06 09:00"), Kind::bulletin, "dept.brigade");
  item.share(at("2026-03-06 10:00"));
  CHECK(custodian(*item.state) == UnitId{"dept"});
  CHECK(relations(*item.state, UnitId{"dept.brigade"}) == (Relation::sender | Relation::custodian));
  CHECK(relations(*item.state, UnitId{"town"}) == bits(Relation::receiver));
  CHECK(relations(*item.state, UnitId{"court"}) == 0);
  request::test::Request asked;
  asked.ask(at("2026-03-06 09:00"));
  CHECK(request::custodian(*asked.state) == UnitId{"town"});
  asked.answer(at("2026-03-06 10:00"));
  CHECK(request::custodian(*asked.state) == UnitId{"dept"});
  CHECK(request::relations(*asked.state, UnitId{"dept"}) ==
        (Relation::sender | Relation::custodian));
  CHECK(request::relations(*asked.state, UnitId{"town"}) == bits(Relation::receiver));
}

}  // namespace liandong::information_sharing::test
