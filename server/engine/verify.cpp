#include "engine/verify.hpp"

#include "engine/checkpoint_check.hpp"
#include "engine/event_reading.hpp"
#include "engine/matter_rows.hpp"
#include "engine/merkle.hpp"
#include "engine/parallel.hpp"
#include "engine/row_faults.hpp"
#include "infra/json/text_form.hpp"

#include <algorithm>
#include <unordered_map>

namespace liandong::engine {
namespace {

using Heads = std::unordered_map<std::string, StreamHead>;

constexpr std::size_t group_matters = 64;  // their rows are read by one question of each table

/// Takes the log in order of seq: streams hang together, roots are those of the checkpoints.
class LogWalk {
 public:
  LogWalk(std::vector<Mark> marks, std::span<const System> systems)
      : marks_(std::move(marks)), systems_(systems) {}

  /// @return the first fault of these or the one that ended them; "" = go on
  std::string take(const EventChunk& chunk) {
    for (const StoredEvent& event : chunk.events) {
      const auto stream = heads_.try_emplace(event.stream_id).first;
      StreamHead& head = stream->second;
      if (std::string fault = place_fault(event, head); !fault.empty()) {
        return fault;
      }
      if (std::string fault = time_fault(event, last_recorded_); !fault.empty()) {
        return fault;
      }
      head = {event.version, event.hash};
      last_recorded_ = event.recorded_at;
      if (event.version == 1 && system_named(systems_, event.system) != nullptr) {
        opened_.push_back(&stream->first);
      }
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
  /// The streams that systems opened, in the order of their first events.
  [[nodiscard]] const std::vector<const std::string*>& opened() const { return opened_; }
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
  std::span<const System> systems_;
  Heads heads_;
  std::vector<const std::string*> opened_;  // keys of heads_
  Instant last_recorded_;
  GrowingTree tree_;
  Digest last_hash_{};
};

/// What the matters are judged by.
struct Asked {
  CityCode city;
  std::span<const System> systems;
  const Heads& heads;
  const RowRules& rules;
};

std::string matter_fault(store::Connection& connection, const Asked& asked,
                         const MatterRows& rows) {
  const StoredMatter& stored = rows.stored;
  const MatterId id = stored.id;
  const System* system = system_named(asked.systems, stored.system);
  if (system == nullptr) {
    return "matter " + id.str() + ": its system is unknown";
  }
  const auto& events = rows.events;
  const auto head = asked.heads.find(id.str());
  if (head == asked.heads.end() || head->second.version > stored.version || events.empty() ||
      events.back().version != stored.version) {
    return "matter " + id.str() + ": its log does not end at version " +
           std::to_string(stored.version);
  }
  // It went on since the log was walked.
  if (head->second.version < stored.version) {
    if (std::string fault = chain_fault(events); !fault.empty()) {
      return fault;
    }
  }
  Past past;
  const MatterState state = replay(*system, events, past);
  if (write_matter_state(*system, state) != stored.state) {
    return "matter " + id.str() + ": its row differs from its log";
  }
  if (const auto column = wrong_matter_column(rows, *system, state, past); !column.empty()) {
    return "matter " + id.str() + ": its " + column + " is not what its log gives";
  }
  if (const auto column = wrong_case_column(rows, *system, past); !column.empty()) {
    return "matter " + id.str() + ": as a case its " + column + " is not what its log gives";
  }
  if (const auto what = event_row_fault(rows.left, past.left); !what.empty()) {
    return "matter " + id.str() + ": " + what;
  }
  for (const UnitId unit : past.units) {
    if (!unit.empty() && !rows.units.contains(unit)) {
      return "matter " + id.str() + ": the inbox row of " + unit.str() + " is missing";
    }
  }
  std::string fault = text_fault(id, events, rows.texts);
  return fault.empty() && asked.rules.matter ? asked.rules.matter(connection, *system, rows, state)
                                             : fault;
}

/// The first fault of matters that follow one another by their ids.
std::string group_fault(store::Connection& connection, const Asked& asked,
                        std::span<const MatterId> group) {
  const auto all = read_matter_rows(connection, asked.city, group.front(), group.back());
  for (const MatterId id : group) {
    const auto rows = all.find(id);
    std::string fault = rows != all.end() ? matter_fault(connection, asked, rows->second)
                                          : "matter " + id.str() + ": its row is missing";
    if (!fault.empty()) {
      return fault;
    }
  }
  return {};
}

/// The same, and what cannot be read is looked for matter by matter.
std::string readable_group_fault(store::Connection& connection, const Asked& asked,
                                 std::span<const MatterId> group) {
  std::string unreadable;
  try {
    return group_fault(connection, asked, group);
  } catch (const store::StoreBroken& broken) {
    unreadable = broken.what();
  } catch (const json::CorruptJson& corrupt) {
    unreadable = corrupt.what();
  }
  if (group.size() == 1) {
    return "matter " + group.front().str() + ": " + unreadable;
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    std::string fault = readable_group_fault(connection, asked, group.subspan(i, 1));
    if (!fault.empty()) {
      return fault;
    }
  }
  return {};
}

/// What a rule over whole tables finds, or why it cannot be asked.
std::string rule_fault(store::Connection& connection, const RowRules& rules, std::size_t rule) {
  try {
    return rules.rule(connection, rule);
  } catch (const store::StoreBroken& broken) {
    return broken.what();
  } catch (const json::CorruptJson& corrupt) {
    return corrupt.what();
  }
}

/// A stream that a system opened is a matter, so it has a row.
/// @param matters by their ids
std::string missing_row_fault(const LogWalk& walk, std::span<const MatterId> matters) {
  for (const std::string* stream : walk.opened()) {
    const auto found =
        std::lower_bound(matters.begin(), matters.end(), std::string_view{*stream},
                         [](MatterId matter, std::string_view id) { return matter.view() < id; });
    if (found == matters.end() || found->view() != *stream) {
      return "matter " + *stream + ": its row is missing";
    }
  }
  return {};
}

/// Every matter of the city; the fault of a row whose id is none.
std::vector<MatterId> matters_of(store::Connection& connection, CityCode city, std::string& fault) {
  std::vector<MatterId> matters;
  connection.query("select id from matter where city = $1 order by id", {city},
                   [&](const store::Row& row) {
                     if (MatterId::fits(row.text(0))) {
                       matters.push_back(row.id<MatterId>(0));
                     } else if (fault.empty()) {
                       fault = "matter " + row.str(0) + ": its id is too long";
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

  LogWalk walk{std::move(checkpoints.marks), systems};
  std::string broken = read_log(readers, city, log_head(connection, city).seq, options.threads,
                                [&](const EventChunk& chunk) { return walk.take(chunk); });
  report.events = walk.events();
  json::append_hex(report.last_hash, walk.last_hash());
  for (const auto& next : {stray_event_fault(connection, city), walk.end_fault(),
                           checkpoints.first_fault, fault, missing_row_fault(walk, matters)}) {
    broken = broken.empty() ? next : broken;
  }
  if (broken.empty()) {
    const RowRules rules = options.row_rules ? options.row_rules() : RowRules{};
    const Asked asked{city, systems, walk.heads(), rules};
    const auto groups = (matters.size() + group_matters - 1) / group_matters;
    broken = first_fault_of(rules.count + groups, options.threads, [&]() -> Look {
      const auto own = readers();
      return [&, own](std::size_t i) {
        if (i < rules.count) {
          return rule_fault(own->connection(), rules, i);
        }
        const auto first = (i - rules.count) * group_matters;
        const auto count = std::min(group_matters, matters.size() - first);
        return readable_group_fault(own->connection(), asked,
                                    std::span{matters}.subspan(first, count));
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
