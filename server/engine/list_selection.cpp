#include "engine/list_selection.hpp"

#include "engine/access.hpp"
#include "engine/listed_rows.hpp"

namespace liandong::engine {
namespace {

std::string like_pattern(std::string_view words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') {
      pattern += '\\';
    }
    pattern += c;
  }
  return pattern + "%";
}

constexpr std::int64_t red_shift = -10'000'000'000;
const std::string not_red = "(u.due_before is null or u.due_before > ";

std::vector<Part> parts_of(MatterView view, bool everything) {
  switch (view) {
    case MatterView::to_do:
      return {{Share::red, "u.due_before", red_shift},
              {Share::over_target, "u.sort_at"},
              {Share::ahead, "u.sort_at"}};
    case MatterView::overdue:
      return {{Share::red, "u.due_before"}};
    case MatterView::sent:
      return {{Share::whole, ""}};
    case MatterView::all:
      if (everything) {
        return {{Share::whole, "m.opened_at"}};
      }
      return {{Share::sent, ""}, {Share::not_sent, ""}};
    case MatterView::to_receive:
    case MatterView::near:
    case MatterView::done:
      break;
  }
  return {{Share::whole, "u.sort_at"}};
}

std::optional<ListPlace> place_at(bool everything, std::optional<Instant> time) {
  return everything && time ? std::optional{ListPlace{time->seconds, ""}} : std::nullopt;
}

bool newest_first(MatterView view) { return view == MatterView::sent || view == MatterView::all; }

}  // namespace

ListSelection::ListSelection(const ReadContext& context, const MatterFilter& filter,
                             std::optional<MatterId> named)
    : context_{context},
      filter_{filter},
      named_{named},
      everything_{filter.view == MatterView::all &&
                  sees_all(context.actor, context.world->directory)},
      unit_{context.world->directory.principal(context.actor.unit)},
      city_{context.engine.city()},
      pattern_{filter.words.empty() || named ? "" : like_pattern(filter.words)},
      from_{place_at(everything_, filter.from)},
      to_{place_at(everything_, filter.to)},
      id_{everything_ ? "m.id" : "u.matter"},
      parts_{parts_of(filter.view, everything_)},
      descending_{newest_first(filter.view)},
      looks_{!named && has_conditions()} {}

bool ListSelection::has_conditions() const {
  return filter_.view == MatterView::to_receive || filter_.view == MatterView::near ||
         filter_.mine || !filter_.system.empty() || !filter_.stage.empty() || !pattern_.empty() ||
         (!everything_ && (filter_.from || filter_.to)) || !filter_.unit.empty() || filter_.urgent;
}

Share ListSelection::share_of(const ListPlace& place) const {
  return place.at < 0                       ? Share::red
         : place.at <= context_.now.seconds ? Share::over_target
                                            : Share::ahead;
}

bool ListSelection::stands_in(const ListPlace& place, const Part& part) const {
  return merged() || parts_.size() == 1 || share_of(place) == part.share;
}

bool ListSelection::read_before(const std::optional<ListPlace>& place, const Part& part) const {
  return place && !merged() && parts_.size() > 1 && share_of(*place) > part.share;
}

Select ListSelection::looked_at(const Part& part, const std::optional<ListPlace>& place) const {
  Select select = rows();
  choose_range(select, part, place, {});
  return select;
}

Select ListSelection::shown(const Part& part, const std::optional<ListPlace>& place,
                            const std::optional<ListPlace>& end) const {
  Select select = shown();
  choose_range(select, part, place, end);
  if (part.share == Share::over_target) {
    select.also(not_red, context_.now, ")");
  }
  return select;
}

std::string ListSelection::place_columns(const Part& part) const {
  return (part.key.empty() ? "0" : part.key) + ", " + id_;
}

std::string ListSelection::order(const Part& part) const {
  const std::string direction = descending_ ? " desc" : "";
  return " order by " + (part.key.empty() ? "" : part.key + direction + ", ") + id_ + direction;
}

Select ListSelection::rows() const {
  Select select;
  select.from_where =
      everything_ ? " from matter m where m.city = $1" : " from matter_unit u where u.city = $1";
  select.add(city_);
  if (!everything_) {
    select.also("u.unit = ", unit_);
  }
  choose_view(select);
  return select;
}

