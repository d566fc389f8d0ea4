// Builds the type-free functions of a System from a domain's variants, so that no system repeats
// them.
#pragma once

#include "engine/system.hpp"

#include <memory>
#include <utility>
#include <variant>

namespace liandong::engine {

/// `Domain` names the types and pure functions of one system:
///   using State, Command, Event;  (Command and Event are variants)
///   static Result<std::vector<Event>, Rejection> decide(const State*, const Command&, const
///   Context&); static State evolve(const State*, const Event&, const Stamp&);
template <class Domain>
class Erased {
  using State = typename Domain::State;
  using Command = typename Domain::Command;
  using Event = typename Domain::Event;

 public:
  static const State* state_of(const void* state) { return static_cast<const State*>(state); }

  static void fill(System& system) {
    system.decide = [](const void* state, std::string_view, const void* body,
                       const Context& context, const Stamp& stamp) -> Result<Decided, Rejection> {
      auto events = Domain::decide(state_of(state), *static_cast<const Command*>(body), context);
      if (!events) {
        return Err{events.error()};
      }
      Decided decided;
      std::shared_ptr<const State> current;
      for (const Event& event : *events) {
        const State* before = current ? current.get() : state_of(state);
        current = std::make_shared<const State>(Domain::evolve(before, event, stamp));
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
          Domain::evolve(state_of(state), read_event(type, payload), stamp));
    };
    system.read_state = [](const boost::json::value& stored) -> Opaque {
      auto state = std::make_shared<State>();
      json::Reader reader;
      reader.read(stored, *state);
      json::throw_if_corrupt(reader);
      return state;
    };
    system.write_state = [](json::Writer& writer, const void* state) {
      writer.write(*state_of(state));
    };
    system.write_event = [](json::Writer& writer, std::string_view type, std::string_view payload) {
      std::visit([&](const auto& event) { writer.write(event); }, read_event(type, payload));
    };
    add_commands(system, std::make_index_sequence<std::variant_size_v<Command>>{});
  }

 private:
  template <std::size_t... I>
  static void add_commands(System& system, std::index_sequence<I...>) {
    (system.commands.push_back(descriptor<std::variant_alternative_t<I, Command>>()), ...);
  }

  template <class C>
  static CommandDescriptor descriptor() {
    CommandDescriptor result;
    result.name = C::name;
    result.opens = Domain::template opens<C>;
    result.read = [](json::Reader& reader, const boost::json::value& body) -> Opaque {
      C command{};
      reader.read(body, command);
      return std::make_shared<const Command>(std::move(command));
    };
    result.warnings = [](const void* body) {
      return Domain::warnings(*static_cast<const Command*>(body));
    };
    return result;
  }

  static Event read_event(std::string_view type, std::string_view payload) {
    std::optional<Event> found;
    read_first(type, payload, found, std::make_index_sequence<std::variant_size_v<Event>>{});
    if (!found) {
      throw json::CorruptJson("unknown event type " + std::string{type});
    }
    return std::move(*found);
  }

  template <std::size_t... I>
  static void read_first(std::string_view type, std::string_view payload,
                         std::optional<Event>& found, std::index_sequence<I...>) {
    const auto attempt = [&]<class E>(std::type_identity<E>) {
      if (!found && E::type == type) {
        found = json::from_storage<E>(payload);
      }
    };
    (attempt(std::type_identity<std::variant_alternative_t<I, Event>>{}), ...);
  }
};

}  // namespace liandong::engine
