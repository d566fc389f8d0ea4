// What a request gets that was sent before: by its idempotency key or by its command id.
#include "engine/command_run.hpp"
#include "engine/refusals.hpp"

namespace liandong::engine {
namespace {

std::string caller_of(const Actor& actor) { return actor.person.str() + "@" + actor.unit.str(); }

std::int64_t mark_of(const Digest& body_hash) { return body_hash[0] * 256 + body_hash[1]; }

}  // namespace

std::optional<CommandOutcome> CommandRun::earlier_answer() {
  if (!request_.idempotency_key.empty() &&
      engine_.used_keys_.may_be_used(caller_of(request_.actor), request_.route,
                                     request_.idempotency_key)) {
    std::optional<CommandOutcome> answer;
    connection_.query(
        "select body_hash, response from idempotency where city = $1 and caller = $2 and "
        "route = $3 and key = $4",
        {engine_.city_, caller_of(request_.actor), request_.route, request_.idempotency_key},
        [&](const store::Row& row) {
          const std::string_view hash{reinterpret_cast<const char*>(request_.body_hash.data()),
                                      request_.body_hash.size()};
          if (row.text(0) != hash) {
            answer = Err{refused(Common::idempotency_key_reused)};
            return;
          }
          auto earlier = json::from_storage<CommandResult>(row.text(1));
          earlier.repeated = true;
          answer = std::move(earlier);
        });
    if (answer) {
      return answer;
    }
  }
  if (request_.command_id.empty()) {
    return std::nullopt;
  }
  auto earlier = use_of_command_id();
  if (!earlier || !*earlier) {
    return earlier;
  }
  connection_.query("select stage, number from matter where city = $1 and id = $2",
                    {engine_.city_, (*earlier)->id}, [&](const store::Row& row) {
                      (*earlier)->stage = row.str(0);
                      (*earlier)->number = row.str(1);
                    });
  return earlier;
}

// An id stands for one command with one body of one person to one matter, for ever.
std::optional<CommandOutcome> CommandRun::use_of_command_id() {
  std::optional<CommandResult> earlier;
  bool misused = false;
  connection_.query(
      "select stream_id, version, seq, actor from event where city = $1 and command_id = $2 "
      "order by seq + 0",  // a plain seq lets SQLite walk the whole log in its order
      {engine_.city_, request_.command_id}, [&](const store::Row& row) {
        if (!earlier) {
          // An opening begins its stream, any other command goes on with it.
          misused = (row.integer(1) == 1) == request_.matter.has_value();
        }
        earlier.emplace();
        earlier->id = row.id<MatterId>(0);
        earlier->version = row.integer(1);
        earlier->seq = row.integer(2);
        earlier->repeated = true;
        // Clocks that the platform explained on the way bear the id without the person.
        const auto actor = row.id<PersonId>(3);
        misused = misused || (!actor.empty() && actor != request_.actor.person) ||
                  (request_.matter && earlier->id != *request_.matter);
      });
  connection_.query(
      "select command, body_mark from used_command where city = $1 and command_id = $2",
      {engine_.city_, request_.command_id}, [&](const store::Row& row) {
        misused = misused || row.text(0) != request_.command ||
                  row.integer(1) != mark_of(request_.body_hash);
      });
  if (!earlier) {
    return std::nullopt;
  }
  if (misused) {
    return CommandOutcome{Err{refused(Common::command_id_reused)}};
  }
  return CommandOutcome{std::move(*earlier)};
}

void CommandRun::remember(const CommandResult& done) {
  if (!request_.command_id.empty()) {
    connection_.execute(
        "insert into used_command(city, command_id, command, body_mark) values($1, $2, $3, $4)",
        {engine_.city_, request_.command_id, request_.command, mark_of(request_.body_hash)});
  }
  if (request_.idempotency_key.empty()) {
    return;
  }
  const std::string caller = caller_of(request_.actor);
  engine_.used_keys_.add(connection_, engine_.city_, caller, request_.route,
                         request_.idempotency_key);
  connection_.execute(
      "insert into idempotency(city, caller, route, key, body_hash, status, response, created_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8)",
      {engine_.city_, caller, request_.route, request_.idempotency_key, request_.body_hash,
       is_new_ ? 201 : 200, json::to_canonical(done), now_});
}

}  // namespace liandong::engine
