#include "systems/common/domain/checks.hpp"

#include <algorithm>

namespace liandong::common {

void Checks::note(bool applies, RefusalCode code, std::string_view subject, Instant at,
                  std::int64_t number) {
  if (!applies) return;
  if (!first_ || code < first_->code) first_ = rejection(code, subject, at, number);
}

void Checks::required(std::string_view field, const Text& text, std::uint32_t max) {
  refuse_if(text.empty(), CommonRefusal::field_required, field);
  optional(field, text, max);
}

void Checks::optional(std::string_view field, const Text& text, std::uint32_t max) {
  refuse_if(text.length > max, CommonRefusal::field_too_long, field, {}, max);
}

void Checks::required(std::string_view field, std::string_view text, std::uint32_t max) {
  refuse_if(text.empty(), CommonRefusal::field_required, field);
  optional(field, text, max);
}

void Checks::optional(std::string_view field, std::string_view text, std::uint32_t max) {
  refuse_if(characters(text) > max, CommonRefusal::field_too_long, field, {}, max);
}

void Checks::required(std::string_view field, Instant at, const Context& context) {
  refuse_if(at == Instant{}, CommonRefusal::field_required, field);
  not_after_now(field, at, context);
}

void Checks::number(std::string_view field, std::int64_t value, std::int64_t min,
                    std::int64_t max) {
  refuse_if(value < min, CommonRefusal::number_out_of_range, field, {}, min);
  refuse_if(value > max, CommonRefusal::number_out_of_range, field, {}, max);
}

void Checks::length(std::string_view field, std::size_t size, std::size_t min, std::size_t max) {
  refuse_if(size < min || size > max, CommonRefusal::list_length_out_of_range, field, {},
            static_cast<std::int64_t>(max));
}

void Checks::not_after_now(std::string_view field, Instant at, const Context& context) {
  refuse_if(at > context.now, CommonRefusal::time_in_future, field, context.now);
}

void Checks::not_before(std::string_view field, Instant at, Instant preceding) {
  refuse_if(at < preceding, CommonRefusal::earlier_than_preceding_act, field, preceding);
}

void Checks::active_unit(UnitId unit, const UnitDirectory& units) {
  if (unit.empty()) return;
  const std::optional<UnitFacts> facts = units.find(unit);
  refuse_if(!facts, CommonRefusal::unit_not_found, unit.view());
  refuse_if(facts && !facts->active, CommonRefusal::unit_not_active, unit.view());
}

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // not a continuation byte
  }));
}

}  // namespace liandong::common
