#include "simulation/office.hpp"

#include "app/joined/handoffs.hpp"
#include "engine/common_decide.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/schema.hpp"
#include "infra/json/text_form.hpp"

#include <future>

namespace liandong::simulation {
namespace {

constexpr std::size_t acts_kept = 40;
constexpr std::string_view paper_reason = "系统停机期间线下办理，事后补录。";

/// The commands every matter has besides its system's own.
engine::Opaque read_common(std::string_view& command, json::Reader& reader,
                           const boost::json::value& body) {
  if (command == engine::RecomputeClocks::name) {
    command = engine::RecomputeClocks::name;
    return std::make_shared<const engine::RecomputeClocks>();
  }
  auto common = engine::read_common_command(command, reader, body);
  if (!common) {
    return nullptr;
  }
  command = common->name;
  return std::move(common->body);
}

}  // namespace

Office::Office(const Surroundings& surroundings, Instant now, engine::WorldPtr world)
    : surroundings_(surroundings), now_(std::make_shared<Instant>(now)) {
  start(std::move(world));
}

Office::~Office() = default;

void Office::start(engine::WorldPtr world) {
  engine_ = std::make_unique<engine::Engine>(
      surroundings_.city, surroundings_.database, surroundings_.systems, surroundings_.cipher,
      std::move(world), [now = now_] { return *now; },
      engine::EngineOptions{.writer = {}, .handoffs = app::handoffs()});
}

void Office::restart() {
  const engine::WorldPtr world = engine_->world();
  engine_.reset();
  start(world);
}

std::optional<engine::CommandRequest> Office::read(const Act& act, std::string& fault) const {
  engine::CommandRequest request;
  engine::PendingTexts texts;
  json::Reader reader{&texts};
  request.system = act.system;
  request.command = act.command;
  if (const auto* descriptor = act.system->command(act.command)) {
    request.command = descriptor->name;
    request.body = descriptor->read(reader, act.body);
  } else {
    request.body = read_common(request.command, reader, act.body);
  }
  if (!request.body) {
    fault = "no such command";
    return std::nullopt;
  }
  if (act.on_paper_at) {
    engine::PaperAct paper;
    paper.occurred_at = *act.on_paper_at;
    paper.medium = engine::Medium::paper;
    paper.reason = texts.take(paper_reason, *json::count_code_points(paper_reason), false);
    request.paper = paper;
  }
  if (!reader.errors().empty()) {
    fault = reader.errors().front().field + ": " + reader.errors().front().rule;
    return std::nullopt;
  }
  request.matter = act.matter;
  request.texts = texts.all();
  request.actor = act.actor;
  request.expected_version = act.expected_version;
  request.idempotency_key = act.key;
  request.command_id = act.id;
  request.by_platform = act.by_platform;
  request.personal_data_found = act.personal_data_found;
  if (!act.key.empty()) {
    request.route = "/" + act.command;
    request.body_hash = crypto::sm3(json::indented(act.body));
  }
  return request;
}

std::vector<Done> Office::give_together(const std::vector<Act>& acts) {
  std::vector<Done> done(acts.size());
  std::vector<std::future<engine::CommandOutcome>> waiting(acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) {
    auto request = read(acts[i], done[i].fault);
    if (!request) {
      keep(acts[i], "misshapen: " + done[i].fault);
      continue;
    }
    auto promise = std::make_shared<std::promise<engine::CommandOutcome>>();
    waiting[i] = promise->get_future();
    keep(acts[i], "no answer");
    const bool taken = engine_->submit(
        std::move(*request), [promise](engine::CommandOutcome outcome, std::exception_ptr failure) {
          if (failure) {
            promise->set_exception(failure);
          } else {
            promise->set_value(std::move(outcome));
          }
        });
    if (!taken) {
      throw std::runtime_error("the engine takes no more commands");
    }
  }
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (!waiting[i].valid()) {
      continue;
    }
    auto outcome = waiting[i].get();
    std::string& answer = last_[last_.size() - acts.size() + i].answer;
    if (outcome) {
      done[i].kind = Done::Kind::accepted;
      done[i].result = std::move(*outcome);
      answer = "accepted: " + done[i].result.stage + ", version " +
               std::to_string(done[i].result.version);
    } else {
      done[i].kind = Done::Kind::refused;
      done[i].refusal = outcome.error();
      answer = "refused: " + std::to_string(static_cast<int>(outcome.error().code)) + " " +
               outcome.error().subject.str();
    }
  }
  return done;
}

BlobId Office::upload(const Actor& actor, const std::string& words) {
  const BlobId id{"upload." + std::to_string(++uploads_)};
  const std::string digest =
      surroundings_.store_file ? surroundings_.store_file(words) : std::string(64, 'a');
  engine_->writer().run([&](store::Connection& connection) {
    connection.execute(
        "insert into upload(city, id, digest, name, size, media_type, scanned, personal_data, "
        "person, unit, created_at) values($1, $2, $3, '材料.txt', $4, 'text/plain', 1, '[]', $5, "
        "$6, $7)",
        {surroundings_.city, id, digest, static_cast<std::int64_t>(words.size()), actor.person,
         actor.unit, *now_});
  });
  return id;
}

void Office::keep(const Act& act, std::string answer) {
  last_.push_back({*now_, act, std::move(answer)});
  if (last_.size() > acts_kept) {
    last_.pop_front();
  }
}

std::vector<std::string> Office::last_acts() const {
  std::vector<std::string> lines;
  for (const Written& written : last_) {
    const Act& act = written.act;
    std::string body = json::indented(act.body);
    std::erase(body, '\n');
    lines.push_back(to_rfc3339(written.at) + " " + act.actor.unit.str() + " " +
                    act.actor.person.str() + " " + std::string{act.system->name} + "." +
                    act.command + " " + (act.matter ? act.matter->str() : "-") + " " +
                    (act.on_paper_at ? "on paper " : "") + body + " → " + written.answer);
  }
  return lines;
}

}  // namespace liandong::simulation
