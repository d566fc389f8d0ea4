#include "support/city/test_city.hpp"

#include "app/joined/handoffs.hpp"
#include "app/joined/systems.hpp"
#include "engine/common_decide.hpp"
#include "engine/refusals.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/text_form.hpp"
#include "simulation/calendars.hpp"
#include "support/city/test_world.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace liandong::test {

using engine::CommandOutcome;
using engine::CommandRequest;
using engine::CommandResult;

Instant at(std::string_view local) {
  const std::string text{local};
  const bool midnight = text.size() == 16 && text.substr(11) == "24:00";
  const std::string seconds =
      text.size() == 16 ? ":00" : text.substr(std::min<std::size_t>(16, text.size()));
  const auto parsed =
      parse_rfc3339(text.substr(0, 10) + "T" +
                    (midnight ? "00:00" : text.substr(std::min<std::size_t>(11, text.size()), 5)) +
                    seconds + "+08:00");
  if (!parsed || text.size() < 16) {
    throw std::runtime_error("no time: " + text);
  }
  return midnight ? *parsed + seconds_per_day : *parsed;
}

std::string literal(std::string_view words) {
  std::string out;
  json::append_string(out, words);
  return out;
}
std::string literal(Instant instant) { return literal(to_rfc3339(instant)); }

std::string with(std::string_view object, const Members& members) {
  auto value = boost::json::parse({object.data(), object.size()});
  for (const auto& [name, json_text] : members) {
    value.as_object()[name] = boost::json::parse(json_text);
  }
  return boost::json::serialize(value);
}

namespace {

crypto::VaultCipher test_cipher() {
  crypto::MasterKey key;
  std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
  return crypto::VaultCipher{std::move(key)};
}

template <class Common>
engine::Opaque read_common(json::Reader& reader, const boost::json::value& value) {
  Common command{};
  reader.read(value, command);
  return std::make_shared<const Common>(std::move(command));
}

}  // namespace

TestCity::TestCity(Options options)
    : options_(std::move(options)),
      own_store_(options_.store == nullptr ? std::make_unique<TestStore>() : nullptr),
      now_(options_.now.seconds),
      database_((own_store_ ? *own_store_ : *options_.store).open()),
      systems_(app::all_systems()),
      cipher_(test_cipher()) {
  reader_ = database_->open_reader();
  start();
}

TestCity::~TestCity() = default;

void TestCity::start() {
  static const WorkCalendar calendar = real_calendar(1);
  if (options_.engine.handoffs.empty()) {
    options_.engine.handoffs = app::handoffs();
  }
  engine_ = std::make_unique<engine::Engine>(
      code(), *database_, systems_, cipher_, test_world(calendar),
      [this] { return Instant{now_.load()}; }, options_.engine);
}

void TestCity::restart() {
  const engine::WorldPtr world = engine_->world();
  engine_.reset();
  start();
  engine_->replace_world(world);  // a calendar that was imported outlives the process
}

void TestCity::turn_days(const std::vector<LocalDay>& days, int last_year) {
  engine_->replace_world(
      test_world(simulation::turned(engine_->world()->calendar, days, last_year)));
}

void TestCity::confirm_earlier_times() {
  auto world = std::make_shared<engine::World>(*engine_->world());
  world->earlier = {world->calendar.version(), actor(justice, Role::coordinator).person};
  engine_->replace_world(std::move(world));
}

UnitId TestCity::unit(std::string_view name) const {
  for (const auto& [id, entry] : engine_->world()->directory.units()) {
    if (id.view() == name || entry.short_name == name || entry.name == name) {
      return id;
    }
  }
  throw std::runtime_error("no unit " + std::string{name});
}

Actor TestCity::actor(std::string_view name, RoleSet roles) const {
  Actor actor;
  actor.unit = unit(name);
  actor.unit_kind = engine_->world()->directory.find(actor.unit)->kind;
  actor.roles = roles;
  actor.person = PersonId{"nobody"};
  for (unsigned bit = 0; bit < 12 && actor.person.view() == "nobody"; ++bit) {
    const auto role = static_cast<Role>(bit);
    actor.person = roles.has(role) ? holder(actor.unit, role) : actor.person;
  }
  actor.post = PostId{actor.person.view()};
  return actor;
}

Actor TestCity::platform() {
  Actor actor;
  actor.roles = Role::system_admin;
  return actor;
}

