// Builds a System from the types and pure functions of a domain, so that no system repeats the
// glue.
#pragma once

#include "engine/system.hpp"

#include <boost/mp11.hpp>

#include <memory>
#include <utility>
#include <variant>

namespace liandong::engine {

/// `Domain` names what is particular to one system:
///   static constexpr std::string_view name, plural;
///   using State, Command, Event, Stage, Opening;      Command and Event are variants
///   static std::span<const Permission> permissions(); likewise refusals()
///   static Summary summary(const State&);             stage, custodian and closed are filled in
///   static std::vector<UnitId> units(const State&);   every unit the matter concerns
///   static std::vector<Step> steps(const State&, const std::vector<Obligation>&);
/// and, if it has them:
///   static constexpr std::array<DocumentKind, n> document_kinds;
///   static std::vector<DocumentChange> documents(std::string_view event_type, const State&);
///   static std::vector<SystemNotice> notices(const State* before, const State&,
///                                            const UnitDirectory&);
///   static std::vector<FileEntry> files(const State&);
///   static std::uint8_t file_readers(const State&);
///   static void project(const RowChange&, const State* before, const State&);
///   static CaseFacts case_facts(const State&);
///   static std::vector<NamedClock> clocks(const State&, const Targets&, const WorkCalendar&);
///   static RowsStored store_rows(store::Connection&, const RowsOf&, const State&);
/// Found by their arguments: decide, evolve, obligations, relations, custodian, closed, warnings
/// and, if there is one, has_use; `reveals(state, command)` for a command that shows protected
/// text. A command may state `by_platform`, `needs_confirmation` or
/// `sends_outward`, and `opens` if it opens a matter beside `Opening`; an event `clauses`.
template <class Domain>
class Erased {
  using State = typename Domain::State;
  using Command = typename Domain::Command;
  using Event = typename Domain::Event;

 public:
  [[nodiscard]] static System system() {
    System system;
    system.name = Domain::name;
    system.plural = Domain::plural;
    system.permissions = Domain::permissions();
    system.refusals = Domain::refusals();
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<typename Domain::Stage>>(
        [&](auto stage) { system.stages.emplace_back(stage.name); });
    add_rules(system);
    add_storage(system);
    add_views(system);
    add_documents(system);
    add_rows(system);
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Command>>(
        [&](auto type) { system.commands.push_back(descriptor<typename decltype(type)::type>()); });
    return system;
  }

 private:
  static const State* pointer(const void* state) { return static_cast<const State*>(state); }
  static const State& own(const void* state) { return *pointer(state); }

  static void add_rules(System& system) {
    system.decide = [](const void* state, std::string_view, const void* body,
                       const Context& context, const Stamp& stamp) -> Result<Decided, Rejection> {
      auto events = decide(pointer(state), *static_cast<const Command*>(body), context);
      if (!events) {
        return Err{events.error()};
      }
      Decided decided;
      std::shared_ptr<const State> current;
      for (const Event& event : *events) {
        const State* before = current ? current.get() : pointer(state);
        current = std::make_shared<const State>(evolve(before, event, stamp));
        std::visit(
            [&](const auto& e) {
              decided.events.push_back(
                  {std::remove_cvref_t<decltype(e)>::type, json::to_canonical(e)});
            },
            event);
      }
      decided.state = current;
      return decided;
    };
    system.apply = [](const void* state, std::string_view type, std::string_view payload,
                      const Stamp& stamp) -> Opaque {
      return std::make_shared<const State>(
          evolve(pointer(state), read_event(type, payload), stamp));
    };
    system.obligations = [](const void* state, const Targets& targets,
                            const WorkCalendar& calendar) {
      return obligations(own(state), targets, calendar);
    };
    if constexpr (requires(const State& s, const Targets& t, const WorkCalendar& c) {
                    Domain::clocks(s, t, c);
                  }) {
      system.clocks = [](const void* state, const Targets& targets, const WorkCalendar& calendar) {
        return Domain::clocks(own(state), targets, calendar);
      };
    }
    system.relations = [](const void* state, UnitId unit) { return relations(own(state), unit); };
    if constexpr (requires(const State& state) { has_use(state, std::string_view{}); }) {
      system.has_use = [](const void* state, std::string_view command, UnitId) {
        return has_use(own(state), command);
      };
    } else if constexpr (requires(const State& state) {
                           has_use(state, std::string_view{}, UnitId{});
                         }) {
      system.has_use = [](const void* state, std::string_view command, UnitId unit) {
        return has_use(own(state), command, unit);
      };
    }
  }

