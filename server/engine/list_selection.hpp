// Which rows a list of matters holds and in which order, in SQL: the view, its filters, and the
// ranges of an index that give them in order. matter_list.cpp reads pages of it. [D0108]
#pragma once

#include "engine/queries.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// A select being put together from fixed fragments; values only ever travel as parameters.
struct Select {
  std::string from_where;
  std::string joins;  // what of it only shows, and does not choose, unless a condition asks it
  std::vector<store::Param> params;

  int add(store::Param value) {
    params.push_back(value);
    return static_cast<int>(params.size());
  }
  void also(std::string_view before, store::Param value, std::string_view after = "") {
    from_where += " and ";
    from_where += before;
    from_where += "$" + std::to_string(add(value));
    from_where += after;
  }
  void also(std::string_view condition) {
    from_where += " and ";
    from_where += condition;
  }
};

/// A row of a list, which the next page goes on behind.
struct ListPlace {
  std::int64_t at = 0;  // its key, shifted, see Part
  std::string matter;
};

/// What of a list stands together in an index. Those that follow one another stand in this order.
/// What is red is in none of the others: its due_before is not before its sort_at, the earliest
/// bound of all the unit owes.
enum class Share : std::uint8_t { red, over_target, ahead, whole, sent, not_sent };

/// What an index gives in the order of a list, so that no page sorts all rows of the unit: what is
/// legally overdue before every internal target and what is ahead; or what was sent among the rest.
struct Part {
  Share share = Share::whole;
  std::string key;         // column sorted by before the matter; "" = by the matter alone
  std::int64_t shift = 0;  // of the key in places, so that what is red comes before the rest
};

/// Of the inbox row `u` of the reader's unit and the matter `m`.
class ListSelection {
 public:
  /// @param named a matter whose whole number was asked for, instead of words
  ListSelection(const ReadContext& context, const MatterFilter& filter,
                std::optional<MatterId> named);

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  /// The parts are one list; else each follows the one before.
  [[nodiscard]] bool merged() const { return parts_.front().share == Share::sent; }
  /// A condition is asked that no index holds.
  [[nodiscard]] bool looks() const { return looks_; }
  /// What is red stands among what is over its target, and was read before it.
  [[nodiscard]] bool looks_in(const Part& part) const {
    return looks_ || (part.share == Share::over_target && !named_);
  }
  /// Whether the part was read to its end before `place` was.
  [[nodiscard]] bool read_before(const std::optional<ListPlace>& place, const Part& part) const;

  /// Rows of an index as a request looks at them, see order().
  [[nodiscard]] Select looked_at(const Part& part, const std::optional<ListPlace>& place) const;
  /// What the filter leaves of the whole list.
  [[nodiscard]] Select shown() const;
  /// The same of a part behind `place`, up to `end`; without one, from its beginning to its end.
  [[nodiscard]] Select shown(const Part& part, const std::optional<ListPlace>& place,
                             const std::optional<ListPlace>& end) const;
  /// "key, matter", before a place's columns are read.
  [[nodiscard]] std::string place_columns(const Part& part) const;
  [[nodiscard]] std::string order(const Part& part) const;

 private:
  [[nodiscard]] bool has_conditions() const;
  [[nodiscard]] Select rows() const;
  void choose_view(Select& select) const;
  void add_time(Select& select) const;
  void choose_range(Select& select, const Part& part, const std::optional<ListPlace>& place,
                    const std::optional<ListPlace>& end) const;
  void add_conditions(Select& select) const;
  void compare(Select& select, const Part& part, std::string_view comparison,
               const ListPlace& place) const;
  [[nodiscard]] bool stands_in(const ListPlace& place, const Part& part) const;
  [[nodiscard]] Share share_of(const ListPlace& place) const;

  // Parameters are borrowed, so everything they point to lives here.
  const ReadContext& context_;
  const MatterFilter& filter_;
  const std::optional<MatterId> named_;
  const bool everything_;
  const UnitId unit_;
  const CityCode city_;
  const std::string pattern_;
  const std::optional<ListPlace> from_;  // of the list of everything, which is in their order
  const std::optional<ListPlace> to_;
  const std::string id_;
  const std::vector<Part> parts_;
  const bool descending_;
  const bool looks_;
};

}  // namespace liandong::engine
