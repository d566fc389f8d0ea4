// Makes the cities that bin/bench measures: founds one, fills it through the engine, opens sessions
// for the load generator, lets many duties fall due at once, and writes down what a command writes.
//   bench_city found    --data D [--store ADDRESS] --city FOLDER --resources FOLDER
//   bench_city sessions --data D [--store ADDRESS] --per-person N        lines on stdout
//   bench_city fill     --data D [--store ADDRESS] --matters N           a closed life for most
//   bench_city due      --data D [--store ADDRESS] --matters N           all fall due in one second
//   bench_city left     --data D [--store ADDRESS]                       what is still to be fired
//   bench_city trace    --data D [--store ADDRESS]                       statements of two lives
//   bench_city ids      --data D [--store ADDRESS] --matters N           lines "matter unit"
#include "app/city_store.hpp"
#include "app/composition.hpp"
#include "app/founding.hpp"
#include "app/joined/handoffs.hpp"
#include "app/joined/systems.hpp"
#include "app/simulated_city.hpp"
#include "engine/common_decide.hpp"
#include "engine/engine.hpp"
#include "infra/crypto/key_file.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/crypto/token.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "infra/json/write.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <vector>

namespace liandong::bench {
namespace {

struct Plan {
  app::Config config;
  std::int64_t matters = 0;
  int per_person = 4;
};

Instant real_now() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

void found(const Plan& plan) {
  const app::InstallationPaths paths{plan.config.data};
  std::filesystem::create_directories(paths.key.parent_path());
  std::filesystem::permissions(paths.key.parent_path(), std::filesystem::perms::owner_all);
  crypto::create_key_file(paths.key.string());
  const auto database = store::open(app::store_location(plan.config.data, plan.config.store), true);
  const auto writer = database->open_writer();
  store::migrate(*writer);
  crypto::IdSource ids;
  const auto now = real_now();
  app::found_from_tables(
      *writer,
      {plan.config.city, plan.config.resources / "calendar", now, now + -400 * seconds_per_day},
      ids, app::Messages::load((plan.config.resources / "messages").string()),
      std::string{app::demo_password});
}

/// A city opened for filling.
struct City {
  explicit City(const Plan& plan)
      : database(store::open(app::store_location(plan.config.data, plan.config.store), false)),
        reader(database->open_reader()),
        code(app::founded_city(*reader)->code),
        cipher(crypto::read_key_file(app::InstallationPaths{plan.config.data}.key.string())),
        desks(app::desks_of(*reader, code, real_now())) {
    for (const auto& desk : desks) {
      if (desk.roles.has(Role::handler)) {
        if (desk.unit_kind == UnitKind::municipal_department) {
          askers.push_back(desk);
        } else if (desk.unit_kind == UnitKind::township_government ||
                   desk.unit_kind == UnitKind::subdistrict_office) {
          answerers.push_back(desk);
        }
      }
    }
  }
  std::unique_ptr<store::Database> database;
  std::unique_ptr<store::Connection> reader;
  CityCode code;
  crypto::VaultCipher cipher;
  std::vector<simulation::Desk> desks;
  std::vector<simulation::Desk> askers;     // handlers of departments
  std::vector<simulation::Desk> answerers;  // of townships and subdistricts
};

Actor actor_of(const simulation::Desk& desk) {
  return {desk.person, desk.post, desk.unit, desk.unit_kind, desk.roles, {}};
}

void sessions(const Plan& plan) {
  City city{plan};
  const auto writer = city.database->open_writer();
  const Instant now = real_now();
  store::in_transaction(*writer, [&] {
    const auto add = [&](const simulation::Desk& desk, bool asks) {
      const auto token = crypto::make_token();
      const auto csrf = crypto::make_token().text;
      writer->execute(
          "insert into session(token_hash, city, person, post, substitutes_for, csrf_token, "
          "created_at, seen_at, expires_at) values($1, $2, $3, $4, '', $5, $6, $6, $7)",
          {crypto::to_hex(token.digest), city.code, desk.person, desk.post, csrf, now,
           now + 12 * 3600});
      std::cout << token.text << ' ' << csrf << ' ' << desk.unit.str() << ' ' << desk.person.str()
                << ' ' << (asks ? 1 : 0) << '\n';
    };
    writer->execute(
        "update person set must_change_password = 0, password_changed_at = $2 where "
        "city = $1",
        {city.code, now});
    for (int i = 0; i < plan.per_person; ++i) {
      for (const auto& desk : city.askers) {
        add(desk, true);
      }
      for (const auto& desk : city.answerers) {
        add(desk, false);
      }
    }
  });
}

/// Gives commands to an engine, many at a time, at the moments it is told.
class Office {
 public:
  Office(City& city, store::Database& database, Instant from)
      : city_(city),
        systems_(app::all_systems()),
        now_(from.seconds),
        engine_(city.code, database, systems_, city.cipher,
                app::load_world(*city.reader, city.code, real_now()).world,
                [this] { return Instant{now_.load()}; },
                {.writer = {}, .handoffs = app::handoffs()}),
        requests_(engine_.system("information_request")) {}

