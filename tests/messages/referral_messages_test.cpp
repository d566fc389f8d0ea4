// Every word that criminal referral can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/criminal_referral/domain/duties.hpp"
#include "systems/criminal_referral/domain/referral.hpp"
#include "systems/criminal_referral/domain/refusals.hpp"
#include "systems/criminal_referral/domain/warnings.hpp"

namespace liandong::criminal_referral {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of referrals have labels") {
  check_vocabulary<Stage, Command, Event>("criminal_referral", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of referrals has labels") {
  const boost::json::object file = read("messages/criminal_referral.json");
  check_only(file, "crime_kind", enumerators<CrimeKind>());
  check_only(file, "threshold_finding", enumerators<ThresholdFinding>());
  check_only(file, "capacity", enumerators<Capacity>());
  check_only(file, "penalty_kind", enumerators<PenaltyKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "conclusion", enumerators<Conclusion>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  check_only(file, "non_filing_ground", enumerators<NonFilingGround>());
  check_only(file, "back_ground", enumerators<BackGround>());
  check_only(file, "letter_kind", enumerators<LetterKind>());
  Words fields = command_fields<Command>();
  add_fields<Officer>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of referrals has a sentence in both languages, of its own or shared") {
  check_refusals("criminal_referral", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of referrals ask for") {
  check_targets("criminal_referral", duties());
}

}  // namespace liandong::criminal_referral
