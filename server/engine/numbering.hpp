// Document numbers: gapless per unit × type × year; voided ones are kept and never given again.
#pragma once

#include "engine/system.hpp"
#include "engine/world.hpp"
#include "infra/store/database.hpp"
#include "kernel/context.hpp"

#include <map>
#include <tuple>

namespace liandong::engine {

/// Gives numbers inside one command. They are used up only by use_up(), after the command
/// succeeded.
class Numbering final : public NumberSource {
 public:
  Numbering(store::Connection& connection, CityCode city, const World& world,
            std::span<const DocumentKind> kinds)
      : connection_(connection), city_(city), world_(world), kinds_(kinds) {}

  /// "苏政执移〔2026〕5号": document code of the unit, word of the type, year, serial.
  [[nodiscard]] std::string next(UnitId unit, std::string_view document_type, int year) override;
  void use_up();

 private:
  using Key = std::tuple<UnitId, std::string, int>;
  [[nodiscard]] std::string_view word_of(std::string_view document_type) const;

  store::Connection& connection_;
  CityCode city_;
  const World& world_;
  std::span<const DocumentKind> kinds_;
  std::map<Key, std::int64_t> taken_;
};

}  // namespace liandong::engine
