#include "systems/information_sharing/domain/request_shape.hpp"

#include "systems/information_sharing/domain/limits.hpp"

namespace liandong::information_request {
namespace {

namespace limits = information_sharing::limits;

void shape(Checks& checks, const RequestInformation& command, const Context&) {
  checks.refuse_if(command.asked.empty(), CommonRefusal::field_required, "asked");
  checks.required("title", command.title, limits::title);
  checks.required("need", command.need, limits::long_text);
  checks.required("purpose", command.purpose, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

void shape(Checks& checks, const RemoveMaterial& command, const Context&) {
  checks.required("material", command.material, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AnswerRequest& command, const Context&) {
  checks.optional("content", command.content, limits::long_text);
}

void shape(Checks& checks, const Decline& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const OverruleDecline& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Confirm& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const AskAgain& command, const Context&) {
  checks.required("missing", command.missing, limits::reason);
}

void shape(Checks& checks, const Withdraw& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

std::uint32_t longest(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::need:
      return limits::long_text;
    case CorrectableField::purpose:
      return limits::reason;
  }
  return 0;
}

void shape(Checks& checks, const Correct& command, const Context&) {
  checks.required("text", command.text, longest(command.field));
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::information_request
