// Fills the templates of the scripts: what somebody would write in this matter at this moment.
#pragma once

#include "simulation/dice.hpp"
#include "simulation/ledger.hpp"
#include "simulation/people.hpp"
#include "simulation/script.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::simulation {

/// What a matter is about, chosen when it begins.
struct Story {
  std::size_t theme = 0;
  std::string place;
  std::string location;
  std::string party;
};

/// Who writes about what.
struct Scene {
  const Actor& actor;
  UnitId principal;
  const Known* matter = nullptr;  // null = a matter begins
  const Story& story;
  Instant now;
  const engine::World& world;
};

/// A text in curly brackets stands for what it names: {now}, {now-2h}, {competent}, {party}, a word
/// of the theme as {facts}, a member of the state as {state:materials/-1/id}, of what every matter
/// has as {common:supervisions/-1/id}. A member whose only text is a name for nothing is left out.
/// Objects with one member $one, $chance, $number, $by_unit or $pending choose.
/// data/simulation/README.md lists them all.
class Words {
 public:
  using Upload = std::function<BlobId(const Actor&, const std::string& words)>;

  Words(const Scripts& scripts, const People& people, const Ledger& ledger, Dice& dice,
        Upload upload)
      : scripts_(scripts), people_(people), ledger_(ledger), dice_(dice), upload_(upload) {}

  [[nodiscard]] boost::json::value filled(const boost::json::value& from, const Scene& scene);
  /// A story that the unit could begin at the place.
  [[nodiscard]] std::optional<Story> story(const Opening& opening, UnitId unit, UnitId place,
                                           Instant now, const engine::World& world);
  /// What a member of this name could hold; null if the name says nothing.
  [[nodiscard]] boost::json::value suggestion(std::string_view member, std::string_view format,
                                              const Scene& scene);

 private:
  [[nodiscard]] boost::json::value chosen(const boost::json::object& from, const Scene& scene,
                                          bool& left_out);
  [[nodiscard]] boost::json::value others_in(std::string_view path, const Scene& scene);
  [[nodiscard]] boost::json::value pending(const boost::json::object& rule, const Scene& scene);
  [[nodiscard]] std::optional<std::string> text(std::string_view from, const Scene& scene);
  [[nodiscard]] std::optional<std::string> named(std::string_view name, const Scene& scene);
  [[nodiscard]] std::optional<std::string> moment(std::string_view name, Instant now);
  [[nodiscard]] std::optional<std::string> unit_named(std::string_view name, const Scene& scene);
  [[nodiscard]] std::string uploaded(const Scene& scene);
  [[nodiscard]] std::optional<std::string> owed_by_another(const Scene& scene);
  [[nodiscard]] std::optional<std::string> phrase(std::string_view name, const Scene& scene);
  [[nodiscard]] std::optional<std::string> some_matter(std::string_view system, const Scene& scene);
  [[nodiscard]] UnitId competent(const Scene& scene) const;

  const Scripts& scripts_;
  const People& people_;
  const Ledger& ledger_;
  Dice& dice_;
  Upload upload_;
  std::map<std::string, int> serials_;
};

}  // namespace liandong::simulation
