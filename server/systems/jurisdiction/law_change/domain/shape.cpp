#include "systems/jurisdiction/law_change/domain/shape.hpp"

#include "systems/jurisdiction/domain/concerned.hpp"
#include "systems/jurisdiction/law_change/domain/limits.hpp"

namespace liandong::law_change {
namespace {

void shape(Checks& checks, const RegisterLawChange& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.required("law", command.law, limits::law);
  checks.optional("articles", command.articles, limits::articles);
  checks.required("known_at", command.known_at, context);
  checks.refuse_if(command.effective_on == LocalDay{}, CommonRefusal::field_required,
                   "effective_on");
  jurisdiction::check_each_once(checks, "items", command.items, limits::items);
  jurisdiction::check_each_once(checks, "holders", command.holders, limits::holders);
  checks.optional("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const AnnounceBasisChange& command, const Context&) {
  std::vector<ItemCode> items;
  for (const ItemChange& change : command.changes) {
    items.push_back(change.item);
    checks.required("before", change.before, limits::long_text);
    checks.required("after", change.after, limits::long_text);
    checks.optional("effect", change.effect, limits::reason);
  }
  jurisdiction::check_each_once(checks, "changes", std::move(items), limits::items);
  checks.optional("transition", command.transition, limits::reason);
}

void shape(Checks&, const Acknowledge&, const Context&) {}

// Exactly one of the revision and the reason why there is none.
void shape(Checks& checks, const RecordRevision& command, const Context&) {
  const bool none = command.none_needed;
  checks.refuse_if(!none && command.revision.empty(), CommonRefusal::field_required, "revision");
  checks.refuse_if(none && command.reason.empty(), CommonRefusal::field_required, "reason");
  checks.refuse_if(none && !command.revision.empty(), CommonRefusal::field_not_allowed, "revision");
  checks.optional("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const MarkAffected& command, const Context&) {
  checks.refuse_if(command.matter.empty(), CommonRefusal::field_required, "matter");
  checks.required("system", command.system, limits::identifier);
  checks.refuse_if(command.item.empty(), CommonRefusal::field_required, "item");
  checks.refuse_if(command.custodian.empty(), CommonRefusal::field_required, "custodian");
}

void shape(Checks& checks, const DropLawChange& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::law_change
