#include "simulation/shapes.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

using boost::json::object;
using boost::json::value;

const value* member(const value& from, std::string_view name) {
  const object* holder = from.if_object();
  return holder == nullptr ? nullptr : holder->if_contains(name);
}

std::string_view text_of(const value* from) {
  return from != nullptr && from->is_string()
             ? std::string_view{from->get_string().data(), from->get_string().size()}
             : std::string_view{};
}

std::int64_t number_of(const value& schema, std::string_view name, std::int64_t otherwise) {
  const value* found = member(schema, name);
  return found != nullptr && found->is_int64() ? found->get_int64() : otherwise;
}

/// "string" of "string" and of ["string", "null"].
std::string_view type_of(const value& schema) {
  const value* type = member(schema, "type");
  if (type != nullptr && type->is_array() && !type->get_array().empty()) {
    return text_of(&type->get_array().front());
  }
  return text_of(type);
}

std::string underscored(std::string_view text) {
  std::string name{text};
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Body {
 public:
  Body(const Shapes& shapes, Dice& dice, const Suggestion& suggest, int careless)
      : shapes_(shapes), dice_(dice), suggest_(suggest), careless_(careless) {}

  value of(const value& schema, std::string_view name) {
    const value& shape = shapes_.resolved(schema);
    if (dice_.chance(careless_)) {
      return nonsense();
    }
    if (const value* words = member(shape, "enum"); words != nullptr && words->is_array()) {
      return dice_.of(words->get_array());
    }
    const std::string_view type = type_of(shape);
    if (type == "object") {
      return members_of(shape);
    }
    if (type == "array") {
      return list_of(shape, name);
    }
    if (type == "boolean") {
      return dice_.chance(70);
    }
    if (type == "integer") {
      const auto from = number_of(shape, "minimum", 0);
      return dice_.number(from, std::min(number_of(shape, "maximum", 20), from + 20));
    }
    value suggested = suggest_(name, text_of(member(shape, "format")));
    return suggested.is_null() ? text(shape) : suggested;
  }

 private:
  value members_of(const value& shape) {
    object body;
    const value* properties = member(shape, "properties");
    const value* required = member(shape, "required");
    if (properties == nullptr || !properties->is_object()) {
      return body;
    }
    for (const auto& property : properties->get_object()) {
      const std::string_view name{property.key().data(), property.key().size()};
      const bool needed = required != nullptr && required->is_array() &&
                          std::any_of(required->get_array().begin(), required->get_array().end(),
                                      [&](const value& each) { return text_of(&each) == name; });
      if (needed ? !dice_.chance(careless_) : dice_.chance(60)) {
        body[name] = of(property.value(), name);
      }
    }
    return body;
  }

  value list_of(const value& shape, std::string_view name) {
    boost::json::array list;
    const value* items = member(shape, "items");
    const auto least = number_of(shape, "minItems", 0);
    for (auto n = dice_.number(least, least + 2); n > 0 && items != nullptr; --n) {
      list.push_back(of(*items, name));
    }
    return list;
  }

  value text(const value& shape) {
    const auto longest = number_of(shape, "maxLength", 200);
    constexpr std::string_view words[] = {"情况属实", "按规定办理", "现场已核实", "材料附后",
                                          "经研究决定如此办理"};
    const std::string_view chosen = dice_.of(words);
    // Three bytes a character.
    const auto bytes = std::min<std::size_t>(chosen.size(), static_cast<std::size_t>(longest) * 3);
    return boost::json::string{chosen.substr(0, bytes - bytes % 3)};
  }

  value nonsense() {
    switch (dice_.number(0, 5)) {
      case 0:
        return nullptr;
      case 1:
        return boost::json::string{""};
      case 2:
        return dice_.number(-5, 100'000);
      case 3:
        return boost::json::string{std::string(static_cast<std::size_t>(dice_.number(1, 60)), 'x')};
      case 4:
        return boost::json::string{"\"引号\"与\\斜线\n换行 😀"};
      default:
        return object{};
    }
  }

  const Shapes& shapes_;
  Dice& dice_;
  const Suggestion& suggest_;
  int careless_;
};

}  // namespace

Shapes::Shapes(value api) : api_(std::move(api)) {
  constexpr std::string_view prefix = "/api/v1/";
  const value* paths = member(api_, "paths");
  if (paths == nullptr || !paths->is_object()) {
    return;
  }
  for (const auto& path : paths->get_object()) {
    std::string_view rest{path.key().data(), path.key().size()};
    const value* post = member(path.value(), "post");
    if (!rest.starts_with(prefix) || post == nullptr) {
      continue;
    }
    rest.remove_prefix(prefix.size());
    const std::string plural{rest.substr(0, rest.find('/'))};
    const auto mark = rest.find("/{id}/");
    if (mark == std::string_view::npos && plural != rest) {
      continue;
    }
    const std::string command =
        mark == std::string_view::npos ? "" : underscored(rest.substr(mark + 6));
    const value* schema = post;
    for (const std::string_view step : {"requestBody", "content", "application/json", "schema"}) {
      schema = schema == nullptr ? nullptr : member(*schema, step);
    }
    if (schema == nullptr || command.find('/') != std::string::npos) {
      continue;
    }
    bodies_[{plural, command}] = schema;
    if (!command.empty()) {
      commands_[plural].push_back(command);
    }
  }
}

const value* Shapes::body_of(std::string_view plural, std::string_view command) const {
  const auto found = bodies_.find({std::string{plural}, std::string{command}});
  return found == bodies_.end() ? nullptr : found->second;
}

const std::vector<std::string>& Shapes::commands(std::string_view plural) const {
  static const std::vector<std::string> none;
  const auto found = commands_.find(std::string{plural});
  return found == commands_.end() ? none : found->second;
}

const value& Shapes::resolved(const value& schema) const {
  constexpr std::string_view components = "#/components/schemas/";
  if (const value* any = member(schema, "anyOf"); any != nullptr && any->is_array()) {
    return any->get_array().empty() ? schema : resolved(any->get_array().front());
  }
  const std::string_view reference = text_of(member(schema, "$ref"));
  if (!reference.starts_with(components)) {
    return schema;
  }
  const value* known = member(api_, "components");
  known = known == nullptr ? nullptr : member(*known, "schemas");
  const value* found =
      known == nullptr ? nullptr : member(*known, reference.substr(components.size()));
  return found == nullptr ? schema : resolved(*found);
}

value random_body(const Shapes& shapes, const value& schema, Dice& dice, const Suggestion& suggest,
                  int careless) {
  return Body{shapes, dice, suggest, careless}.of(schema, "");
}

}  // namespace liandong::simulation