const engine::System& TestCity::system_of(std::string_view command,
                                          std::optional<MatterId> matter) const {
  std::string name;
  if (matter) {
    reader_->query("select system from matter where id = $1", {*matter},
                   [&](const store::Row& row) { name = row.str(0); });
  }
  for (const engine::System& system : systems_) {
    const auto* descriptor = system.command(command);
    if (matter ? system.name == name : descriptor != nullptr && descriptor->opens) {
      return system;
    }
  }
  return systems_.front();
}

CommandRequest TestCity::request(const Actor& actor, std::string_view command,
                                 std::string_view body, std::optional<MatterId> matter) const {
  CommandRequest request;
  request.system = &system_of(command, matter);
  request.matter = matter;
  request.actor = actor;
  engine::PendingTexts texts;
  json::Reader reader{&texts};
  const auto value = boost::json::parse({body.data(), body.size()});
  if (const auto* descriptor = request.system->command(command)) {
    request.command = descriptor->name;
    request.body = descriptor->read(reader, value);
  } else if (command == engine::RecomputeClocks::name) {
    request.command = engine::RecomputeClocks::name;
    request.by_platform = true;
  } else if (auto common = engine::read_common_command(command, reader, value)) {
    request.command = common->name;
    request.body = std::move(common->body);
  } else {
    throw BadBody("no command " + std::string{command});
  }
  std::string faults;
  for (const auto& error : reader.errors()) {
    faults += " " + error.field + ":" + error.rule;
  }
  if (!faults.empty()) {
    throw BadBody(std::string{command} + faults);
  }
  request.texts = texts.all();
  request.body_hash.fill(static_cast<std::uint8_t>(std::hash<std::string_view>{}(body)));
  request.route = "/" + std::string{command};
  return request;
}

CommandOutcome TestCity::act(const Actor& actor, std::string_view command, std::string_view body,
                             std::optional<MatterId> matter) {
  return engine_->run(request(actor, command, body, matter));
}

CommandResult TestCity::must(const Actor& actor, std::string_view command, std::string_view body,
                             std::optional<MatterId> matter) {
  auto outcome = act(actor, command, body, matter);
  if (!outcome) {
    throw std::runtime_error(std::string{command} + " was refused: " +
                             name_of(outcome.error().code) + " " + outcome.error().subject.str());
  }
  return *outcome;
}

std::string TestCity::refusal(const Actor& actor, std::string_view command, std::string_view body,
                              std::optional<MatterId> matter) {
  const auto outcome = act(actor, command, body, matter);
  return outcome ? "" : name_of(outcome.error().code);
}

std::string TestCity::name_of(RefusalCode code) const {
  std::vector<std::span<const RefusalInfo>> tables{engine::common_refusals()};
  for (const engine::System& system : systems_) {
    tables.push_back(system.refusals);
  }
  for (const auto& table : tables) {
    for (const RefusalInfo& info : table) {
      if (info.code == code) {
        return std::string{info.name};
      }
    }
  }
  return "unknown refusal " + std::to_string(static_cast<int>(code));
}

void TestCity::on_paper(CommandRequest& request, Instant occurred_at, std::string_view reason) {
  engine::PendingTexts texts;
  engine::PaperAct paper;
  paper.occurred_at = occurred_at;
  paper.medium = engine::Medium::paper;
  if (!reason.empty()) {
    paper.reason = texts.take(reason, *json::count_code_points(reason), false);
  }
  request.texts.insert(request.texts.end(), texts.all().begin(), texts.all().end());
  request.paper = paper;
}

BlobId TestCity::upload(std::string_view owner) {
  const BlobId id{"upload." + std::to_string(++uploads_)};
  const UnitId unit_id = unit(owner);
  const std::string digest = crypto::to_hex(crypto::sm3("材料"));
  write([&](store::Connection& connection) {
    connection.execute(
        "insert into upload(city, id, digest, name, size, media_type, scanned, personal_data, "
        "person, unit, created_at) values($1, $2, $3, '材料.pdf', 1024, 'application/pdf', 1, "
        "'[]', 'p', $4, $5)",
        {code(), id, digest, unit_id, now()});
  });
  return id;
}