Select ListSelection::shown() const {
  Select select;
  if (everything_) {
    select.from_where =
        " from matter m left join matter_unit u on u.city = m.city and u.matter = m.id and "
        "u.unit = $" +
        std::to_string(select.add(unit_));
  } else {
    select.from_where = " from matter_unit u";
    select.joins = " join matter m on m.city = u.city and m.id = u.matter";
  }
  select.joins +=
      " left join obligation o on o.city = m.city and o.matter = m.id and o.key = u.obligation";
  select.from_where += select.joins + " where ";
  select.from_where += everything_ ? "m.city = $" : "u.city = $";
  select.from_where += std::to_string(select.add(city_));
  if (!everything_) {
    select.also("u.unit = ", unit_);
  }
  choose_view(select);
  add_conditions(select);
  return select;
}

void ListSelection::choose_view(Select& select) const {
  switch (filter_.view) {
    case MatterView::to_do:
    case MatterView::to_receive:
    case MatterView::near:
    case MatterView::overdue:
      select.also("u.bucket = 'to_do'");
      break;
    case MatterView::sent:
      select.also("(u.relations & 1) = 1");
      break;
    case MatterView::done:
      select.also("u.bucket = 'done'");
      break;
    case MatterView::all:
      break;
  }
}

void ListSelection::add_time(Select& select) const {
  if (filter_.from) {
    select.also("m.opened_at >= ", *filter_.from);
  }
  if (filter_.to) {
    select.also("m.opened_at < ", *filter_.to);
  }
}

// One bound for each end of a range: of two SQLite may read from, or up to, the further one.
void ListSelection::choose_range(Select& select, const Part& part,
                                 const std::optional<ListPlace>& place,
                                 const std::optional<ListPlace>& end) const {
  const bool behind = place && stands_in(*place, part);
  switch (part.share) {
    case Share::red:
      if (end) {
        select.also("u.due_before is not null");  // its index has no others
      } else {
        select.also("u.due_before <= ", context_.now);
      }
      break;
    case Share::over_target:
      if (!end) {
        select.also("u.sort_at <= ", context_.now);
      }
      break;
    case Share::ahead:
      if (!behind) {
        select.also("u.sort_at > ", context_.now);
      }
      break;
    case Share::sent:
      select.also("(u.relations & 1) = 1");
      break;
    case Share::not_sent:
      select.also("(u.relations & 1) = 0");
      break;
    case Share::whole:
      break;
  }
  const bool within = to_ && !(behind && place->at < to_->at);
  if (within || behind) {
    compare(select, part, descending_ ? " < " : " > ", within ? *to_ : *place);
  }
  if (end || from_) {
    compare(select, part, descending_ ? " >= " : " <= ", end ? *end : *from_);
  }
}

void ListSelection::compare(Select& select, const Part& part, std::string_view comparison,
                            const ListPlace& place) const {
  if (part.key.empty()) {
    select.also(id_ + std::string{comparison}, place.matter);
    return;
  }
  select.also("(" + part.key + ", " + id_ + ")" + std::string{comparison} + "(",
              place.at - part.shift);
  select.from_where += ", $" + std::to_string(select.add(place.matter)) + ")";
}

void ListSelection::add_conditions(Select& select) const {
  if (filter_.view == MatterView::to_receive) {
    select.also("u.receives = 1");
  }
  if (filter_.view == MatterView::near) {
    select.also("u.near_at <= ", context_.now);
    select.also(not_red, context_.now, ")");
  }
  if (filter_.mine) {
    const bool head = context_.actor.roles.has(Role::head);
    select.also(head ? "(u.handler = '' or u.handler in (" : "(u.handler in (",
                context_.actor.person);
    select.from_where += ", $" + std::to_string(select.add(stood_in_for(context_.actor))) + "))";
  }
  if (!filter_.system.empty()) {
    select.also("m.system = ", filter_.system);
  }
  if (!filter_.stage.empty()) {
    select.also("m.stage = ", filter_.stage);
  }
  if (named_) {
    select.also(id_ + " = ", *named_);
  }
  if (!pattern_.empty()) {
    select.also("(lower(m.title) like lower(", pattern_, ") escape '\\'");
    select.from_where += " or lower(m.number) like lower($" + std::to_string(select.add(pattern_)) +
                         ") escape '\\')";
  }
  if (!everything_) {
    add_time(select);
  }
  if (!filter_.unit.empty()) {
    select.also("(m.sender = ", filter_.unit);
    select.from_where += " or m.receiver = $" + std::to_string(select.add(filter_.unit)) + ")";
  }
  if (filter_.urgent) {
    select.also("m.urgent = ", *filter_.urgent);
  }
}

}  // namespace liandong::engine
