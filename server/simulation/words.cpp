#include "simulation/words.hpp"

#include "infra/json/text_form.hpp"

#include <algorithm>
#include <charconv>

namespace liandong::simulation {
namespace {

using boost::json::object;
using boost::json::value;

constexpr int nesting_max = 4;
constexpr int attempts_max = 12;

std::string_view view_of(const value& from) {
  return from.is_string() ? std::string_view{from.get_string().data(), from.get_string().size()}
                          : std::string_view{};
}

std::optional<std::int64_t> seconds_of(std::string_view period) {
  if (period.empty()) {
    return std::nullopt;
  }
  std::int64_t count = 0;
  const auto parsed = std::from_chars(period.data(), period.data() + period.size() - 1, count);
  const std::int64_t unit = period.back() == 'm'   ? 60
                            : period.back() == 'h' ? 3600
                            : period.back() == 'd' ? seconds_per_day
                                                   : 0;
  return parsed.ec == std::errc{} && unit != 0 ? std::optional{count * unit} : std::nullopt;
}

const value* member_at(const value& from, std::string_view path) {
  const value* current = &from;
  while (!path.empty() && current != nullptr) {
    const auto slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (const auto* list = current->if_array()) {
      if (list->empty()) {
        return nullptr;
      }
      std::size_t index = 0;
      std::from_chars(step.data(), step.data() + step.size(), index);
      current = step == "-1" ? &list->back() : index < list->size() ? &(*list)[index] : nullptr;
    } else {
      const auto* holder = current->if_object();
      current = holder == nullptr ? nullptr : holder->if_contains(step);
    }
  }
  return current;
}

/// "state:materials/-1/id" or "common:links/0"; without such a beginning, of the state.
const value* in_matter(const Known* matter, std::string_view path) {
  if (matter == nullptr) {
    return nullptr;
  }
  constexpr std::string_view common = "common:";
  if (path.starts_with(common)) {
    return member_at(matter->common, path.substr(common.size()));
  }
  constexpr std::string_view state = "state:";
  return member_at(matter->state, path.starts_with(state) ? path.substr(state.size()) : path);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

value Words::filled(const value& from, const Scene& scene) {
  if (from.is_string()) {
    const auto words = text(view_of(from), scene);
    return words ? value(boost::json::string{*words}) : value(nullptr);
  }
  if (const auto* list = from.if_array()) {
    boost::json::array filled_list;
    for (const value& each : *list) {
      filled_list.push_back(filled(each, scene));
    }
    return filled_list;
  }
  const auto* members = from.if_object();
  if (members == nullptr) {
    return from;
  }
  bool left_out = false;
  if (members->size() == 1 && members->begin()->key().starts_with('$')) {
    return chosen(*members, scene, left_out);
  }
  object body;
  for (const auto& entry : *members) {
    value content = filled(entry.value(), scene);
    if (!content.is_null()) {
      body[entry.key()] = std::move(content);
    }
  }
  return body;
}

value Words::chosen(const object& from, const Scene& scene, bool& left_out) {
  const std::string_view how{from.begin()->key().data(), from.begin()->key().size()};
  const value& rule = from.begin()->value();
  if (how == "$one") {
    return filled(dice_.of(rule.as_array()), scene);
  }
  if (how == "$chance") {
    const auto& pair = rule.as_array();
    left_out = !dice_.chance(static_cast<int>(pair.at(0).as_int64()));
    return left_out ? value(nullptr) : filled(pair.at(1), scene);
  }
  if (how == "$number") {
    return dice_.number(rule.as_array().at(0).as_int64(), rule.as_array().at(1).as_int64());
  }
  if (how == "$by_unit") {
    const auto facts = scene.world.directory.find(scene.principal);
    const bool local = facts && is_local_unit(facts->kind);
    return filled(rule.as_array().at(local ? 0 : 1), scene);
  }
  if (how == "$others") {
    return others_in(view_of(rule), scene);
  }
  return how == "$pending" ? pending(rule.as_object(), scene) : value(nullptr);
}

/// The units of a list in the state, without the acting one.
value Words::others_in(std::string_view path, const Scene& scene) {
  const auto* list = in_matter(scene.matter, path);
  boost::json::array others;
  if (list != nullptr && list->is_array()) {
    for (const value& unit : list->get_array()) {
      if (view_of(unit) != scene.principal.view()) {
        others.push_back(unit);
      }
    }
  }
  return others;
}

/// The entry of a list in the state that still lacks what would end it.
value Words::pending(const object& rule, const Scene& scene) {
  const auto* list = in_matter(scene.matter, view_of(rule.at("list")));
  if (list == nullptr || !list->is_array()) {
    return nullptr;
  }
  const auto& done = rule.at("done").as_array();
  for (const value& entry : list->get_array()) {
    const bool ended = std::any_of(done.begin(), done.end(), [&](const value& name) {
      const auto* found = entry.as_object().if_contains(view_of(name));
      return found != nullptr && !found->is_null();
    });
    const auto* whose = rule.if_contains("of");
    const bool own = whose == nullptr ||
                     view_of(entry.as_object().at(view_of(*whose))) == scene.principal.view();
    if (!ended && own) {
      return entry.as_object().at(view_of(rule.at("take")));
    }
  }
  return nullptr;
}

std::optional<std::string> Words::text(std::string_view from, const Scene& scene) {
  std::string result;
  std::string current{from};
  for (int depth = 0; depth < nesting_max; ++depth) {
    result.clear();
    bool again = false;
    for (std::size_t at = 0; at < current.size();) {
      const auto open = current.find('{', at);
      const auto close = current.find('}', open);
      if (open == std::string::npos || close == std::string::npos) {
        result += current.substr(at);
        break;
      }
      result += current.substr(at, open - at);
      const auto words = named(std::string_view{current}.substr(open + 1, close - open - 1), scene);
      if (!words && open == 0 && close + 1 == current.size()) {
        return std::nullopt;
      }
      result += words.value_or("");
      again = again || (words && contains(*words, "{"));
      at = close + 1;
    }
    if (!again) {
      break;
    }
    current = result;
  }
  return result;
}

std::optional<std::string> Words::named(std::string_view name, const Scene& scene) {
  if (name.starts_with("now") || name.starts_with("earlier:") || name.starts_with("later:")) {
    return moment(name, scene.now);
  }
  if (name.starts_with("day")) {
    const auto later = name == "day" ? 0 : seconds_of(name.substr(4)).value_or(0);
    return to_iso_date(local_day(scene.now + later));
  }
  if (name.starts_with("state:") || name.starts_with("common:")) {
    const value* found = in_matter(scene.matter, name);
    return found == nullptr || view_of(*found).empty()
               ? std::nullopt
               : std::optional{std::string{view_of(*found)}};
  }
  if (name == "this") {
    return scene.matter == nullptr ? std::nullopt : std::optional{scene.matter->id.str()};
  }
  if (name.starts_with("matter:")) {
    return some_matter(name.substr(7), scene);
  }
  if (const auto unit = unit_named(name, scene)) {
    return unit;
  }
  if (name == "place") return scene.story.place;
  if (name == "location") return scene.story.location;
  if (name == "party") return scene.story.party;
  if (name == "item") return scripts_.themes[scene.story.theme].item;
  if (name == "owed") return owed_by_another(scene);
  if (name == "upload") return uploaded(scene);
  if (name == "person") return dice_.of(people_.of(scene.principal)).person.str();
  if (name == "year") return std::to_string(civil(local_day(scene.now)).year);
  if (name == "serial") return std::to_string(++serials_[scene.principal.str()]);
  const engine::UnitEntry* entry = scene.world.directory.unit(scene.principal);
  if (name == "unit_name") return entry == nullptr ? "" : entry->name;
  if (name == "unit_short") return entry == nullptr ? "" : entry->short_name;
  if (name == "unit_code") return entry == nullptr ? "" : entry->document_code;
  if (name == "unit_telephone") return entry == nullptr ? "" : entry->telephone;
  if (name == "place_name") {
    const auto* place = scene.world.directory.unit(UnitId{scene.story.place});
    return place == nullptr ? "本市" : place->short_name;
  }
  return phrase(name, scene);
}

std::optional<std::string> Words::moment(std::string_view name, Instant now) {
  if (name == "now") {
    return to_rfc3339(now);
  }
  if (name.starts_with("now-")) {
    return to_rfc3339(now + -seconds_of(name.substr(4)).value_or(0));
  }
  const auto longest = seconds_of(name.substr(name.find(':') + 1)).value_or(3600);
  return name.starts_with("later:") ? to_rfc3339(now + dice_.number(longest / 3, longest))
                                    : to_rfc3339(now + -dice_.number(60, longest));
}

UnitId Words::competent(const Scene& scene) const {
  std::string item = scripts_.themes[scene.story.theme].item;
  if (scene.matter != nullptr) {
    if (const auto* own = member_at(scene.matter->state, "item")) {
      item = view_of(*own);
    }
  }
  if (!item.empty() && !scene.story.place.empty()) {
    const auto answer = scene.world.competence->competent_unit(
        ItemCode{item}, PlaceCode{scene.story.place}, local_day(scene.now));
    if (!answer.unit.empty()) {
      return answer.unit;
    }
  }
  return UnitId{scripts_.themes[scene.story.theme].unit};
}

std::optional<std::string> Words::unit_named(std::string_view name, const Scene& scene) {
  const auto id = [](UnitId unit) {
    return unit.empty() ? std::nullopt : std::optional{unit.str()};
  };
  const auto others = [&](const std::vector<UnitId>& units) -> std::optional<std::string> {
    for (int i = 0; i < attempts_max && !units.empty(); ++i) {
      const UnitId unit = dice_.of(units);
      if (unit != scene.principal) {
        return unit.str();
      }
    }
    return std::nullopt;
  };
  if (name == "unit") return scene.actor.unit.str();
  if (name == "principal") return scene.principal.str();
  if (name == "competent") {
    const auto unit = competent(scene);
    return unit.empty() || unit == scene.principal ? others(people_.departments()) : id(unit);
  }
  if (name == "department") return others(people_.departments());
  if (name == "field") {
    const UnitId unit{scripts_.themes[scene.story.theme].unit};
    const auto& all = people_.departments();
    const bool acts = std::find(all.begin(), all.end(), unit) != all.end();
    return !acts || unit == scene.principal ? others(all) : id(unit);
  }
  if (name == "township") return others(people_.local_units());
  if (json::parse_enum<UnitKind>(name)) return others(people_.of_kind(name));
  if (name == "government") return id(scene.world.directory.government());
  if (name == "coordinating_office") return id(scene.world.directory.coordinating_office());
  if (scene.matter == nullptr) return std::nullopt;
  const auto& summary = scene.matter->summary;
  if (name == "sender") return id(summary.sender);
  if (name == "receiver") return id(summary.receiver);
  if (name == "custodian") return id(summary.custodian);
  if (name == "other") {
    return id(scene.principal == summary.sender ? summary.receiver : summary.sender);
  }
  return std::nullopt;
}

std::string Words::uploaded(const Scene& scene) {
  const auto words = text("{title}\n\n{facts}\n\n（演示材料）\n", scene);
  return upload_(scene.actor, words.value_or("")).str();
}

/// The key of a duty somebody else has in this matter.
std::optional<std::string> Words::owed_by_another(const Scene& scene) {
  std::vector<std::string> keys;
  if (scene.matter != nullptr) {
    for (const auto& [key, row] : scene.matter->rows) {
      if (row.outcome == ObligationOutcome::open && row.obligation.debtor != scene.principal) {
        keys.push_back(key);
      }
    }
  }
  return keys.empty() ? std::nullopt : std::optional{dice_.of(keys)};
}

std::optional<std::string> Words::phrase(std::string_view name, const Scene& scene) {
  const value* found = scripts_.themes[scene.story.theme].words.if_contains(name);
  found = found == nullptr ? scripts_.words.if_contains(name) : found;
  if (found == nullptr) {
    return std::nullopt;
  }
  const auto* list = found->if_array();
  return std::string{view_of(list == nullptr || list->empty() ? *found : dice_.of(*list))};
}

std::optional<std::string> Words::some_matter(std::string_view system, const Scene& scene) {
  std::vector<MatterId> fitting;
  for (const MatterId id : ledger_.open()) {
    const KnownPtr matter = ledger_.find(id);
    const bool concerns = matter->summary.sender == scene.principal ||
                          matter->summary.receiver == scene.principal ||
                          matter->summary.custodian == scene.principal;
    const bool itself = scene.matter != nullptr && scene.matter->id == matter->id;
    if (concerns && !itself && matter->system->name == system) {
      fitting.push_back(id);
    }
  }
  return fitting.empty() ? std::nullopt : std::optional{dice_.of(fitting).str()};
}

std::optional<Story> Words::story(const Opening& opening, UnitId unit, UnitId place, Instant now,
                                  const engine::World& world) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    Story story;
    story.theme = static_cast<std::size_t>(
        dice_.number(0, static_cast<std::int64_t>(scripts_.themes.size()) - 1));
    const Theme& theme = scripts_.themes[story.theme];
    const bool lacks = !opening.needs.empty() && !theme.words.contains(opening.needs);
    if (lacks || (!opening.themes.empty() && !contains(opening.themes, theme.kind))) {
      continue;
    }
    story.place = place.str();
    const UnitId holder =
        theme.item.empty()
            ? UnitId{theme.unit}
            : world.competence
                  ->competent_unit(ItemCode{theme.item}, PlaceCode{story.place}, local_day(now))
                  .unit;
    // A department finds what is in its own field; what a township may punish it does not send.
    const bool fits =
        opening.by == "any" || (theme.kind == "delegated" ? holder != unit : !holder.empty());
    if (holder.empty() || !fits) {
      continue;
    }
    const auto pick = [&](std::string_view name) {
      const Scene scene{{}, unit, nullptr, story, now, world};
      return phrase(name, scene).value_or("");
    };
    story.location = pick("location");
    story.party = pick("party");
    return story;
  }
  return std::nullopt;
}

value Words::suggestion(std::string_view member, std::string_view format, const Scene& scene) {
  const auto words = [&](const std::optional<std::string>& found) {
    return found ? value(boost::json::string{*found}) : value(nullptr);
  };
  if (format == "date-time") {
    return words(moment(dice_.chance(60) ? "now" : "earlier:3d", scene.now));
  }
  if (format == "date") {
    return words(to_iso_date(local_day(scene.now) + static_cast<int>(dice_.number(-3, 10))));
  }
  if (scene.matter != nullptr) {
    const auto* list = member_at(scene.matter->state, std::string{member} + "s");
    if (list != nullptr && list->is_array() && !list->get_array().empty()) {
      const value& entry = dice_.of(list->get_array());
      const auto* id = entry.is_object() ? entry.get_object().if_contains("id") : nullptr;
      if (id != nullptr) {
        return *id;
      }
    }
  }
  constexpr std::string_view units[] = {"unit",      "receiver",      "signatory", "other",
                                        "recipient", "discovered_by", "filed_by",  "participant"};
  if (std::any_of(std::begin(units), std::end(units),
                  [&](std::string_view part) { return contains(member, part); })) {
    constexpr std::string_view names[] = {"competent", "other",    "department", "township",
                                          "principal", "receiver", "sender"};
    return words(unit_named(dice_.of(names), scene));
  }
  if (member == "place") return words(scene.story.place);
  if (member == "item") return words(scripts_.themes[scene.story.theme].item);
  if (member == "person") return words(dice_.of(people_.of(scene.principal)).person.str());
  if (member == "file" || member == "scan" || member == "files") {
    return words(uploaded(scene));
  }
  return words(phrase(member, scene));
}

}  // namespace liandong::simulation
