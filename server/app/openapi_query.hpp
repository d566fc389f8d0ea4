// Schemas of query parameters.
#pragma once

#include "app/openapi_operations.hpp"

namespace liandong::app {

template <std::int64_t Max>
boost::json::value text_up_to(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"maxLength", Max}};
}
template <std::int64_t Min, std::int64_t Max>
boost::json::value integer_in(json::SchemaBook&) {
  return boost::json::object{{"type", "integer"}, {"minimum", Min}, {"maximum", Max}};
}
template <class E>
boost::json::value word_of(json::SchemaBook& book) {
  return book.schema<E>(json::SchemaMode::request);
}
inline boost::json::value id_text(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"pattern", "^[A-Za-z0-9._:-]{0,36}$"}};
}
inline boost::json::value flag(json::SchemaBook&) {
  return boost::json::object{{"enum", boost::json::array{"0", "1", "true", "false"}}};
}
/// A day, or an instant with offset; a day means its 00:00 in UTC+8.
inline boost::json::value day_or_instant(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"maxLength", 64}};
}
inline boost::json::value day(json::SchemaBook&) { return json::SchemaBook::formatted("date"); }

}  // namespace liandong::app