std::string TestCity::finding_body(Instant discovered_at) const {
  return with(R"({"title":"苏村镇东街村占用耕地建房","source":"enforcement","place":"130581100",
      "location":"东街村村北","item":"P001","facts":"在耕地上浇筑地基约二百平方米","provisions":"土地管理法第七十五条",
      "party":{"kind":"person","name":"张三","identifier":"","address":"东街村"}})",
              {{"discovered_at", literal(discovered_at)}});
}

MatterId TestCity::find() { return must(actor(sucun), "record_finding", finding_body(now())).id; }

void TestCity::attach(MatterId matter, std::string_view owner, std::string_view kind) {
  must(actor(owner), "attach_material",
       with(R"({"file_name":"材料.pdf"})",
            {{"kind", literal(kind)}, {"file", literal(upload(owner).view())}}),
       matter);
}

void TestCity::attach_all(MatterId matter, std::string_view owner) {
  for (const auto kind : {"basic_facts", "case_source", "preliminary_evidence"}) {
    attach(matter, owner, kind);
  }
}

MatterId TestCity::bring_to(std::string_view stage) {
  const MatterId matter = find();
  const Actor sender = actor(sucun);
  const Actor receiver = actor(land);
  struct Step {
    std::string_view reached;
    Actor actor;
    std::string_view command;
    std::string body;
  };
  if (stage == "dismissed") {
    must(sender, "dismiss_finding", R"({"ground":"no_violation","reason":"经核查无违法事实"})",
         matter);
  }
  if (stage == "found" || stage == "dismissed") {
    return matter;
  }
  attach_all(matter);
  must(sender, "issue", issue_body, matter);
  if (stage == "issued") {
    return matter;
  }
  must(receiver, "receive", "{}", matter);
  if (stage == "supplementing") {
    must(receiver, "request_supplement",
         R"({"missing":["preliminary_evidence"],"explanation":"缺少现场照片"})", matter);
    return matter;
  }
  if (stage == "objected") {
    must(receiver, "object",
         R"({"reasons":"属于农业农村部门职责","legal_basis":"土地管理法第七十八条"})", matter);
    return matter;
  }
  const std::string moment = literal(now());
  const std::vector<Step> steps{
      {"received", receiver, "", ""},
      {"accepted", receiver, "accept", "{}"},
      {"filed", receiver, "decide_filing",
       with(R"({"filed":true,"case_number":"南资规立〔2026〕1号"})", {{"filed_at", moment}})},
      {"decided", receiver, "record_outcome",
       with(
           R"({"kind":"fine","decision_number":"南资规罚〔2026〕1号","amount_fen":500000,"summary":"罚款"})",
           {{"decided_at", moment}})},
      {"concluded", receiver, "report_result", R"({"summary":"已处罚"})"}};
  for (const Step& step : steps) {
    if (!step.command.empty()) {
      must(step.actor, step.command, step.body, matter);
    }
    if (step.reached == stage) {
      return matter;
    }
  }
  throw std::runtime_error("no stage " + std::string{stage});
}

std::int64_t TestCity::number(std::string_view sql, store::Params params) {
  std::int64_t value = 0;
  reader_->query(sql, params, [&](const store::Row& row) { value = row.integer(0); });
  return value;
}

std::string TestCity::words(std::string_view sql, store::Params params) {
  std::string value;
  reader_->query(sql, params, [&](const store::Row& row) { value = row.str(0); });
  return value;
}

std::int64_t TestCity::rows_written() {
  std::int64_t rows = 0;
  const auto ask = [&](std::string_view sql) {
    write([&](store::Connection& connection) {
      connection.query(sql, {}, [&](const store::Row& row) { rows = row.integer(0); });
    });
  };
  if (on_postgres()) {
    ask("select 0 from pg_stat_force_next_flush()");
    ask("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables "
        "where schemaname = current_schema()");
  } else {
    ask("select total_changes()");
  }
  return rows;
}

std::map<std::string, std::int64_t> TestCity::row_counts() {
  std::map<std::string, std::int64_t> counts;
  reader_->query(on_postgres()
                     ? "select tablename from pg_tables where schemaname = current_schema()"
                     : "select name from sqlite_master where type = 'table'",
                 {}, [&](const store::Row& row) { counts.emplace(row.str(0), 0); });
  for (auto& [table, count] : counts) {
    count = number("select count(*) from " + table);
  }
  return counts;
}

engine::ReadContext TestCity::read_context(const Actor& actor) {
  return {*reader_, *engine_, engine_->world(), actor, now()};
}

}  // namespace liandong::test
