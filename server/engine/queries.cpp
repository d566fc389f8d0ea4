#include "engine/queries.hpp"

#include "engine/access.hpp"
#include "engine/listed_rows.hpp"

#include <limits>

namespace liandong::engine {
namespace {

using store::Param;
using store::Row;

constexpr std::int64_t notices_looked_at = 5'000;  // of a unit, the newest

}  // namespace

MatterCounts count_matters(const ReadContext& context) {
  MatterCounts counts;
  if (!may_see_matters(context.actor)) {
    return counts;
  }
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  const bool head = context.actor.roles.has(Role::head);
  const LocalDay today = local_day(context.now);
  const Instant month = start_of(today + (1 - static_cast<int>(civil(today).day)));
  static const std::string to_do_sql =
      "select receives, case when near_at <= $3 and (due_before is null or due_before > $3) "
      "then 1 else 0 end, case when due_before <= $3 then 1 else 0 end, "
      "case when handler in ($4, $6) or (handler = '' and $5 = 1) then 1 else 0 end, count(*) "
      "from (select receives, near_at, due_before, handler from matter_unit where city = $1 and "
      "unit = $2 and bucket = 'to_do' limit " +
      std::to_string(total_max) + ") as rows_to_do group by 1, 2, 3, 4";
  context.connection.query(to_do_sql,
                           {context.engine.city(), unit, context.now, context.actor.person, head,
                            stood_in_for(context.actor)},
                           [&](const Row& row) {
                             const std::int64_t n = row.integer(4);
                             const bool mine = row.boolean(3);
                             counts.to_do += n;
                             counts.to_receive += row.boolean(0) ? n : 0;
                             counts.near += row.boolean(1) ? n : 0;
                             counts.overdue += row.boolean(2) ? n : 0;
                             counts.mine.to_do += mine ? n : 0;
                             counts.mine.near += mine && row.boolean(1) ? n : 0;
                             counts.mine.overdue += mine && row.boolean(2) ? n : 0;
                           });
  const CityCode city = context.engine.city();
  const auto count = [&](std::string_view condition, std::optional<std::int64_t> bound) {
    std::vector<Param> params{city, unit};
    if (bound) {
      params.emplace_back(*bound);
    }
    std::int64_t n = 0;
    context.connection.query(
        "select count(*) from (select 1 from matter_unit where city = $1 and unit = $2 and " +
            std::string{condition} + " limit " + std::to_string(total_max) + ") as counted",
        params, [&](const Row& row) { n = row.integer(0); });
    return n;
  };
  counts.sent = count("(relations & 1) = 1", {});
  // Rows that are done are ordered by when that was, the newest first.
  constexpr std::int64_t newest_first = std::numeric_limits<std::int32_t>::max();
  counts.done = count("bucket = 'done' and sort_at <= $3", newest_first);
  counts.done_this_month = count("bucket = 'done' and sort_at <= $3", newest_first - month.seconds);
  return counts;
}

NoticePage list_notices(const ReadContext& context, bool unread_only, int limit) {
  NoticePage page;
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  const CityCode city = context.engine.city();
  const int roles = context.actor.roles.bits;
  // Of the unit's newest: nobody reads on beyond them, and a unit has a hundred thousand.
  static const std::string mine =
      " from (select * from notice where city = $1 and unit = $2 order by id desc limit " +
      std::to_string(notices_looked_at) +
      ") as n left join notice_read r on r.city = n.city and r.notice = n.id and "
      "r.person = $3 left join matter m on m.city = n.city and m.id = n.matter "
      "where (n.person in ($3, $5) or (n.person = '' and (n.roles & $4) <> 0))";
  static const std::string count_sql =
      "select count(*) from (select 1" + mine + " and r.read_at is null limit 1000) as c";
  const PersonId& holder = stood_in_for(context.actor);
  context.connection.query(count_sql, {city, unit, context.actor.person, roles, holder},
                           [&](const Row& row) { page.unread = row.integer(0); });
  static const std::string list_sql =
      "select n.id, n.kind, n.matter, m.number, m.title, n.params, n.created_at, r.read_at" + mine +
      " and ($6 = 0 or r.read_at is null) order by n.id desc limit $7";
  context.connection.query(
      list_sql, {city, unit, context.actor.person, roles, holder, unread_only, limit},
      [&](const Row& row) {
        NoticeView notice;
        notice.id = row.integer(0);
        notice.kind = row.str(1);
        if (!row.text(2).empty()) {
          notice.matter = MatterRef{row.id<MatterId>(2), row.str(3), row.str(4)};
        }
        notice.params.text = row.str(5);
        notice.created_at = row.instant(6);
        notice.read_at = row.instant_opt(7);
        page.items.push_back(std::move(notice));
      });
  return page;
}

void mark_notices_read(store::Connection& writer, CityCode city, const Actor& actor,
                       const Directory& directory, std::optional<std::int64_t> only, Instant now) {
  static const std::string head =
      "insert into notice_read(city, person, notice, read_at) select n.city, $3, n.id, $5 from ";
  static const std::string mine =
      " where (n.person in ($3, $6) or (n.person = '' and (n.roles & $4) <> 0)) "
      "on conflict(city, person, notice) do nothing";
  static const std::string one_sql =
      head + "(select * from notice where city = $1 and unit = $2 and id = $7) as n" + mine;
  static const std::string all_sql =
      head + "(select * from notice where city = $1 and unit = $2 order by id desc limit $7) as n" +
      mine;
  writer.execute(only ? one_sql : all_sql, {city, directory.principal(actor.unit), actor.person,
                                            static_cast<int>(actor.roles.bits), now,
                                            stood_in_for(actor), only.value_or(notices_looked_at)});
}

}  // namespace liandong::engine
