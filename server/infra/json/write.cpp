#include "infra/json/write.hpp"

#include "kernel/personal_data.hpp"

namespace liandong::json {

void Writer::write_integer(std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.append(digits, end);
}

void Writer::write_reference(std::string_view id, std::string_view name) {
  out_ += "{\"id\":";
  append_string(out_, id);
  out_ += ",\"name\":";
  append_string(out_, name);
  out_ += '}';
}

void Writer::write_text(const Text& text, bool personal, bool masked) {
  if (resolver_ != nullptr) {
    if (text.empty()) {
      out_ += "\"\"";
    } else if (const auto words = resolver_->text(text, personal)) {
      append_string(out_, masked ? mask_identity(*words) : *words);
    } else {
      out_ += "null";
    }
    return;
  }
  if (text.empty()) {
    out_ += "null";
    return;
  }
  out_ += "{\"id\":";
  append_string(out_, text.id.view());
  out_ += ",\"commitment\":\"";
  append_hex(out_, text.commitment);
  out_ += "\",\"length\":";
  write_integer(text.length);
  out_ += '}';
}

}  // namespace liandong::json