  void set_now(Instant at) { now_.store(at.seconds); }
  engine::Engine& engine() { return engine_; }

  /// @param done gets the matter; not called for a refusal, which ends the program
  void give(std::string_view command, std::optional<MatterId> matter, const simulation::Desk& by,
            const std::string& body, std::function<void(MatterId)> done) {
    engine::CommandRequest request;
    request.system = requests_;
    request.actor = actor_of(by);
    request.matter = matter;
    engine::PendingTexts texts;
    json::Reader reader{&texts};
    const auto value = json::parse_stored(body);
    if (engine::is_common(*requests_, command)) {
      auto common = engine::read_common_command(command, reader, value);
      request.command = common->name;
      request.body = std::move(common->body);
    } else {
      const auto* descriptor = requests_->command(command);
      request.command = descriptor->name;
      request.body = descriptor->read(reader, value);
    }
    json::throw_if_corrupt(reader);
    request.texts = texts.all();
    request.idempotency_key = with_keys ? "bench-" + std::to_string(++keys_) : "";
    request.route = "/api/v1/information-requests";
    {
      std::unique_lock lock{mutex_};
      room_.wait(lock, [&] { return flying_ < in_flight_max; });
      ++flying_;
    }
    const bool taken = engine_.submit(
        std::move(request), [this, done = std::move(done)](const engine::CommandOutcome& outcome,
                                                           std::exception_ptr failure) {
          if (failure) {
            std::rethrow_exception(failure);
          }
          if (!outcome) {
            std::cerr << "refused: " << static_cast<int>(outcome.error().code) << '\n';
            std::abort();
          }
          if (done) {
            done(outcome->id);
          }
          const std::lock_guard lock{mutex_};
          --flying_;
          room_.notify_all();
        });
    LIANDONG_CHECK(taken);
  }
  void settle() {
    std::unique_lock lock{mutex_};
    room_.wait(lock, [&] { return flying_ == 0; });
  }
  bool with_keys = false;

 private:
  static constexpr int in_flight_max = 1'000;
  City& city_;
  std::vector<engine::System> systems_;
  std::atomic<std::int64_t> now_;
  engine::Engine engine_;
  const engine::System* requests_;
  std::mutex mutex_;
  std::condition_variable room_;
  int flying_ = 0;
  std::int64_t keys_ = 0;
};

std::string request_body(const simulation::Desk& asked, std::int64_t number,
                         const std::string& more = "") {
  return R"({"asked":")" + asked.unit.str() +
         R"(","kind":"penalty_decision","title":"请提供行政处罚决定情况（第)" +
         std::to_string(number) +
         R"(件）","need":"行政处罚决定书编号、当事人、处罚种类","purpose":"核对重复处罚")" + more +
         "}";
}

constexpr std::string_view answer_body =
    R"({"content":"共作出行政处罚决定十二件，详见台账第三页。"})";

std::string assign_body(const simulation::Desk& desk) {
  return R"({"person":")" + desk.person.str() + R"("})";
}

