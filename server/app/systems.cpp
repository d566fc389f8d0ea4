#include "app/systems.hpp"

#include "systems/case_transfer/letters.hpp"
#include "systems/complaint_intake/letters.hpp"
#include "systems/criminal_referral/letters.hpp"
#include "systems/enforcement_assistance/letters.hpp"
#include "systems/information_sharing/outgoing.hpp"
#include "systems/joint_enforcement/hazard_notice/letters.hpp"

#include <array>

namespace liandong::app {
namespace {

common::RegisterWords register_words(const LoadedWorld& city, ItemCode item_code,
                                     PlaceCode place_code, LocalDay day) {
  common::RegisterWords words;
  if (!city.reg) {
    return words;
  }
  if (const auto* place = city.reg->find_place(place_code)) {
    words.place_name = place->name;
  }
  if (const auto* item = city.reg->find_item(item_code)) {
    words.item_name = item->name;
    for (const auto& basis : city.reg->competent_unit(item_code, place_code, day).bases) {
      words.competence +=
          (words.competence.empty() ? "依据《" : "、《") + basis.law + "》" + basis.article;
    }
    if (!words.competence.empty()) {
      words.competence += "。";
    }
  }
  return words;
}

}  // namespace

const common::Letters* letters_of(std::string_view system) {
  static const std::array all{case_transfer::letters(),
                              complaint_intake::letters(),
                              enforcement_assistance::letters(),
                              hazard_notice::letters(),
                              criminal_referral::letters(),
                              information_sharing::letters(),
                              information_sharing::request_letters()};
  for (const common::Letters& letters : all) {
    if (letters.system == system) {
      return &letters;
    }
  }
  return nullptr;
}

common::LetterContext letter_context(const json::Resolver& words, const LoadedWorld& city) {
  return {words, city.world->directory, [&city](ItemCode item, PlaceCode place, LocalDay day) {
            return register_words(city, item, place, day);
          }};
}

}  // namespace liandong::app
