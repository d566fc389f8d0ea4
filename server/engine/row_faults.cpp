#include "engine/row_faults.hpp"

#include "engine/columns.hpp"
#include "engine/escalation.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace liandong::engine {
namespace {

/// The matter was as its rows show it only once the act was complete.
bool ends_act(std::span<const StoredEvent> events, std::size_t i) {
  return i + 1 == events.size() || events[i + 1].command_id != events[i].command_id;
}

bool is_title(const MatterRows& rows, ContentId title) {
  const auto text = std::find_if(rows.texts.begin(), rows.texts.end(),
                                 [&](const StoredText& each) { return title.view() == each.id; });
  return text == rows.texts.end() || text->personal || text->erased ||
         text->body == rows.stored.title;
}

}  // namespace

MatterState replay(const System& system, std::span<const StoredEvent> events, Past& past) {
  std::size_t i = 0;
  std::size_t act_begin = 0;
  return replay(system, events, [&](const MatterState& state) {
    const StoredEvent& event = events[i];
    if (!ends_act(events, i++)) {
      return;
    }
    const auto act = events.subspan(act_begin, i - act_begin);
    act_begin = i;
    if (state.own) {
      leave_rows(past.left, system, act, state.own.get());
      for (const UnitId unit : system.units(state.own.get())) {
        past.units.insert(unit);
      }
      const bool closed = system.summary(state.own.get()).closed;
      if (system.case_facts) {
        CaseFacts facts = system.case_facts(state.own.get());
        past.facts = facts.item.empty() ? std::move(past.facts) : std::move(facts);
      }
      past.closed_at =
          closed ? std::optional{past.closed_at.value_or(event.recorded_at)} : std::nullopt;
    }
  });
}

std::string wrong_matter_column(const MatterRows& rows, const System& system,
                                const MatterState& state, const Past& past) {
  const Summary s = system.summary(state.own.get());
  const Column columns[] = {
      {"number", rows.number == s.number},
      {"title", is_title(rows, s.title.id)},
      {"stage", rows.stage == s.stage},
      {"sender", rows.sender == s.sender.view()},
      {"receiver", rows.receiver == s.receiver.view()},
      {"custodian", rows.custodian == s.custodian.view()},
      {"handler", rows.handler == handler_of(state.common, s.custodian).view()},
      {"waits_on", rows.waits_on == s.waits_on.view()},
      {"urgent", rows.urgent == static_cast<std::int64_t>(s.urgent)},
      {"in_progress", rows.in_progress == static_cast<std::int64_t>(s.in_progress)},
      {"opened_at", rows.stored.opened_at == rows.events.front().recorded_at},
      {"updated_at", rows.stored.updated_at == rows.events.back().recorded_at},
      {"closed_at", rows.closed_at == past.closed_at}};
  return std::string{first_wrong(columns)};
}

std::string wrong_case_column(const MatterRows& rows, const System& system, const Past& past) {
  if (rows.case_row.has_value() != past.facts.has_value()) {
    return "row";
  }
  if (!past.facts) {
    return {};
  }
  const CaseFacts& wanted = *past.facts;
  const CaseFacts& facts = rows.case_row->facts;
  const Column columns[] = {{"system", rows.case_row->system == system.name},
                            {"item", facts.item == wanted.item},
                            {"place", facts.place == wanted.place},
                            {"unit", facts.unit == wanted.unit},
                            {"filed_at", facts.filed_at == wanted.filed_at},
                            {"decided_at", facts.decided_at == wanted.decided_at}};
  return std::string{first_wrong(columns)};
}

std::string_view wrong_obligation_column(const StoredObligation& stored, const Obligation& wanted,
                                         bool held, const WorkCalendar& calendar) {
  const Obligation& o = stored.obligation;
  const bool same_calendar = stored.calendar_version == calendar.version();
  const bool same_clock = same_calendar || held;
  const bool open = outcome_of(wanted) == ObligationOutcome::open;
  const bool same_target = open && same_clock;  // targets of ended duties may be others by now
  const StoredObligation row = row_of(wanted, stored.calendar_version, stored.rung, calendar);
  const bool counted_now = open && same_calendar && !held;
  const Column columns[] = {
      {"outcome", stored.outcome == outcome_of(o)},
      {"ended_at", ended_at(o) == ended_at(wanted)},
      {"duty", o.duty == wanted.duty},
      {"clause", o.clause == wanted.clause},
      {"basis", o.basis == wanted.basis},
      {"debtor", o.debtor == wanted.debtor},
      {"creditor", o.creditor == wanted.creditor},
      {"arises_at", !same_calendar || o.arises_at == wanted.arises_at},
      {"period", !(o.due_before || same_target) || o.period == wanted.period},
      {"hour_clock", !(o.due_before || same_target) || o.hour_clock == wanted.hour_clock},
      {"due_before", !same_clock || o.due_before == wanted.due_before},
      {"target_before", !same_target || o.target_before == wanted.target_before},
      {"strict_due_before", !same_target || o.strict_due_before == wanted.strict_due_before},
      {"provisional", !same_target || o.provisional == wanted.provisional},
      {"near_at", !counted_now || stored.near_at == row.near_at},
      {"next_rung_at", !counted_now || stored.next_rung_at == row.next_rung_at}};
  return first_wrong(columns);
}

std::string_view wrong_unit_column(const UnitRow& stored, const UnitRow& wanted,
                                   bool near_is_known) {
  const Column columns[] = {{"bucket", stored.place.bucket == wanted.place.bucket},
                            {"obligation", stored.obligation == wanted.obligation},
                            {"due_before", stored.place.due_before == wanted.place.due_before},
                            {"target_before", stored.target_before == wanted.target_before},
                            {"elapsed_since", stored.elapsed_since == wanted.elapsed_since},
                            {"near_at", !near_is_known || stored.near_at == wanted.near_at},
                            {"sort_at", stored.place.sort_at == wanted.place.sort_at},
                            {"receives", stored.receives == wanted.receives},
                            {"relations", stored.relations == wanted.relations},
                            {"handler", stored.handler == wanted.handler}};
  return first_wrong(columns);
}

}  // namespace liandong::engine