/// Lives spread evenly over the last two hundred days. Of a hundred, two wait for an answer and two
/// for a confirmation.
void fill(const Plan& plan) {
  City city{plan};
  const Instant until = real_now() + -3600;
  std::int64_t last = 0;
  city.reader->query("select recorded_at from event where city = $1 order by seq desc limit 1",
                     {city.code}, [&](const store::Row& row) { last = row.integer(0); });
  const Instant from = std::max(Instant{last}, until + -200 * seconds_per_day);
  Office office{city, *city.database, from};
  struct Life {
    std::int64_t number;
    std::atomic<bool> open{false};
    MatterId id;
    const simulation::Desk* asker;
    const simulation::Desk* answerer;
  };
  const std::int64_t pause =
      std::max<std::int64_t>(1, std::min<std::int64_t>(2'000, plan.matters / 10));
  std::deque<Life> lives;
  std::int64_t first = 0;
  const auto life = [&](std::int64_t number) -> Life* {
    const std::int64_t at = number - first;
    return number >= 0 && at >= 0 && at < static_cast<std::int64_t>(lives.size())
               ? &lives[static_cast<std::size_t>(at)]
               : nullptr;
  };
  const auto began = std::chrono::steady_clock::now();
  for (std::int64_t tick = 0; tick < plan.matters + 3 * pause; ++tick) {
    const std::int64_t span = until - from;
    office.set_now(from + span * tick / (plan.matters + 3 * pause));
    if (tick < plan.matters) {
      Life& made = lives.emplace_back();
      made.number = tick;
      made.asker = &city.askers[static_cast<std::size_t>(tick * 7) % city.askers.size()];
      made.answerer = &city.answerers[static_cast<std::size_t>(tick * 11) % city.answerers.size()];
      office.give("request_information", {}, *made.asker, request_body(*made.answerer, tick),
                  [&made](MatterId id) {
                    made.id = id;
                    made.open = true;
                  });
    }
    for (int step = 1; step <= 3; ++step) {
      Life* one = life(tick - step * pause);
      const auto share = one != nullptr ? one->number * 37 % 100 : 0;
      if (one == nullptr || (step >= 2 && share < 2) || (step == 3 && share < 4)) {
        continue;
      }
      while (!one->open) {
        office.settle();
      }
      if (step == 1) {
        office.give("assign_handler", one->id, *one->answerer, assign_body(*one->answerer), {});
      } else if (step == 2) {
        office.give("answer_request", one->id, *one->answerer, std::string{answer_body}, {});
      } else {
        office.give("confirm", one->id, *one->asker, "{}", {});
      }
    }
    if (tick - 3 * pause >= first) {
      office.settle();
      while (first <= tick - 3 * pause) {
        lives.pop_front();
        ++first;
      }
    }
    if (tick % 100'000 == 99'999) {
      std::cerr << tick + 1 << " ticks, "
                << std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count()
                << " s\n";
    }
  }
  office.settle();
  std::cerr << "escalations: " << office.engine().sweep() << '\n';
}

/// Open requests whose time was over at the last office hour of a working day, in one second. What
/// comes before was told already; what comes after is not due yet.
void due(const Plan& plan) {
  City city{plan};
  const auto world = app::load_world(*city.reader, city.code, real_now()).world;
  LocalDay day = local_day(real_now() + -8 * 3600);
  while (!world->calendar.is_working(day)) {
    day = day + -1;
  }
  const Instant at = start_of(day) + 16 * 3600;
  Office office{city, *city.database, at + -3 * seconds_per_day};
  for (std::int64_t i = 0; i < plan.matters; ++i) {
    const auto& asker = city.askers[static_cast<std::size_t>(i * 7) % city.askers.size()];
    const auto& asked = city.answerers[static_cast<std::size_t>(i * 11) % city.answerers.size()];
    office.give("request_information", {}, asker,
                request_body(asked, i, R"(,"wanted_before":)" + json::to_canonical(at)), {});
  }
  office.settle();
  office.set_now(at + -1);
  office.engine().sweep();
}

void left(const Plan& plan) {
  City city{plan};
  const auto one = [&](const char* sql) {
    std::int64_t value = 0;
    city.reader->query(sql, {city.code, real_now()},
                       [&](const store::Row& row) { value = row.integer(0); });
    return value;
  };
  std::cout << "{\"due\":"
            << one("select count(*) from obligation where city = $1 and next_rung_at is not null "
                   "and next_rung_at <= $2")
            << ",\"fired\":"
            << one("select coalesce(sum(rung), 0) from obligation where city = $1 and $2 > 0")
            << ",\"escalations\":"
            << one("select count(*) from notice where city = $1 and kind = 'escalation' and $2 > 0")
            << ",\"distinct\":"
            << one("select count(*) from (select distinct matter, obligation, params from notice "
                   "where city = $1 and kind = 'escalation' and $2 > 0) as d")
            << "}\n";
}

/// Writes down what is changed in the store.
class Traced final : public store::Connection {
 public:
  explicit Traced(std::unique_ptr<store::Connection> inner) : inner_(std::move(inner)) {}
  void begin() override { inner_->begin(); }
  void commit() override { inner_->commit(); }
  void rollback() noexcept override { inner_->rollback(); }
  [[nodiscard]] std::int64_t changes() override { return inner_->changes(); }
  void script(std::string_view sql) override { inner_->script(sql); }
  [[nodiscard]] bool is_sqlite() const override { return inner_->is_sqlite(); }
  static inline bool on = false;
  static inline int reads = 0;

 protected:
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::RowVisitor* visit) override {
    if (on && visit == nullptr) {
      print(sql, params);
    }
    reads += on && visit != nullptr ? 1 : 0;
    if (visit != nullptr) {
      inner_->query(sql, params, *visit);
    } else {
      inner_->execute(sql, params);
    }
  }

 private:
  static void print(std::string_view sql, std::span<const store::Param> params) {
    std::cout << "S " << params.size() << ' ' << sql << '\n';
    for (const auto& param : params) {
      switch (param.kind()) {
        case store::Param::Kind::null:
          std::cout << "N\n";
          break;
        case store::Param::Kind::integer:
          std::cout << "I " << param.integer() << '\n';
          break;
        case store::Param::Kind::text:
          std::cout << "T " << param.view() << '\n';
          break;
        case store::Param::Kind::bytes: {
          std::cout << "B ";
          for (const char byte : param.view()) {
            constexpr std::string_view hex = "0123456789abcdef";
            const auto value = static_cast<unsigned char>(byte);
            std::cout << hex[value >> 4U] << hex[value & 15U];
          }
          std::cout << '\n';
          break;
        }
      }
    }
  }
  std::unique_ptr<store::Connection> inner_;
};

class TracedDatabase final : public store::Database {
 public:
  explicit TracedDatabase(store::Database& inner) : inner_(inner) {}
  std::unique_ptr<store::Connection> open_writer() override {
    return std::make_unique<Traced>(inner_.open_writer());
  }
  std::unique_ptr<store::Connection> open_reader() override { return inner_.open_reader(); }
  [[nodiscard]] std::string name() const override { return inner_.name(); }

 private:
  store::Database& inner_;
};

/// Two lives between the same units: what differs between them differs in every life.
void trace(const Plan& plan) {
  City city{plan};
  TracedDatabase database{*city.database};
  Office office{city, database, real_now()};
  office.with_keys = true;
  MatterId id;
  const auto& asker = city.askers[0];
  const auto& answerer = city.answerers[0];
  const auto step = [&](std::string_view command, const std::string& body,
                        const simulation::Desk& by, bool opens) {
    std::cout << "C " << command << '\n';
    office.give(command, opens ? std::nullopt : std::optional{id}, by, body,
                [&](MatterId made) { id = made; });
    office.settle();
  };
  for (int i = 0; i < 3; ++i) {
    Traced::on = i > 0;  // the first makes counters
    std::cout << "L\n";
    step("request_information", request_body(answerer, 1), asker, true);
    step("assign_handler", assign_body(answerer), answerer, false);
    step("answer_request", std::string{answer_body}, answerer, false);
    step("confirm", "{}", asker, false);
  }
  std::cerr << Traced::reads / 8.0 << " reads a command\n";
}

void ids(const Plan& plan) {
  City city{plan};
  city.reader->query(
      "select id, sender from matter where city = $1 and system = 'information_request' "
      "order by id limit $2",
      {city.code, plan.matters},
      [&](const store::Row& row) { std::cout << row.text(0) << ' ' << row.text(1) << '\n'; });
}

int run(int count, char** words) {
  Plan plan;
  CLI::App cli{"makes the cities that bin/bench measures"};
  cli.require_subcommand(1);
  const auto add = [&](const char* name, const char* what, void (*work)(const Plan&)) {
    auto* command = cli.add_subcommand(name, what);
    command->add_option("--data", plan.config.data)->required();
    command->add_option("--store", plan.config.store);
    command->add_option("--city", plan.config.city);
    command->add_option("--resources", plan.config.resources);
    command->add_option("--matters", plan.matters);
    command->add_option("--per-person", plan.per_person);
    command->callback([&plan, work] { work(plan); });
  };
  add("found", "a city from its tables", found);
  add("sessions", "opened without signing in", sessions);
  add("fill", "lives of matters", fill);
  add("due", "duties that fall due in one second", due);
  add("left", "what is still to be fired", left);
  add("trace", "what commands write", trace);
  add("ids", "matters and who may read them", ids);
  CLI11_PARSE(cli, count, words);
  return 0;
}

}  // namespace
}  // namespace liandong::bench

int main(int count, char** words) {
  try {
    return liandong::bench::run(count, words);
  } catch (const std::exception& failure) {
    std::cerr << "bench_city: " << failure.what() << '\n';
    return 1;
  }
}
