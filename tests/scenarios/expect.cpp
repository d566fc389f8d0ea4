#include "scenarios/expect.hpp"

#include "engine/access.hpp"
#include "engine/rows.hpp"
#include "infra/json/text_form.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/vocabulary.hpp"

#include <algorithm>
#include <functional>

namespace liandong::scenario {
namespace {

using Words = std::vector<std::string>;
constexpr std::string_view none = "无";

std::string differs(std::string_view is, std::string_view expected) {
  return is == expected ? "" : "is " + std::string{is} + ", expected " + std::string{expected};
}

std::string value(const std::string& word) {
  const auto frozen = translated(values(), word);
  return frozen ? std::string{*frozen} : word;
}

/// "补正" → "supply", "移送.2" → "transfer.2".
std::string key_of(const std::string& word) {
  const auto dot = word.find('.');
  const auto duty = translated(duties(), word.substr(0, dot));
  if (!duty) throw std::runtime_error("no duty " + word);
  return std::string{*duty} + (dot == std::string::npos ? "" : word.substr(dot));
}

const Case& case_named(const Stage& stage, const std::string& name) {
  const auto found = stage.cases.find(name);
  if (found == stage.cases.end()) throw std::runtime_error("no case " + name);
  return found->second;
}

std::string moment(std::optional<Instant> instant) {
  return instant ? to_rfc3339(*instant) : std::string{none};
}

engine::StoredObligation duty_of(Stage& stage, const Words& words) {
  const auto rows = engine::load_obligations(stage.city.reader(), test::TestCity::code(),
                                             case_named(stage, words.at(3)).id);
  const auto found = rows.find(key_of(words[2]));
  if (found == rows.end()) throw std::runtime_error("there is no duty " + words[2]);
  return found->second;
}

/// Expectations about one duty: 预期 <kind> <duty> <case> <value …>.
std::string unmet_duty(Stage& stage, std::string_view kind, const Words& words) {
  const engine::StoredObligation stored = duty_of(stage, words);
  const Obligation& o = stored.obligation;
  const std::string& expected = words.at(4);
  if (kind == "due" || kind == "target" || kind == "strict") {
    const auto bound = kind == "due"      ? o.due_before
                       : kind == "target" ? o.target_before
                                          : o.strict_due_before;
    const auto wanted =
        expected == none ? std::nullopt : std::optional{test::at(expected + " " + words.at(5))};
    return differs(moment(bound), moment(wanted));
  }
  if (kind == "outcome") return differs(json::enum_name(stored.outcome), value(expected));
  if (kind == "clause") return differs(o.clause, expected);
  if (kind == "debtor") return differs(o.debtor.view(), stage.city.unit(expected).view());
  const Instant now = stage.city.now();
  if (kind == "light") {
    const Light light = light_at(o, now, stage.city.world()->calendar);
    return differs(json::enum_name(light), value(expected));
  }
  const bool is = kind == "provisional" ? o.provisional : over_target_at(o, now);
  return differs(is ? "是" : "否", expected);
}

std::string open_duties(Stage& stage, MatterId matter) {
  std::string open;
  for (const auto& [key, row] :
       engine::load_obligations(stage.city.reader(), test::TestCity::code(), matter)) {
    if (row.outcome == ObligationOutcome::open) open += (open.empty() ? "" : "、") + key;
  }
  return open.empty() ? std::string{none} : open;
}

/// The keys in the order of the store, whatever the order of writing.
std::string sorted_keys(const std::string& word) {
  if (word == none) return word;
  std::vector<std::string> keys;
  for (std::size_t from = 0; from < word.size();) {
    const auto mark = std::min(word.find("、", from), word.size());
    keys.push_back(key_of(word.substr(from, mark - from)));
    from = mark + 3;
  }
  std::sort(keys.begin(), keys.end());
  std::string joined;
  for (const auto& key : keys) joined += (joined.empty() ? "" : "、") + key;
  return joined;
}

/// Expectations about one case: 预期 <kind> <case> <value>.
std::string unmet_case(Stage& stage, std::string_view kind, const Words& words) {
  const MatterId id = case_named(stage, words.at(2)).id;
  const std::string& expected = words.at(3);
  test::TestCity& city = stage.city;
  if (kind == "open") return differs(open_duties(stage, id), sorted_keys(expected));
  if (kind == "stage") {
    return differs(city.words("select stage from matter where id = $1", {id}), value(expected));
  }
  if (kind == "custodian") {
    return differs(city.words("select custodian from matter where id = $1", {id}),
                   city.unit(expected).view());
  }
  if (kind == "number") {
    return differs(city.words("select number from matter where id = $1", {id}), expected);
  }
  const std::string type = "%." + value(expected) + ".v1";
  return differs(
      std::to_string(city.number("select count(*) from event where stream_id = $1 and type like $2",
                                 {id, type})),
      words.at(4));
}

std::string unmet_notice(Stage& stage, const Words& words) {
  const UnitId unit = stage.city.unit(words.at(2));
  // 无: of no case.
  const MatterId id = words.at(4) == "无" ? MatterId{} : case_named(stage, words.at(4)).id;
  const auto count =
      stage.city.number("select count(*) from notice where unit = $1 and kind = $2 and matter = $3",
                        {unit, value(words[3]), id});
  return differs(std::to_string(count), words.at(5));
}

std::string unmet_sight(Stage& stage, const Words& words) {
  const Actor actor = actor_named(stage.city, words.at(2));
  const bool sees =
      engine::is_visible(stage.city.reader(), test::TestCity::code(),
                         case_named(stage, words.at(3)).id, actor, stage.city.world()->directory);
  return differs(sees ? "是" : "否", words.at(4));
}

std::string unmet_refusal(Stage& stage, const Words& words) {
  const std::string refusal = stage.refusal.empty() ? "accepted" : stage.refusal;
  stage.refusal.clear();
  return differs(refusal, words.at(2));
}

std::string unmet_warning(const Stage& stage, const Words& words) {
  const auto& all = stage.warnings;
  const bool given = std::find(all.begin(), all.end(), words.at(2)) != all.end();
  return given ? "" : "no warning " + words[2];
}

std::string_view kind_of(const Words& words) {
  const auto kind = words.size() < 2 ? std::nullopt : translated(expectations(), words[1]);
  if (!kind) throw std::runtime_error("no such expectation");
  return *kind;
}

}  // namespace

std::string unmet(Stage& stage, const Words& words) {
  const std::string_view kind = kind_of(words);
  if (kind == "refused") return unmet_refusal(stage, words);
  if (!stage.refusal.empty()) return "the act before was refused: " + stage.refusal;
  if (kind == "warning") return unmet_warning(stage, words);
  if (kind == "visible") return unmet_sight(stage, words);
  if (kind == "notice") return unmet_notice(stage, words);
  const bool of_case = kind == "open" || kind == "stage" || kind == "custodian" ||
                       kind == "number" || kind == "event";
  return of_case ? unmet_case(stage, kind, words) : unmet_duty(stage, kind, words);
}

bool is_expectation(const Line& line) {
  return translated(keywords(), line.words.front()) == "expect";
}

Line altered(const Line& line) {
  Line other = line;
  Words& words = other.words;
  const std::string_view kind = kind_of(words);
  const auto swap = [&](std::string_view one, std::string_view two) {
    words.back() = value(words.back()) == one ? two : one;
  };
  if (kind == "due" || kind == "target" || kind == "strict") {
    if (words.back() == none) {
      words.back() = "2026-01-01";
      words.emplace_back("00:00");
      return other;
    }
    const std::string later =
        to_rfc3339(test::at(words.at(4) + " " + words.at(5)) + seconds_per_day);
    words[4] = later.substr(0, 10);
    words[5] = later.substr(11, 8);
  } else if (kind == "notice" || kind == "event") {
    words.back() = std::to_string(std::stoi(words.back()) + 1);
  } else if (kind == "outcome") {
    swap("on_time", "late");
  } else if (kind == "light") {
    swap("green", "red");
  } else if (kind == "stage") {
    swap("found", "issued");
  } else if (kind == "custodian" || kind == "debtor") {
    words.back() = words.back() == "市检察院" ? "市公安局" : "市检察院";
  } else if (kind == "open") {
    words.back() = words.back() == none ? "移送" : none;
  } else if (kind == "visible" || kind == "provisional" || kind == "over_target") {
    swap("是", "否");
  } else {
    words.back() = "another";
  }
  return other;
}

}  // namespace liandong::scenario