  static void add_storage(System& system) {
    system.read_state = [](const boost::json::value& stored) -> Opaque {
      auto state = std::make_shared<State>();
      json::Reader reader;
      reader.read(stored, *state);
      json::throw_if_corrupt(reader);
      return state;
    };
    system.write_state = [](json::Writer& writer, const void* state) { writer.write(own(state)); };
    system.write_event = [](json::Writer& writer, std::string_view type, std::string_view payload) {
      std::visit([&](const auto& event) { writer.write(event); }, read_event(type, payload));
    };
  }

  static void add_views(System& system) {
    system.summary = [](const void* state) {
      Summary summary = Domain::summary(own(state));
      summary.stage = json::enum_name(own(state).stage);
      summary.stage_bit = 1U << static_cast<unsigned>(own(state).stage);
      summary.custodian = custodian(own(state));
      summary.closed = closed(own(state));
      return summary;
    };
    system.units = [](const void* state) { return Domain::units(own(state)); };
    system.steps = [](const void* state, const std::vector<Obligation>& rows) {
      return Domain::steps(own(state), rows);
    };
    system.clauses_of_event = [](std::string_view type) {
      std::vector<std::string_view> clauses;
      for_each_event([&]<class E>(std::type_identity<E>) {
        if constexpr (requires { E::clauses; }) {
          if (E::type == type) {
            clauses.assign(std::begin(E::clauses), std::end(E::clauses));
          }
        }
      });
      return clauses;
    };
    if constexpr (requires(const RowChange& change, const State& s) {
                    Domain::project(change, nullptr, s);
                  }) {
      system.project = [](const RowChange& change) {
        Domain::project(change, pointer(change.before), own(change.after));
      };
    }
    if constexpr (requires(const UnitDirectory& units, const State& s) {
                    Domain::notices(nullptr, s, units);
                  }) {
      system.notices = [](const void* before, const void* after, const UnitDirectory& directory) {
        return Domain::notices(pointer(before), own(after), directory);
      };
    }
  }

  static void add_documents(System& system) {
    if constexpr (requires { Domain::document_kinds; }) {
      system.document_kinds = Domain::document_kinds;
      system.documents = [](std::string_view type, const void* state) {
        return Domain::documents(type, own(state));
      };
    }
    if constexpr (requires(const State& s) { Domain::files(s); }) {
      system.files = [](const void* state) { return Domain::files(own(state)); };
      system.file_readers = [](const void* state) { return Domain::file_readers(own(state)); };
    }
  }

  static void add_rows(System& system) {
    if constexpr (requires { Domain::row_tables; }) {
      system.row_tables = Domain::row_tables;
      system.wrong_row = [](auto& reader, CityCode city, MatterId matter, const void* state) {
        return Domain::wrong_row(reader, city, matter, own(state));
      };
    }
    if constexpr (requires(const State& s) { Domain::case_facts(s); }) {
      system.case_facts = [](const void* state) { return Domain::case_facts(own(state)); };
    }
    if constexpr (requires(store::Connection & c, const RowsOf& of, const State& s) {
                    Domain::store_rows(c, of, s);
                  }) {
      system.store_rows = [](store::Connection& connection, const RowsOf& of, const void* state) {
        return Domain::store_rows(connection, of, own(state));
      };
    }
  }

  template <class C>
  static CommandDescriptor descriptor() {
    CommandDescriptor result;
    result.name = C::name;
    result.opens = std::is_same_v<C, typename Domain::Opening> || requires { C::opens; };
    result.by_platform = requires { C::by_platform; };
    result.needs_confirmation = requires { C::needs_confirmation; };
    result.sends_outward = requires { C::sends_outward; };
    result.read = [](json::Reader& reader, const boost::json::value& body) -> Opaque {
      C command{};
      reader.read(body, command);
      return std::make_shared<const Command>(std::move(command));
    };
    result.warnings = [](const void* body) { return warnings(*static_cast<const Command*>(body)); };
    result.named_matters = [](const void* body) {
      std::vector<NamedMatter> found;
      add_named_matters({}, std::get<C>(*static_cast<const Command*>(body)), found);
      return found;
    };
    if constexpr (requires(const State& state, const C& command) { reveals(state, command); }) {
      result.reveals = [](const void* state, const void* body) {
        return reveals(own(state), std::get<C>(*static_cast<const Command*>(body)));
      };
    }
    return result;
  }

  template <class F>
  static void for_each_event(F&& use) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Event>>(use);
  }

  static Event read_event(std::string_view type, std::string_view payload) {
    std::optional<Event> found;
    for_each_event([&]<class E>(std::type_identity<E>) {
      if (!found && E::type == type) {
        found = json::from_storage<E>(payload);
      }
    });
    if (!found) {
      throw json::CorruptJson("unknown event type " + std::string{type});
    }
    return std::move(*found);
  }
};

}  // namespace liandong::engine
