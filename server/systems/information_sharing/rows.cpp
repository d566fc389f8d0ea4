#include "systems/information_sharing/rows.hpp"

#include "infra/json/write.hpp"

#include <algorithm>
#include <map>

namespace liandong::information_sharing {
namespace {

std::optional<Instant> shared_at(const SharedItem& item) {
  const Round* round = round_in_force(item);
  return round == nullptr ? std::nullopt : std::optional{round->shared_at};
}

bool is_out(const SharedItem& item) {
  return round_in_force(item) != nullptr && item.stage != Stage::discarded;
}

void store_item(const engine::RowChange& c, const SharedItem& item) {
  c.writer.execute(
      "insert into shared_item(city, matter, holder, category, kind, sensitivity, item, place, "
      "source_id, formed_at, shared_at, seq) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
      "on conflict(city, matter) do update set formed_at = excluded.formed_at, "
      "shared_at = excluded.shared_at, seq = excluded.seq",
      {c.city, c.matter, item.holder, json::enum_name(item.category), json::enum_name(item.kind),
       json::enum_name(item.sensitivity), item.item, item.place, item.source_id, item.formed_at,
       shared_at(item), c.seq});
}

/// One unit's row; what it must learn of goes to the end of its feed and into its outbox: 各类行政
/// 执法信息的互联互通.  [3.3.9-b]
void tell(const engine::RowChange& c, const Recipient& recipient, bool out, std::string_view kind) {
  c.writer.execute(
      "insert into shared_recipient(city, unit, matter, seq, shared_at, acknowledged_at, "
      "withdrawn) values($1, $2, $3, $4, $5, $6, $7) on conflict(city, unit, matter) do update set "
      "seq = excluded.seq, shared_at = excluded.shared_at, "
      "acknowledged_at = excluded.acknowledged_at, withdrawn = excluded.withdrawn",
      {c.city, recipient.unit, c.matter, c.seq, recipient.shared_at, recipient.acknowledged_at,
       !out});
  c.writer.execute(
      "insert into outbox(city, webhook, seq, matter, kind, created_at, attempts, next_try_at, "
      "status, answer) select city, id, $3, $4, $5, $6, 0, $6, 'waiting', '' from webhook "
      "where city = $1 and unit = $2 and ended_at is null "
      "on conflict(city, webhook, seq) do nothing",
      {c.city, recipient.unit, c.seq, c.matter, kind, c.now});
}

void acknowledge(const engine::RowChange& c, const Recipient& recipient) {
  c.writer.execute(
      "update shared_recipient set acknowledged_at = $4 where city = $1 and unit = $2 and "
      "matter = $3",
      {c.city, recipient.unit, c.matter, recipient.acknowledged_at});
}

std::string_view kind_of(const SharedItem* before, const SharedItem& now) {
  if (now.stage == Stage::discarded) {
    return "discarded";
  }
  if (!is_out(now)) {
    return "withdrawn";
  }
  return before != nullptr && is_out(*before) ? "corrected" : "shared";
}

/// True if it went out, came back, or what went out was changed.
bool is_news(const SharedItem* before, const SharedItem& now) {
  if (before == nullptr) {
    return false;
  }
  return is_out(*before) != is_out(now) ||
         (is_out(now) && (before->title != now.title || before->content != now.content));
}

bool was_given(const SharedItem& item, UnitId unit) {
  return std::any_of(item.rounds.begin(), item.rounds.end(), [&](const Round& round) {
    return std::any_of(round.recipients.begin(), round.recipients.end(),
                       [&](const Recipient& each) { return each.unit == unit; });
  });
}

std::string wrong_item_column(store::Connection& reader, CityCode city, MatterId matter,
                              const SharedItem& item) {
  std::string wrong = "row";
  reader.query(
      "select holder, category, kind, sensitivity, item, place, source_id, formed_at, shared_at "
      "from shared_item where city = $1 and matter = $2",
      {city, matter}, [&](const store::Row& row) {
        wrong = row.text(0) != item.holder.view()                              ? "holder"
                : row.text(1) != json::enum_name(item.category)                ? "category"
                : row.text(2) != json::enum_name(item.kind)                    ? "kind"
                : row.text(3) != json::enum_name(item.sensitivity)             ? "sensitivity"
                : row.text(4) != std::string_view{item.item.view()}            ? "item"
                : row.text(5) != std::string_view{item.place.view()}           ? "place"
                : row.text(6) != std::string_view{item.source_id}              ? "source_id"
                : row.instant_opt(7) != std::optional<Instant>{item.formed_at} ? "formed_at"
                : row.instant_opt(8) != shared_at(item)                        ? "shared_at"
                                                                               : "";
      });
  return wrong;
}

}  // namespace

std::string wrong_row(store::Connection& reader, CityCode city, MatterId matter,
                      const SharedItem& now) {
  if (const auto column = wrong_item_column(reader, city, matter, now); !column.empty()) {
    return "shared_item." + column;
  }
  const std::vector<Recipient> none;
  const auto& recipients = now.rounds.empty() ? none : now.rounds.back().recipients;
  std::map<UnitId, std::string> wrong;
  for (const Recipient& recipient : recipients) {
    wrong.insert_or_assign(recipient.unit, "row");
  }
  reader.query(
      "select unit, shared_at, acknowledged_at, withdrawn from shared_recipient where city = $1 "
      "and matter = $2",
      {city, matter}, [&](const store::Row& row) {
        const UnitId unit = row.id<UnitId>(0);
        const auto found = std::find_if(recipients.begin(), recipients.end(),
                                        [&](const Recipient& each) { return each.unit == unit; });
        if (found == recipients.end()) {
          wrong[unit] = !was_given(now, unit) ? "row" : row.boolean(3) ? "" : "withdrawn";
        } else {
          wrong[unit] = row.instant(1) != found->shared_at             ? "shared_at"
                        : row.instant_opt(2) != found->acknowledged_at ? "acknowledged_at"
                        : row.boolean(3) == is_out(now)                ? "withdrawn"
                                                                       : "";
        }
      });
  for (const auto& [unit, column] : wrong) {
    if (!column.empty()) {
      return "shared_recipient." + column + " of " + unit.str();
    }
  }
  return {};
}

void project_rows(const engine::RowChange& change, const SharedItem* before,
                  const SharedItem& now) {
  store_item(change, now);
  if (now.rounds.empty()) {
    return;
  }
  const std::vector<Recipient>& recipients = now.rounds.back().recipients;
  const bool news = is_news(before, now);
  for (std::size_t i = 0; i < recipients.size(); ++i) {
    const bool known = before != nullptr && !before->rounds.empty() &&
                       before->rounds.size() == now.rounds.size() &&
                       i < before->rounds.back().recipients.size();
    if (news || !known) {
      tell(change, recipients[i], is_out(now), known ? kind_of(before, now) : "shared");
    } else if (before->rounds.back().recipients[i] != recipients[i]) {
      acknowledge(change, recipients[i]);
    }
  }
}

}  // namespace liandong::information_sharing
