#include "engine/verify.hpp"

#include "engine/checkpoint_check.hpp"
#include "engine/event_reading.hpp"
#include "engine/merkle.hpp"
#include "engine/parallel.hpp"
#include "infra/json/text_form.hpp"

#include <unordered_map>

namespace liandong::engine {
namespace {

using Heads = std::unordered_map<std::string, StreamHead>;

/// Takes the log in order of seq: streams hang together, roots are those of the checkpoints.
class LogWalk {
 public:
  explicit LogWalk(std::vector<Mark> marks) : marks_(std::move(marks)) {}

  /// @return the first fault of these or the one that ended them; "" = go on
  std::string take(const EventChunk& chunk) {
    for (const StoredEvent& event : chunk.events) {
      StreamHead& head = heads_[event.stream_id];
      if (std::string fault = place_fault(event, head); !fault.empty()) {
        return fault;
      }
      head = {event.version, event.hash};
      tree_.append(event.hash);
      last_hash_ = event.hash;
      if (std::string fault = mark_fault(); !fault.empty()) {
        return fault;
      }
    }
    return chunk.fault;
  }
  /// What a checkpoint speaks of and the log does not have.
  [[nodiscard]] std::string end_fault() const {
    if (next_ == marks_.size()) {
      return {};
    }
    const Mark& mark = marks_[next_];
    return "event " + std::to_string(tree_.size() + 1) + " is missing: " + mark.name +
           " speaks of " + std::to_string(mark.events);
  }

  [[nodiscard]] const Heads& heads() const { return heads_; }
  [[nodiscard]] std::int64_t events() const { return tree_.size(); }
  [[nodiscard]] const Digest& last_hash() const { return last_hash_; }

 private:
  std::string mark_fault() {
    for (; next_ < marks_.size() && marks_[next_].events == tree_.size(); ++next_) {
      const Mark& mark = marks_[next_];
      if (mark.root != tree_.root()) {
        return "event " + std::to_string(good_ + 1) + " or a later one up to " +
               std::to_string(mark.events) + " is not the one that " + mark.name +
               " was signed over";
      }
      if (!mark.tree.empty() && mark.tree != tree_.saved()) {
        return mark.name + ": the tree kept with it is another one";
      }
      good_ = mark.events;
    }
    return {};
  }

