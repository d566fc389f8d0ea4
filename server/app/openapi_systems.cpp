#include "app/openapi_systems.hpp"

#include "systems/case_transfer/domain/state.hpp"
#include "systems/case_transfer/wire_bounds.hpp"
#include "systems/complaint_intake/domain/state.hpp"
#include "systems/complaint_intake/wire_bounds.hpp"
#include "systems/criminal_referral/domain/state.hpp"
#include "systems/criminal_referral/wire_bounds.hpp"
#include "systems/dispute_coordination/domain/state.hpp"
#include "systems/dispute_coordination/wire_bounds.hpp"
#include "systems/enforcement_assistance/domain/state.hpp"
#include "systems/enforcement_assistance/wire_bounds.hpp"
#include "systems/information_sharing/domain/request_state.hpp"
#include "systems/information_sharing/domain/state.hpp"
#include "systems/information_sharing/wire_bounds.hpp"
#include "systems/joint_enforcement/consultation/domain/state.hpp"
#include "systems/joint_enforcement/consultation/wire_bounds.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/state.hpp"
#include "systems/joint_enforcement/hazard_notice/wire_bounds.hpp"
#include "systems/joint_enforcement/joint_operation/domain/state.hpp"
#include "systems/joint_enforcement/joint_operation/wire_bounds.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/state.hpp"
#include "systems/joint_enforcement/liaison_roster/wire_bounds.hpp"
#include "systems/joint_enforcement/standing_group/domain/state.hpp"
#include "systems/joint_enforcement/standing_group/wire_bounds.hpp"
#include "systems/jurisdiction/basis_provision/domain/state.hpp"
#include "systems/jurisdiction/basis_provision/wire_bounds.hpp"
#include "systems/jurisdiction/law_change/domain/state.hpp"
#include "systems/jurisdiction/law_change/wire_bounds.hpp"
#include "systems/jurisdiction/list_revision/domain/state.hpp"
#include "systems/jurisdiction/list_revision/wire_bounds.hpp"

namespace liandong::app {
namespace {

template <class Event>
void add_events(json::SchemaBook& book, boost::json::array& all) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Event>>([&](auto type) {
    all.push_back(book.schema<typename decltype(type)::type>(json::SchemaMode::view));
  });
}

template <class State, class Command, class Event>
SystemSchemas schemas_of(std::string_view system) {
  SystemSchemas schemas{system, {}, add_events<Event>, view<State>};
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Command>>([&](auto type) {
    using C = typename decltype(type)::type;
    schemas.bodies.emplace(C::name, request<C>);
  });
  return schemas;
}

}  // namespace

std::vector<SystemSchemas> system_schemas() {
  namespace complaint = complaint_intake;
  namespace dispute = dispute_coordination;
  namespace assistance = enforcement_assistance;
  std::vector<SystemSchemas> all;
  all.push_back(schemas_of<case_transfer::Transfer, case_transfer::Command, case_transfer::Event>(
      "case_transfer"));
  all.push_back(
      schemas_of<complaint::Complaint, complaint::Command, complaint::Event>("complaint_intake"));
  all.push_back(schemas_of<assistance::Assistance, assistance::Command, assistance::Event>(
      "enforcement_assistance"));
  all.push_back(
      schemas_of<dispute::Dispute, dispute::Command, dispute::Event>("dispute_coordination"));
  all.push_back(schemas_of<hazard_notice::Notice, hazard_notice::Command, hazard_notice::Event>(
      "hazard_notice"));
  all.push_back(schemas_of<consultation::Meeting, consultation::Command, consultation::Event>(
      "consultation"));
  all.push_back(
      schemas_of<criminal_referral::Referral, criminal_referral::Command, criminal_referral::Event>(
          "criminal_referral"));
  all.push_back(schemas_of<information_sharing::SharedItem, information_sharing::Command,
                           information_sharing::Event>("information_sharing"));
  all.push_back(schemas_of<information_request::InformationRequest, information_request::Command,
                           information_request::Event>("information_request"));
  all.push_back(
      schemas_of<basis_provision::Provision, basis_provision::Command, basis_provision::Event>(
          "basis_provision"));
  all.push_back(
      schemas_of<law_change::LawChange, law_change::Command, law_change::Event>("law_change"));
  all.push_back(schemas_of<list_revision::Revision, list_revision::Command, list_revision::Event>(
      "list_revision"));
  all.push_back(
      schemas_of<joint_operation::Operation, joint_operation::Command, joint_operation::Event>(
          "joint_operation"));
  all.push_back(schemas_of<standing_group::Group, standing_group::Command, standing_group::Event>(
      "standing_group"));
  all.push_back(schemas_of<liaison_roster::Roster, liaison_roster::Command, liaison_roster::Event>(
      "liaison_roster"));
  return all;
}

}  // namespace liandong::app
