#include "crash/workload.hpp"

#include "app/checkpoint_job.hpp"
#include "engine/verify.hpp"
#include "support/city/city_checks.hpp"
#include "support/city/held_writer.hpp"

#include <array>
#include <filesystem>
#include <stdexcept>

namespace liandong::test {
namespace {

constexpr std::chrono::milliseconds enough{600'000};

/// An upload of the unit under an id that says which, stored once however often it is asked for.
void upload(TestCity& city, std::string_view id, std::string_view unit) {
  city.write([&](store::Connection& writer) {
    writer.execute(
        "insert into upload(city, id, digest, name, size, media_type, scanned, personal_data, "
        "person, unit, created_at) values($1, $2, $3, '材料.pdf', 1024, 'application/pdf', 1, "
        "'[]', 'p', $4, $5) on conflict do nothing",
        {TestCity::code(), id, std::string(64, 'a'), city.unit(unit), city.now()});
  });
}

std::string material(std::string_view kind, std::string_view file) {
  return with(R"({"file_name":"材料.pdf"})", {{"kind", literal(kind)}, {"file", literal(file)}});
}

}  // namespace

/// One command under a key of its own.
struct Workload::Act {
  std::string key;
  std::string_view unit;
  std::string_view command;
  std::string body;
  std::string_view matter;  // name under which it is known
  std::string_view opens = {};
  Role role = Role::head;
};

engine::CommandRequest Workload::request(TestCity& city, const Act& act) const {
  const auto matter = matters_.find(act.matter);
  auto request =
      city.request(city.actor(act.unit, act.role), act.command, act.body,
                   matter == matters_.end() ? std::nullopt : std::optional{matter->second});
  request.idempotency_key = act.key;
  return request;
}

void Workload::was_told(std::string key, engine::CommandResult result) {
  const auto opened = key.find('>');
  if (opened != std::string::npos) {
    matters_[key.substr(opened + 1)] = result.id;
  }
  acknowledged_.push_back({std::move(key), std::move(result)});
  if (heard) {
    heard(acknowledged_.back());
  }
}

void Workload::act(TestCity& city, const Act& act) {
  auto outcome = city.engine().run(request(city, act));
  if (!outcome) {
    throw std::logic_error(act.key + " was refused: " + city.name_of(outcome.error().code));
  }
  was_told(act.key, std::move(*outcome));
}

void Workload::refused(TestCity& city, const Act& act, std::string_view name) const {
  const auto outcome = city.engine().run(request(city, act));
  if (outcome || city.name_of(outcome.error().code) != name) {
    throw std::logic_error(act.key + " was not refused as " + std::string{name});
  }
}

/// One batch of the writer: what the store refuses to one is not the others' loss.
void Workload::together(TestCity& city, const std::vector<Act>& acts) {
  std::vector<std::future<Answer>> answers;
  HeldWriter held{city.engine().writer()};
  for (const Act& one : acts) {
    answers.push_back(submit(city, request(city, one)));
  }
  held.release();
  std::exception_ptr failure;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    Answer answer = answers[i].get();
    if (answer.failure) {
      failure = answer.failure;
    } else if (!answer.outcome) {
      throw std::logic_error(acts[i].key + " was refused");
    } else {
      was_told(acts[i].key, std::move(*answer.outcome));
    }
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

void Workload::sign(TestCity& city) const {
  const std::string key = folder_ + "/checkpoint.key";
  if (!std::filesystem::exists(key)) {
    crypto::Sm2Signer::create(key);
  }
  const crypto::Sm2Signer signer{key};
  app::ReaderPool readers{city.database()};
  app::CheckpointJob::Options options;
  options.folder = folder_ + "/out";
  app::CheckpointJob job{city.engine(), readers, signer, options};
  job.finish(enough);
}

struct Steps {
  using Act = Workload::Act;
  struct Step {
    std::string_view name;
    std::string_view at;
    void (*take)(Workload&, TestCity&);
  };

  static void find(Workload& work, TestCity& city) {
    work.act(city, {"find>a", sucun, "record_finding", city.finding_body(city.now()), ""});
  }
  static void attach(Workload& work, TestCity& city) {
    for (const char* kind : {"basic_facts", "case_source", "preliminary_evidence"}) {
      upload(city, std::string{"upload."} + kind, sucun);
      work.act(city, {std::string{"attach "} + kind, sucun, "attach_material",
                      material(kind, std::string{"upload."} + kind), "a"});
    }
  }
  static void issue(Workload& work, TestCity& city) {
    work.act(city, {"issue", sucun, "issue", std::string{issue_body}, "a"});
  }
  static void refuse(Workload& work, TestCity& city) {
    work.refused(city, {"too early", land, "accept", "{}", "a"}, "wrong_stage");
    work.refused(city, {"not theirs", market, "receive", "{}", "a"}, "not_found");
  }
  /// Leads to a dispute in the same transaction.
  static void object(Workload& work, TestCity& city) {
    work.act(city, {"receive", land, "receive", "{}", "a"});
    work.act(city,
             {"object", land, "object",
              R"({"reasons":"属于农业农村部门职责","legal_basis":"土地管理法第七十八条"})", "a"});
  }
  static void together(Workload& work, TestCity& city) {
    const std::string finding = city.finding_body(city.now());
    work.together(city, {{"find>b", sucun, "record_finding", finding, ""},
                         {"note", sucun, "add_note", R"({"text":"已电话联系"})", "a"},
                         {"find>c", dagaocun, "record_finding",
                          with(finding, {{"place", literal(dagaocun)}}), ""}});
  }
  static void need(Workload& work, TestCity& city) {
    work.act(city, {"need>d", sucun, "record_need",
                    with(R"({"title":"占用耕地建房的地类认定","kind":"determination",
                             "case_number":"苏政执立〔2026〕3号","location":"东街村村北",
                             "item":"P004","facts":"在耕地上浇筑地基约二百平方米",
                             "question":"请认定地类和面积","party":"张三"})",
                         {{"need_found_at", literal(city.now())},
                          {"expected_unit", literal(land)},
                          {"place", literal(sucun)}}),
                    ""});
  }
  static void sweep(Workload& /*work*/, TestCity& city) { city.engine().sweep(); }
  static void sign(Workload& work, TestCity& city) { work.sign(city); }
  /// Into the database file; and from now on again every few commits.
  static void settle(Workload& /*work*/, TestCity& city) {
    city.database().open_writer()->script("pragma wal_checkpoint(truncate)");
    city.write([](store::Connection& writer) { writer.script("pragma wal_autocheckpoint=100"); });
  }
  static void dismiss(Workload& work, TestCity& city) {
    work.act(city, {"dismiss", sucun, "dismiss_finding",
                    R"({"ground":"no_violation","reason":"经核查无违法事实"})", "b"});
  }