  std::vector<Mark> marks_;
  std::size_t next_ = 0;
  std::int64_t good_ = 0;  // events under the last root that fitted
  Heads heads_;
  GrowingTree tree_;
  Digest last_hash_{};
};

const System* system_named(std::span<const System> systems, std::string_view name) {
  for (const System& candidate : systems) {
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

/// The first column that lists show and the log does not give; "" = none.
std::string wrong_column(store::Connection& connection, CityCode city, const System& system,
                         MatterId id, const MatterState& state) {
  const Summary s = system.summary(state.own.get());
  const PersonId handler = handler_of(state.common, s.custodian);
  std::string wrong;
  connection.query(
      "select number, stage, sender, receiver, custodian, handler, waits_on, urgent, in_progress, "
      "closed_at is not null from matter where city = $1 and id = $2",
      {city, id}, [&](const store::Row& row) {
        const std::pair<std::string_view, bool> columns[] = {
            {"number", row.text(0) == s.number},
            {"stage", row.text(1) == s.stage},
            {"sender", row.text(2) == s.sender.view()},
            {"receiver", row.text(3) == s.receiver.view()},
            {"custodian", row.text(4) == s.custodian.view()},
            {"handler", row.text(5) == handler.view()},
            {"waits_on", row.text(6) == s.waits_on.view()},
            {"urgent", row.integer(7) == static_cast<std::int64_t>(s.urgent)},
            {"in_progress", row.integer(8) == static_cast<std::int64_t>(s.in_progress)},
            {"closed_at", row.boolean(9) == s.closed}};
        for (const auto& [name, right] : columns) {
          wrong = wrong.empty() && !right ? std::string{name} : wrong;
        }
      });
  return wrong;
}

std::string matter_fault(store::Connection& connection, CityCode city, const System* system,
                         MatterId id, const Heads& heads) {
  const auto stored = load_matter(connection, city, id);
  if (system == nullptr || !stored) {
    return "matter " + id.str() + ": its system is unknown";
  }
  const auto head = heads.find(id.str());
  const auto events = read_stream(connection, city, id.view());
  if (head == heads.end() || head->second.version > stored->version || events.empty() ||
      events.back().version != stored->version) {
    return "matter " + id.str() + ": its log does not end at version " +
           std::to_string(stored->version);
  }
  // It went on since the log was walked.
  if (head->second.version < stored->version) {
    if (std::string fault = chain_fault(events); !fault.empty()) {
      return fault;
    }
  }
  const MatterState state = replay(*system, events);
  if (write_matter_state(*system, state) != stored->state) {
    return "matter " + id.str() + ": its row differs from its log";
  }
  if (const auto column = wrong_column(connection, city, *system, id, state); !column.empty()) {
    return "matter " + id.str() + ": its " + column + " is not what its log gives";
  }
  return text_fault(connection, city, id, events);
}

std::string readable_matter_fault(store::Connection& connection, CityCode city,
                                  const System* system, MatterId id, const Heads& heads) {
  try {
    return matter_fault(connection, city, system, id, heads);
  } catch (const store::StoreBroken& broken) {
    return "matter " + id.str() + ": " + broken.what();
  } catch (const json::CorruptJson& corrupt) {
    return "matter " + id.str() + ": " + corrupt.what();
  }
}

/// A stream that a system opened is a matter, so it has a row.
std::string missing_row_fault(store::Connection& connection, CityCode city,
                              std::span<const System> systems) {
  std::string fault;
  connection.query(
      "select e.stream_id, e.system from event e left join matter m on m.city = e.city and "
      "m.id = e.stream_id where e.city = $1 and e.version = 1 and m.id is null order by e.seq",
      {city}, [&](const store::Row& row) {
        if (fault.empty() && system_named(systems, row.text(1)) != nullptr) {
          fault = "matter " + row.str(0) + ": its row is missing";
        }
      });
  return fault;
}

struct MatterName {
  std::string system;
  MatterId id;
};

/// Every matter of the city; the fault of a row whose id is none.
std::vector<MatterName> matters_of(store::Connection& connection, CityCode city,
                                   std::string& fault) {
  std::vector<MatterName> matters;
  connection.query("select system, id from matter where city = $1 order by id", {city},
                   [&](const store::Row& row) {
                     if (MatterId::fits(row.text(1))) {
                       matters.push_back({row.str(0), row.id<MatterId>(1)});
                     } else if (fault.empty()) {
                       fault = "matter " + row.str(1) + ": its id is too long";
                     }
                   });
  return matters;
}

VerifyReport verified(const EventReaders& readers, CityCode city, std::span<const System> systems,
                      const VerifyOptions& options) {
  VerifyReport report;
  const auto main = readers();
  store::Connection& connection = main->connection();
  auto checkpoints = examine_checkpoints(connection, city, options);
  report.checkpoints = checkpoints.checkpoints;
  report.signed_events = checkpoints.signed_events;
  std::string fault;
  const auto matters = matters_of(connection, city, fault);
  const std::string missing_row = missing_row_fault(connection, city, systems);

  LogWalk walk{std::move(checkpoints.marks)};
  std::string broken = read_log(readers, city, log_head(connection, city).seq, options.threads,
                                [&](const EventChunk& chunk) { return walk.take(chunk); });
  report.events = walk.events();
  json::append_hex(report.last_hash, walk.last_hash());
  for (const auto& next : {stray_event_fault(connection, city), walk.end_fault(),
                           checkpoints.first_fault, fault, missing_row}) {
    broken = broken.empty() ? next : broken;
  }
  if (broken.empty()) {
    broken = first_fault_of(matters.size(), options.threads, [&]() -> Look {
      const auto own = readers();
      return [&, own](std::size_t i) {
        return readable_matter_fault(own->connection(), city,
                                     system_named(systems, matters[i].system), matters[i].id,
                                     walk.heads());
      };
    });
    report.matters = broken.empty() ? static_cast<std::int64_t>(matters.size()) : 0;
  }
  report.first_fault = std::move(broken);
  return report;
}

VerifyReport verified_or_broken(const EventReaders& readers, CityCode city,
                                std::span<const System> systems, const VerifyOptions& options) {
  try {
    return verified(readers, city, systems, options);
  } catch (const store::StoreBroken& broken) {
    VerifyReport report;
    report.first_fault = broken.what();
    return report;
  } catch (const json::CorruptJson& corrupt) {
    VerifyReport report;
    report.first_fault = corrupt.what();
    return report;
  }
}

}  // namespace

VerifyReport verify_log(store::Connection& connection, CityCode city,
                        std::span<const System> systems) {
  const auto same = std::make_shared<EventReader>(connection);
  return verified_or_broken([&] { return same; }, city, systems, {});
}

VerifyReport verify_log(store::Database& database, CityCode city, std::span<const System> systems,
                        const VerifyOptions& options) {
  return verified_or_broken([&] { return std::make_shared<EventReader>(database.open_reader()); },
                            city, systems, options);
}

}  // namespace liandong::engine
