#include "systems/jurisdiction/list_revision/domain/shape.hpp"

#include "systems/jurisdiction/list_revision/domain/limits.hpp"

namespace liandong::list_revision {
namespace {

/// Checks one change; whatever is wrong names its row.
class Row {
 public:
  Row(Checks& checks, std::size_t index)
      : checks_(checks), number_(static_cast<std::int64_t>(index) + 1) {}

  void needed(std::string_view member, bool there) {
    checks_.refuse_if(!there, Refusal::change_incomplete, member, {}, number_);
  }
  void text(std::string_view member, std::string_view words, std::uint32_t max) {
    checks_.refuse_if(common::characters(words) > max, Refusal::change_too_long, member, {},
                      number_);
  }

 private:
  Checks& checks_;
  std::int64_t number_;
};

void basis(Row& row, const ListChange& change) {
  row.needed("law", !change.law.empty());
  row.needed("article", !change.article.empty());
}

void needed_by_kind(Row& row, const ListChange& change) {
  switch (change.kind) {
    case ListChangeKind::assign:
      row.needed("mode", change.mode.has_value());
      row.needed("decision", !change.decision.empty());
      [[fallthrough]];
    case ListChangeKind::revoke:
      row.needed("unit", !change.unit.empty());
      row.needed("territory", !change.territory.empty());
      return;
    case ListChangeKind::replace_basis:
      basis(row, change);
      return;
    case ListChangeKind::add_item:
      row.needed("item_name", !change.item_name.empty());
      row.needed("domain", !change.domain.empty());
      row.needed("item_kind", change.item_kind.has_value());
      row.needed("original_department", !change.original_department.empty());
      basis(row, change);
      return;
    case ListChangeKind::retire_item:
      return;
  }
}

void shape_of_changes(Checks& checks, const std::vector<ListChange>& changes) {
  checks.length("changes", changes.size(), 1, limits::changes);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const ListChange& change = changes[i];
    Row row(checks, i);
    row.needed("item", !change.item.empty());
    row.needed("effective_on", change.effective_on != LocalDay{});
    needed_by_kind(row, change);
    row.text("decision", change.decision, limits::decision);
    row.text("replaced_law", change.replaced_law, limits::short_text);
    row.text("law", change.law, limits::short_text);
    row.text("article", change.article, limits::short_text);
    row.text("basis_text", change.basis_text, limits::row_text);
    row.text("penalty", change.penalty, limits::row_text);
    row.text("item_name", change.item_name, limits::item_name);
    row.text("domain", change.domain, limits::short_text);
    row.text("inspection_powers", change.inspection_powers, limits::row_text);
    row.text("coercive_powers", change.coercive_powers, limits::row_text);
  }
}

void shape(Checks& checks, const ProposeRevision& command, const Context&) {
  checks.required("title", command.title, limits::title);
  checks.required("reasons", command.reasons, limits::long_text);
  checks.optional("legal_basis", command.legal_basis, limits::note);
  shape_of_changes(checks, command.changes);
}

void shape(Checks& checks, const Revise& command, const Context&) {
  shape_of_changes(checks, command.changes);
  checks.required("explanation", command.explanation, limits::reason);
}

void shape(Checks& checks, const Review& command, const Context&) {
  checks.required("opinion", command.opinion, limits::reason);
}

void shape(Checks& checks, const AuthorisePublication& command, const Context&) {
  checks.optional("note", command.note, limits::reason);
}

void shape(Checks& checks, const Publish& command, const Context&) {
  checks.required("decision_number", command.decision_number, limits::decision);
  checks.optional("note", command.note, limits::note);
}

void shape(Checks& checks, const ReturnRevision& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const WithdrawProposal& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::list_revision