  static constexpr std::array all{
      Step{"a finding", "2026-03-02 09:00", find},
      Step{"materials", "2026-03-02 09:10", attach},
      Step{"the letter", "2026-03-02 09:20", issue},
      Step{"refusals", "2026-03-02 09:30", refuse},
      Step{"a checkpoint of the log", "2026-03-02 09:40", sign},
      Step{"an objection", "2026-03-02 10:00", object},
      Step{"a checkpoint of the file", "2026-03-02 10:10", settle},
      Step{"three at once", "2026-03-02 10:20", together},
      Step{"a need", "2026-03-02 10:30", need},
      Step{"a sweep", "2026-03-06 09:00", sweep},
      Step{"a dismissal", "2026-03-06 09:10", dismiss},
      Step{"another checkpoint of the log", "2026-03-06 09:40", sign},
      Step{"a later sweep", "2026-03-20 10:00", sweep},
  };
};

std::size_t Workload::steps() { return Steps::all.size(); }
std::string_view Workload::name_of(std::size_t step) { return Steps::all.at(step).name; }

void Workload::perform(TestCity& city, std::size_t step) {
  city.set_now(Steps::all.at(step).at);
  Steps::all.at(step).take(*this, city);
}

std::string Workload::fault(TestCity& city) const {
  for (const Acknowledged& one : acknowledged_) {
    const auto& done = one.result;
    const bool logged =
        city.number("select count(*) from event where stream_id = $1 and version = $2 and seq = $3",
                    {done.id, done.version, done.seq}) == 1;
    const bool shown = city.number("select count(*) from matter where id = $1 and version >= $2",
                                   {done.id, done.version}) == 1;
    const bool remembered =
        city.number("select count(*) from idempotency where key = $1", {one.key}) == 1;
    if (!logged || !shown || !remembered) {
      return "acknowledged and lost: " + one.key;
    }
  }
  return first_fault(city);
}

std::string Workload::picture(TestCity& city) {
  std::string words;
  const auto add = [&](std::string_view sql) {
    city.reader().query(sql, {}, [&](const store::Row& row) {
      for (int column = 0; column < 6; ++column) {
        words += row.str(column) + " ";
      }
      words += "\n";
    });
  };
  add("select seq, version, type, unit, occurred_at, recorded_at from event order by seq");
  // A checkpoint is signed with a number nobody knows before: no two evenings have the same.
  add("select kind, unit, person, obligation, created_at, case when kind = 'checkpoint_given' then "
      "'' else params end from notice order by 1, 2, 3, 4, 5, 6");
  add("select key, debtor, due_before, target_before, outcome, rung from obligation "
      "order by key, debtor, arises_at");
  add("select key, route, status, created_at, '', '' from idempotency order by key");
  for (const auto& [table, count] : city.row_counts()) {
    words += table + " " + std::to_string(count) + "\n";
  }
  return words;
}

}  // namespace liandong::test
