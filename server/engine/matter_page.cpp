// One matter as people see it: row, details, obligations, timeline, documents, commands.
#include "engine/access.hpp"
#include "engine/common_decide.hpp"
#include "engine/held_clocks.hpp"
#include "engine/listed_rows.hpp"
#include "engine/queries.hpp"
#include "engine/replay.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/calendar_files/explain.hpp"
#include "infra/store/stretch.hpp"

#include <algorithm>

namespace liandong::engine {

namespace {

using store::Param;
using store::Row;

ObligationView view_of(const StoredObligation& stored, Instant now, const WorkCalendar& calendar) {
  const Obligation& o = stored.obligation;
  ObligationView view;
  view.key = o.key;
  view.duty = o.duty;
  view.clause = o.clause;
  view.basis = o.basis;
  view.debtor = o.debtor;
  view.creditor = o.creditor;
  view.arises_at = o.arises_at;
  view.period = o.period;
  view.due_before = o.due_before;
  view.target_before = o.target_before;
  view.strict_due_before = o.strict_due_before;
  view.provisional = o.provisional;
  view.outcome = stored.outcome;
  view.ended_at = o.discharged_at ? o.discharged_at : o.excused_at ? o.excused_at : o.superseded_at;
  view.light = light_at(o, now, calendar);
  view.over_target = over_target_at(o, now);
  return view;
}

/// Says how the bound came about. Only one that the calendar of today gives can be explained by it,
/// so clocks that wait for a confirmation and ended ones of another calendar have no explanation.
void explain_bound(ObligationView& view, const std::vector<NamedClock>& clocks,
                   const WorkCalendar& calendar) {
  const auto bound = view.due_before ? view.due_before : view.target_before;
  const auto named = std::find_if(clocks.begin(), clocks.end(),
                                  [&](const NamedClock& each) { return each.key == view.key; });
  const DutyClock clock =
      named != clocks.end() ? named->clock : DutyClock{view.period, view.arises_at};
  const auto reading = read(clock, calendar);
  const auto counted = reading.due ? std::optional{reading.due->due_before} : std::nullopt;
  if (counted != bound || (!bound && reading.steps.size() < 2)) {
    return;
  }
  view.explanation_zh = calendar_files::explain_clock_zh(clock, calendar);
  view.explanation_en = calendar_files::explain_clock_en(clock, calendar);
}

/// "case_transfer.issued.v1" → "issued".
std::string short_type(std::string_view type) {
  const auto first = type.find('.');
  const auto last = type.rfind('.');
  return std::string{type.substr(first + 1, last - first - 1)};
}

void write_fields(json::Writer& writer, const System& system, const StoredEvent& event) {
  if (const auto common = read_common_event(event.type, event.payload)) {
    std::visit([&](const auto& e) { writer.write(e); }, *common);
  } else {
    system.write_event(writer, event.type, event.payload);
  }
}

std::vector<TimelineEntry> timeline_of(const System& system, const std::vector<StoredEvent>& events,
                                       const MatterResolver& resolver, UnitId reader_unit) {
  std::vector<TimelineEntry> timeline;
  std::optional<OnPaper> paper;
  CommandId paper_command;
  for (const StoredEvent& event : events) {
    if (event.type == PaperActRecorded::type) {
      const auto act = json::from_storage<PaperActRecorded>(event.payload);
      paper = OnPaper{act.medium, resolver.text(act.reason, false), act.scan_digest};
      paper_command = event.command_id;
      continue;
    }
    if (event.type == NoteAdded::type &&
        json::from_storage<NoteAdded>(event.payload).unit != reader_unit) {
      continue;  // notes are visible to the own unit only
    }
    TimelineEntry entry;
    entry.seq = event.seq;
    entry.version = event.version;
    entry.type = short_type(event.type);
    entry.occurred_at = event.occurred_at;
    entry.recorded_at = event.recorded_at;
    entry.person = event.actor;
    entry.unit = event.unit;
    if (paper && event.command_id == paper_command) {
      entry.on_paper = paper;
    }
    for (const auto clause : system.clauses_of_event(event.type)) {
      entry.clauses.emplace_back(clause);
    }
    entry.fields.text.clear();
    json::Writer writer{entry.fields.text, &resolver};
    write_fields(writer, system, event);
    json::append_hex(entry.hash, event.hash);
    timeline.push_back(std::move(entry));
  }
  return timeline;
}

std::vector<DocumentView> documents_of(const ReadContext& context, MatterId id) {
  std::vector<DocumentView> documents;
  context.connection.query(
      "select kind, number, status, digest, size, issued_at, voided_at from document "
      "where city = $1 and matter = $2 and status <> 'entry' order by issued_at, number",
      {context.engine.city(), id}, [&](const Row& row) {
        DocumentView document{row.str(0),     row.str(1),   row.str(2),    row.str(3),
                              row.integer(4), std::nullopt, row.instant(5)};
        if (!document.digest.empty()) {
          document.url = "/api/v1/matters/" + id.str() + "/documents/" + document.digest;
        }
        if (!row.is_null(6)) {
          document.status = "withdrawn";
        }
        documents.push_back(std::move(document));
      });
  return documents;
}

std::vector<NoteView> notes_of(const ReadContext& context, MatterId id,
                               const MatterResolver& resolver, UnitId unit) {
  std::vector<NoteView> notes;
  context.connection.query(
      "select id, content, person, recorded_at from note where city = $1 and matter = $2 and "
      "unit = $3 order by recorded_at, id",
      {context.engine.city(), id, unit}, [&](const Row& row) {
        Text reference;
        reference.id = row.id<ContentId>(1);
        notes.push_back({row.str(0), resolver.text(reference, false).value_or(""),
                         row.id<PersonId>(2), row.instant(3)});
      });
  return notes;
}

std::vector<ReadView> reads_of(const ReadContext& context, MatterId id) {
  std::vector<ReadView> reads;
  context.connection.query(
      "select person, unit, read_at from matter_read where city = $1 and matter = $2 "
      "order by read_at desc limit 200",
      {context.engine.city(), id}, [&](const Row& row) {
        reads.push_back({row.id<PersonId>(0), row.id<UnitId>(1), row.instant(2)});
      });
  return reads;
}

std::vector<LinkView> links_of(const ReadContext& context, MatterId id) {
  std::vector<LinkView> links;
  const auto add = [&](std::string_view sql, std::string_view followed) {
    context.connection.query(sql, {context.engine.city(), id}, [&](const Row& row) {
      const auto kind = row.text(5) == "followed" ? followed : std::string_view{"linked"};
      links.push_back(
          {row.id<MatterId>(0), row.str(1), row.str(2), row.str(3), row.str(4), std::string{kind}});
    });
  };
  add("select m.id, m.system, m.number, m.title, m.stage, l.kind from matter_link l "
      "join matter m on m.city = l.city and m.id = l.other "
      "where l.city = $1 and l.matter = $2 order by l.linked_at, m.id limit 100",
      "caused_by");
  add("select m.id, m.system, m.number, m.title, m.stage, l.kind from matter_link l "
      "join matter m on m.city = l.city and m.id = l.matter "
      "where l.city = $1 and l.other = $2 order by l.linked_at, m.id limit 100",
      "led_to");
  std::erase_if(links, [&](const LinkView& link) {
    return !is_visible(context.connection, context.engine.city(), link.id, context.actor,
                       context.world->directory);
  });
  return links;
}

std::vector<MarkView> marks_of(const ReadContext& context, MatterId id) {
  std::vector<MarkView> marks;
  context.connection.query(
      "select k.cause, m.system, m.title, k.marked_at from matter_mark k join matter m on "
      "m.city = k.city and m.id = k.cause where k.city = $1 and k.matter = $2 order by k.marked_at",
      {context.engine.city(), id}, [&](const Row& row) {
        marks.push_back({row.id<MatterId>(0), row.str(1), row.str(2), row.instant(3)});
      });
  return marks;
}

/// Of an obligation, in the order of all of a city.
struct DutyPlace {
  MatterId matter;
  std::string key;
};

const std::string duties_in_order = " and (o.matter, o.key) > ($2, $3) order by o.matter, o.key";

}  // namespace

std::optional<MatterDetails> read_matter(const ReadContext& context, MatterId id) {
  const Directory& directory = context.world->directory;
  if (!is_visible(context.connection, context.engine.city(), id, context.actor, directory)) {
    return std::nullopt;
  }
  auto row = read_row(context, id);
  const auto stored = load_matter(context.connection, context.engine.city(), id);
  const System* system = row ? context.engine.system(row->system) : nullptr;
  if (!row || !stored || system == nullptr) {
    return std::nullopt;
  }
  const UnitId unit = directory.principal(context.actor.unit);
  const MatterState state = read_matter_state(*system, stored->state);
  const MatterResolver resolver{context.engine.content().load_stream(context.connection, id.view()),
                                directory};

  MatterDetails page;
  static_cast<MatterRow&>(page) = std::move(*row);
  page.details.text.clear();
  json::Writer details{page.details.text, &resolver};
  system->write_state(details, state.own.get());
  page.waits_on = system->summary(state.own.get()).waits_on;

  const WorkCalendar& calendar = context.world->calendar;
  std::vector<NamedClock> clocks;
  if (system->clocks) {
    clocks = system->clocks(state.own.get(), context.world->targets, calendar);
  }
  std::vector<Obligation> plain;
  const auto owed = load_obligations(context.connection, context.engine.city(), id);
  for (const auto& [key, obligation] : owed) {
    page.obligations.push_back(view_of(obligation, context.now, calendar));
    explain_bound(page.obligations.back(), clocks, calendar);
    const HeldClock* held = held_clock(state.common.held, key);
    if (held != nullptr && obligation.outcome == ObligationOutcome::open) {
      page.obligations.back().proposed_before = held->proposed_before;
    }
    plain.push_back(obligation.obligation);
  }
  std::stable_sort(page.obligations.begin(), page.obligations.end(),
                   [](const auto& a, const auto& b) { return a.arises_at < b.arises_at; });
  page.timeline = timeline_of(
      *system, read_stream(context.connection, context.engine.city(), id.view()), resolver, unit);
  page.documents = documents_of(context, id);
  page.steps = system->steps(state.own.get(), plain);
  if (system->has_use) {
    std::erase_if(page.allowed_commands, [&](const std::string& name) {
      return !system->has_use(state.own.get(), name, unit);
    });
  }
  for (const auto& name : page.allowed_commands) {
    const CommandDescriptor* command = system->command(name);
    page.commands.push_back({name, command != nullptr && command->needs_confirmation});
  }
  const CommonContext common{
      .state = state.common,
      .summary = system->summary(state.own.get()),
      .owed = owed,
      .actor = context.actor,
      .principal = unit,
      .relations = relations_of(*system, state.own.get(), context.actor, directory),
      .by_platform = false,
      .directory = directory,
      .fresh_id = {},
      .matter = id,
      .sees = {}};
  for (const auto name : offered_common(*system, common)) {
    page.commands.push_back({std::string{name}, false});
  }
  page.supervisions = state.common.supervisions;
  page.guidances = state.common.guidances;
  page.links = links_of(context, id);
  page.notes = notes_of(context, id, resolver, unit);
  page.reads = reads_of(context, id);
  page.marks = marks_of(context, id);
  return page;
}

std::optional<ObligationPage> list_obligations(const ReadContext& context,
                                               const ObligationFilter& filter) {
  ObligationPage page;
  if (!may_see_matters(context.actor)) {
    return page;
  }
  const Directory& directory = context.world->directory;
  const UnitId own = directory.principal(context.actor.unit);
  const bool everything = sees_all(context.actor, directory);
  if (!filter.debtor.empty() && filter.debtor != own && !everything) {
    return page;  // what other units owe is not for everybody
  }
  const UnitId debtor = filter.debtor.empty() && !everything ? own : filter.debtor;
  DutyPlace after;
  if (!filter.cursor.empty()) {
    const auto slash = filter.cursor.find('/');
    const auto matter = MatterId::parse(filter.cursor.substr(0, slash));
    if (slash == std::string::npos || !matter) {
      return std::nullopt;
    }
    after = {*matter, filter.cursor.substr(slash + 1)};
  }
  const CityCode city = context.engine.city();
  // No index has debtor and outcome in this order.
  const auto end = store::end_of_stretch(
      context.connection,
      "select o.matter, o.key from obligation o where o.city = $1" + duties_in_order,
      {city, after.matter, after.key}, filter.looked_at, [](const Row& row) {
        return DutyPlace{row.id<MatterId>(0), row.str(1)};
      });
  std::vector<Param> params{city, after.matter, after.key, debtor, filter.open};
  if (end) {
    params.insert(params.end(), {end->matter, end->key});
  }
  std::vector<std::pair<MatterRef, std::string>> keys;
  context.connection.query(
      "select o.matter, o.key, m.number, m.title from obligation o "
      "join matter m on m.city = o.city and m.id = o.matter where o.city = $1 and "
      "($4 = '' or o.debtor = $4) and (o.outcome = 'open') = ($5 = 1)" +
          std::string{end ? " and (o.matter, o.key) <= ($6, $7)" : ""} + duties_in_order +
          " limit " + std::to_string(filter.limit + 1),
      params, [&](const Row& row) {
        keys.emplace_back(MatterRef{row.id<MatterId>(0), row.str(2), row.str(3)}, row.str(1));
      });
  for (const auto& [matter, key] : keys) {
    if (page.items.size() == static_cast<std::size_t>(filter.limit)) {
      const OwedObligation& last = page.items.back();
      page.next_cursor = last.matter.id.str() + "/" + last.key;
      break;
    }
    const auto all = load_obligations(context.connection, context.engine.city(), matter.id);
    OwedObligation owed;
    static_cast<ObligationView&>(owed) = view_of(all.at(key), context.now, context.world->calendar);
    owed.matter = matter;
    page.items.push_back(std::move(owed));
  }
  if (!page.next_cursor && end) {
    page.next_cursor = end->matter.str() + "/" + end->key;
  }
  return page;
}

}  // namespace liandong::engine
