#include "infra/json/schema.hpp"

#include "kernel/check.hpp"
#include "kernel/content.hpp"

#include <boost/json/serialize.hpp>

namespace liandong::json {
namespace {

// U+0000 is refused everywhere; the rest of Unicode is allowed.
constexpr std::string_view id_pattern = "^[A-Za-z0-9._:-]{1,36}$";
constexpr std::string_view optional_id_pattern = "^[A-Za-z0-9._:-]{0,36}$";
constexpr std::string_view written_instant = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+08:00$";

void set_bound(boost::json::object& schema, const Bound& bound) {
  const auto* type = schema.if_contains("type");
  LIANDONG_CHECK(type != nullptr && type->is_string());
  const std::string_view kind{type->get_string().data(), type->get_string().size()};
  LIANDONG_CHECK(kind == "string" || kind == "array" || kind == "integer");
  const bool text = kind == "string";
  const bool items = kind == "array";
  schema[text ? "minLength" : items ? "minItems" : "minimum"] = bound.min;
  schema[text ? "maxLength" : items ? "maxItems" : "maximum"] = bound.max;
}

void indent(std::string& out, const boost::json::value& value, std::size_t level);

template <class Each>
void indent_all(std::string& out, char open, char close, std::size_t size, std::size_t level,
                Each each) {
  out += open;
  for (std::size_t i = 0; i < size; ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(2 * (level + 1), ' ');
    each(i);
  }
  if (size > 0) {
    out += '\n';
    out.append(2 * level, ' ');
  }
  out += close;
}

void indent(std::string& out, const boost::json::value& value, std::size_t level) {
  if (const auto* object = value.if_object()) {
    indent_all(out, '{', '}', object->size(), level, [&](std::size_t i) {
      const auto& entry = *(object->begin() + static_cast<std::ptrdiff_t>(i));
      append_string(out, {entry.key().data(), entry.key().size()});
      out += ": ";
      indent(out, entry.value(), level + 1);
    });
  } else if (const auto* array = value.if_array()) {
    indent_all(out, '[', ']', array->size(), level,
               [&](std::size_t i) { indent(out, (*array)[i], level + 1); });
  } else {
    out += boost::json::serialize(value);
  }
}

}  // namespace

std::string component_name(std::string_view qualified) {
  std::string name;
  bool upper = true;
  while (!qualified.empty()) {
    const auto end = qualified.find("::");
    const std::string_view part = qualified.substr(0, end);
    qualified.remove_prefix(end == std::string_view::npos ? qualified.size() : end + 2);
    if (part == "liandong" || part.starts_with('{') || part.starts_with('(')) {
      continue;
    }
    upper = true;
    for (const char c : part) {
      if (c == '_') {
        upper = true;
        continue;
      }
      name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return name;
}

boost::json::value SchemaBook::plain(std::string_view type) {
  return boost::json::object{{"type", type}};
}

boost::json::value SchemaBook::formatted(std::string_view format) {
  return boost::json::object{{"type", "string"}, {"format", format}};
}

boost::json::value SchemaBook::reference(std::string_view name) {
  return boost::json::object{{"$ref", "#/components/schemas/" + std::string{name}}};
}

boost::json::value SchemaBook::nullable(boost::json::value schema) {
  auto& object = schema.as_object();
  if (object.empty() || object.contains("anyOf")) {
    return schema;  // anything, or null already
  }
  auto* type = object.if_contains("type");
  if (type == nullptr) {
    return boost::json::object{{"anyOf", {std::move(schema), plain("null")}}};
  }
  if (type->is_string()) {
    *type = boost::json::array{*type, "null"};
  }
  return schema;
}

boost::json::value SchemaBook::add(std::string_view name, boost::json::value schema) {
  const auto* known = components_.if_contains(name);
  // Two types of one name would show one of them under a false flag.
  LIANDONG_CHECK(known == nullptr || *known == schema);
  if (known == nullptr) {
    components_.emplace(name, std::move(schema));
  }
  return reference(name);
}

void SchemaBook::add_member(Members& members, std::string_view name, boost::json::value schema,
                            bool may_be_absent) {
  for (const Bound& bound : members.bounds) {
    if (bound.member == name && members.mode == SchemaMode::request) {
      set_bound(schema.as_object(), bound);
      const auto& type = schema.as_object().at("type").as_string();
      may_be_absent = may_be_absent && (bound.min == 0 || type == "integer");
    }
  }
  if (!may_be_absent) {
    members.required.emplace_back(name);
  } else if (members.mode == SchemaMode::request) {
    schema = nullable(std::move(schema));
  }
  members.properties.emplace(name, std::move(schema));
}

boost::json::value SchemaBook::finish(std::string_view qualified, Members members) {
  for (const Bound& bound : members.bounds) {
    LIANDONG_CHECK(members.properties.contains(bound.member));
  }
  std::string name = component_name(qualified);
  if (members.mode != SchemaMode::request && !name.ends_with("View")) {
    name += "View";
  }
  boost::json::object schema{{"type", "object"}, {"properties", std::move(members.properties)}};
  if (!members.required.empty()) {
    schema["required"] = std::move(members.required);
  }
  if (members.mode == SchemaMode::request) {
    schema["additionalProperties"] = false;
  }
  return add(name, std::move(schema));
}

boost::json::value SchemaBook::raw(std::string_view qualified, std::string_view member) const {
  const auto* known = raw_.if_contains(std::string{qualified} + "." + std::string{member});
  return known == nullptr ? boost::json::object{} : *known;
}

boost::json::value SchemaBook::id(SchemaMode mode, std::string_view reference_name) {
  if (mode == SchemaMode::view && !reference_name.empty()) {
    return nullable(add(
        reference_name,
        boost::json::object{
            {"type", "object"},
            {"properties", boost::json::object{{"id", plain("string")}, {"name", plain("string")}}},
            {"required", boost::json::array{"id", "name"}}}));
  }
  boost::json::value schema = boost::json::object{
      {"type", "string"}, {"pattern", mode == SchemaMode::view ? id_pattern : optional_id_pattern}};
  return mode == SchemaMode::view ? nullable(std::move(schema)) : schema;
}

boost::json::value SchemaBook::string(SchemaMode mode) {
  if (mode != SchemaMode::request) {
    return plain("string");
  }
  return boost::json::object{{"type", "string"}, {"maxLength", text_length_max}};
}

boost::json::value SchemaBook::instant(SchemaMode mode) {
  auto schema = formatted("date-time");
  if (mode != SchemaMode::request) {
    schema.as_object()["pattern"] = written_instant;
  }
  return schema;
}

boost::json::value SchemaBook::list(boost::json::value items, SchemaMode mode) {
  boost::json::object schema{{"type", "array"}, {"items", std::move(items)}};
  if (mode == SchemaMode::request) {
    schema["maxItems"] = array_length_max;
  }
  return schema;
}

std::string indented(const boost::json::value& value) {
  std::string out;
  indent(out, value, 0);
  return out + '\n';
}

}  // namespace liandong::json
