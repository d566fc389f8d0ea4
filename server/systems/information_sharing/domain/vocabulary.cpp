#include "systems/information_sharing/domain/vocabulary.hpp"

#include "kernel/check.hpp"

#include <cstdlib>

namespace liandong::information_sharing {

Category category_of(Kind kind) {
  switch (kind) {
    case Kind::law_change:
    case Kind::regulation_change:
    case Kind::rule_change:
      return Category::basis_changes;
    case Kind::licence:
    case Kind::supervision:
      return Category::licences_and_supervision;
    case Kind::penalty_decision:
    case Kind::penalty_execution:
      return Category::penalty_decisions;
    case Kind::field_management:
    case Kind::statistical_analysis:
    case Kind::archive_management:
    case Kind::superior_assessment:
      return Category::statistics;
    case Kind::discretion_standard:
    case Kind::enforcement_flow:
      return Category::standards_and_flows;
    case Kind::inspection_record:
    case Kind::bulletin:
    case Kind::other_dynamics:
      return Category::dynamics;
    case Kind::complaint_acceptance:
    case Kind::complaint_outcome:
      return Category::complaint_handling;
    case Kind::other:
      return Category::other;
  }
  LIANDONG_CHECK(false);
  std::abort();
}

std::string_view clause_of(Category category) {
  switch (category) {
    case Category::basis_changes:
      return "3.3.1";  // [3.3.1]
    case Category::licences_and_supervision:
      return "3.3.2";  // [3.3.2]
    case Category::penalty_decisions:
      return "3.3.3-a";  // [3.3.3-a]
    case Category::statistics:
      return "3.3.4";  // [3.3.4]
    case Category::standards_and_flows:
      return "3.3.5";  // [3.3.5]
    case Category::dynamics:
      return "3.3.6";  // [3.3.6]
    case Category::complaint_handling:
      return "3.3.7";  // [3.3.7]
    case Category::other:
      return "3.3.8";  // [3.3.8]
  }
  LIANDONG_CHECK(false);
  std::abort();
}

std::string_view word_of(Category category) {
  switch (category) {
    case Category::basis_changes:
      return "basis_changes";
    case Category::licences_and_supervision:
      return "licences_and_supervision";
    case Category::penalty_decisions:
      return "penalty_decisions";
    case Category::statistics:
      return "statistics";
    case Category::standards_and_flows:
      return "standards_and_flows";
    case Category::dynamics:
      return "dynamics";
    case Category::complaint_handling:
      return "complaint_handling";
    case Category::other:
      return "other";
  }
  LIANDONG_CHECK(false);
  std::abort();
}

}  // namespace liandong::information_sharing
