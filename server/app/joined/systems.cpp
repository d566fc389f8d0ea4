#include "app/joined/systems.hpp"

#include "systems/case_transfer/system.hpp"
#include "systems/complaint_intake/system.hpp"
#include "systems/criminal_referral/system.hpp"
#include "systems/dispute_coordination/system.hpp"
#include "systems/enforcement_assistance/system.hpp"
#include "systems/information_sharing/system.hpp"
#include "systems/joint_enforcement/consultation/system.hpp"
#include "systems/joint_enforcement/hazard_notice/system.hpp"
#include "systems/joint_enforcement/joint_operation/system.hpp"
#include "systems/joint_enforcement/liaison_roster/system.hpp"
#include "systems/joint_enforcement/standing_group/system.hpp"
#include "systems/jurisdiction/basis_provision/system.hpp"
#include "systems/jurisdiction/law_change/system.hpp"
#include "systems/jurisdiction/list_revision/system.hpp"

namespace liandong::app {

std::vector<engine::System> all_systems() {
  std::vector<engine::System> all;
  all.push_back(case_transfer::system());
  all.push_back(complaint_intake::system());
  all.push_back(enforcement_assistance::system());
  all.push_back(dispute_coordination::system());
  all.push_back(hazard_notice::system());
  all.push_back(consultation::system());
  all.push_back(criminal_referral::system());
  all.push_back(information_sharing::system());
  all.push_back(information_sharing::request_system());
  all.push_back(basis_provision::system());
  all.push_back(law_change::system());
  all.push_back(list_revision::system());
  all.push_back(joint_operation::system());
  all.push_back(standing_group::system());
  all.push_back(liaison_roster::system());
  return all;
}

}  // namespace liandong::app
