// The program: reads its command line, builds the server, runs it until told to stop.
#include "app/backup.hpp"
#include "app/composition.hpp"
#include "app/maintenance.hpp"
#include "app/openapi.hpp"
#include "app/proof.hpp"
#include "app/service_manager.hpp"
#include "app/settings_documents.hpp"
#include "app/settings_options.hpp"
#include "app/simulated_city.hpp"
#include "app/verification.hpp"
#include "infra/crypto/sm2.hpp"
#include "infra/http/server.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <optional>
#include <random>
#include <sys/stat.h>

namespace liandong::app {
namespace {

void print_accounts(const Config& config, const Installation& installation) {
  if (config.demo) {
    std::cout << "演示账号（口令均为 " << demo_password << "） · demo accounts, one password:\n"
              << "  township100.head / township100.handler1         苏村镇人民政府 负责人、经办人\n"
              << "  natural_resources.head / natural_resources.handler1  市自然资源和规划局\n"
              << "  justice.coordinator1 市司法局（协调监督） · government.deputy_mayor 市政府\n"
              << "  system.admin / security.admin / audit.admin     三员\n";
  }
  for (const FirstAccount& account : installation.first_accounts) {
    std::cout << "首个账号，仅显示一次 · first account, shown once:  " << account.login << "  "
              << account.password << "  （" << account.role << "）\n";
  }
}

/// Blocks the signals in every thread and waits for one of them here.
class StopSignal {
 public:
  StopSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int received = 0;
    sigwait(&signals_, &received);
  }

 private:
  sigset_t signals_{};
};

int serve(const Config& config) {
  const StopSignal stop;
  Installation installation = open_installation(config);
  print_accounts(config, installation);
  Application application{config, std::move(installation)};
  application.start();
  std::cout << "联动平台已启动 · Liandong is running:  http://" << config.address << ":"
            << application.port() << "\n"
            << "按 Ctrl-C 停止 · press Ctrl-C to stop" << std::endl;
  tell_service_manager("READY=1");
  stop.wait();
  tell_service_manager("STOPPING=1");
  std::cout << "\n正在停止 · stopping" << std::endl;
  application.stop();
  return 0;
}

/// What `liandong simulate` is asked for.
struct SimulationChoice {
  SimulationPlan plan;
  int years = 0;
  std::uint64_t seed = 0;
  int seeds = 1;
  std::string store;
};

CLI::App* add_simulation(CLI::App& cli, Config& config, SimulationChoice& choice) {
  auto* command = cli.add_subcommand(
      "simulate", "模拟全市若干年的办理并逐条核对不变量 · simulate years of a city");
  command->add_option("--years", choice.years, "年数 · years of 365 days")
      ->check(CLI::Range(0, 20));
  command->add_option("--days", choice.plan.days, "天数 · days")->check(CLI::Range(0, 7'300));
  command->add_option("--seed", choice.seed, "随机种子，0 为新种子 · seed, 0 = a fresh one");
  command->add_option("--seeds", choice.seeds, "连续运行的种子数 · seeds in a row")
      ->check(CLI::Range(1, 1'000));
  command->add_option("--volume", choice.plan.volume, "业务量百分比 · percent of the usual volume")
      ->check(CLI::Range(1, 1'000));
  command->add_option("--store", choice.store,
                      "空数据库的地址或新文件，缺省在内存 · an empty database or a new file; "
                      "default: in memory");
  command->add_option("--city", config.city, "城市数据目录 · city data");
  command->add_option("--resources", config.resources, "程序数据目录 · the program's data");
  return command;
}

std::unique_ptr<store::Database> open_empty(const std::string& location) {
  auto database = store::open(location, true);
  if (store::schema_version(*database->open_reader()) > 0) {
    throw std::runtime_error(database->name() + " is not empty");
  }
  return database;
}

int simulate(const Config& config, SimulationChoice choice) {
  choice.plan.city = config.city;
  choice.plan.resources = config.resources;
  if (!choice.store.empty()) {
    if (choice.seeds > 1) {
      throw std::runtime_error("--store holds one city: one seed");
    }
    choice.plan.open_store = [&choice] { return open_empty(choice.store); };
  }
  choice.plan.days += choice.years * 365;
  if (choice.plan.days == 0) {
    choice.plan.days = 182;
  }
  const std::uint64_t first = choice.seed != 0 ? choice.seed : std::random_device{}();
  for (int i = 0; i < choice.seeds; ++i) {
    choice.plan.seeds.push_back(first + static_cast<std::uint64_t>(i));
  }
  return simulate_city(choice.plan, std::cout);
}

/// `liandong config`: the settings themselves, without an installation.
class ConfigCommand {
 public:
  explicit ConfigCommand(CLI::App& cli) {
    command_ = cli.add_subcommand("config", "检查配置文件，列出配置项 · check a file of settings");
    auto* what = command_->add_option_group("what");
    what->add_option("--check", file_, "检查配置文件 · check a file, start nothing")
        ->type_name("FILE");
    what->add_flag("--schema", schema_, "输出 JSON Schema · print the JSON schema");
    what->add_flag("--sample", sample_, "输出样例文件 · print a file with every setting");
    what->require_option(1);
  }

  /// @return the exit code, or nothing if another command was given @throws SettingsRefused
  [[nodiscard]] std::optional<int> run() const {
    if (!*command_) {
      return std::nullopt;
    }
    if (schema_) {
      std::cout << settings_schema();
    } else if (sample_) {
      std::cout << settings_sample();
    } else {
      SettingsReader reader;
      reader.read_file(file_);
      Config config;
      reader.settle(config);
      std::cout << "配置无误 · nothing to object: " << file_.string() << "\n";
    }
    return 0;
  }

 private:
  CLI::App* command_;
  bool schema_ = false;
  bool sample_ = false;
  std::filesystem::path file_;
};

/// Commands of the administrator beside or instead of a running server.
class Upkeep {
 public:
  Upkeep(CLI::App& cli, const Config& config, SettingOptions& options) : config_(config) {
    verify_ = cli.add_subcommand("verify", "校验日志链和状态 · check the log and its states");
    options.add_place(*verify_);
    verify_->add_option(
        "--checkpoints", choice_.checkpoints,
        "导出的检查点目录，或保存的一个检查点文件 · folder of exported checkpoints, or one "
        "that was kept");
    verify_->add_option("--public-key", choice_.public_key,
                        "检查点公钥文件 · public key the last checkpoint must be signed with");
    verify_->add_flag("--may-be-older", choice_.may_be_older,
                      "备份可早于最新检查点 · a backup may end before the newest checkpoint");
    verify_->add_option("--threads", choice_.threads, "线程数 · threads, 0 = all processors");
    proof_ =
        cli.add_subcommand("proof", "导出一件事项的证明 · evidence of one matter for a stranger");
    options.add_place(*proof_);
    proof_->add_option("--matter", from_, "事项编号 · id or number of the matter")->required();
    proof_->add_option("--to", folder_, "文件，须不存在 · new file")->required();
    key_ = cli.add_subcommand("public-key", "输出检查点公钥 · print the public key of checkpoints");
    options.add_place(*key_);
    backup_ = cli.add_subcommand("backup", "运行中备份 · back up a running installation");
    options.add_place(*backup_);
    add_backup_options();
    restore_ = cli.add_subcommand("restore", "从备份恢复到新目录 · restore into a new folder");
    restore_->add_option("--from", folder_, "备份目录 · folder of backups")->required();
    restore_->add_option("--to-point", point_,
                         "恢复到的事件序号或时刻 · number of an event, or an instant (default: the "
                         "newest backup)");
    options.add_place(*restore_);
    list_ = cli.add_subcommand("backups", "列出备份 · list the backups of a folder");
    list_->add_option("--from", folder_, "备份目录 · folder of backups")->required();
    move_ = cli.add_subcommand("move", "在两种数据库之间迁移 · move into another store");
    options.add(*move_, "data");
    move_->add_option("--from", from_, "原数据库：sqlite 或地址 · sqlite or postgresql://…")
        ->required();
    move_->add_option("--to", to_, "新数据库：sqlite 或地址 · sqlite or postgresql://…")
        ->required();
  }

  /// A folder of backups can be looked at anywhere.
  [[nodiscard]] bool needs_data() const { return !*list_; }

  /// @return the exit code, or nothing if another command was given
  [[nodiscard]] std::optional<int> run() const {
    const Place place{config_.data, config_.store, config_.city_code, config_.files};
    if (*verify_) {
      return BackupRepository::is_one(place.data)
                 ? verify_backup(place.data, point(), backup_choice_.scratch, choice_, std::cout)
                 : verify_installation(place, choice_, std::cout);
    }
    if (*proof_) {
      return export_proof(place, from_, folder_, std::cout);
    }
    if (*key_) {
      std::cout << crypto::Sm2Signer{InstallationPaths{config_.data}.checkpoint_key.string()}
                       .public_key();
      return 0;
    }
    if (*backup_) {
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      return back_up(place, backup_choice_,
                     {std::chrono::duration_cast<std::chrono::seconds>(now).count()}, std::cout);
    }
    if (*restore_) {
      return restore_backup(folder_, point(), place, std::cout);
    }
    if (*list_) {
      list_backups(folder_, std::cout);
      return 0;
    }
    if (*move_) {
      return move_installation(config_.data, from_, to_, std::cout);
    }
    return std::nullopt;
  }

 private:
  void add_backup_options() {
    backup_->add_option("--to", backup_choice_.repository, "备份目录 · folder of backups")
        ->required();
    backup_->add_option("--keys-to", backup_choice_.keys_to,
                        "密钥另存目录 · another folder, for a copy of the keys");
    backup_->add_flag("--anew", backup_choice_.anew,
                      "不沿用已有数据，全部重写 · take nothing that lies there for good");
    backup_->add_option("--keep-days", backup_choice_.keep.days, "每日备份保留天数 · days")
        ->check(CLI::Range(0, 3'650));
    backup_->add_option("--keep-months", backup_choice_.keep.months, "每月备份保留月数 · months")
        ->check(CLI::Range(0, 600));
    for (auto* command : {backup_, verify_}) {
      command->add_option("--scratch", backup_choice_.scratch,
                          "试恢复所用目录 · where a backup is restored to be verified");
    }
    verify_->add_option("--to-point", point_,
                        "备份目录中的哪一份 · which of a folder of backups, as for restore");
  }

  [[nodiscard]] Point point() const { return point_.empty() ? Point{} : parse_point(point_); }

  const Config& config_;
  CLI::App* verify_;
  CLI::App* proof_;
  CLI::App* key_;
  CLI::App* backup_;
  CLI::App* restore_;
  CLI::App* list_;
  CLI::App* move_;
  VerifyChoice choice_;
  BackupChoice backup_choice_;
  std::string point_;
  std::filesystem::path folder_;
  std::string from_;
  std::string to_;
};

int renew(Config config) {
  renew_demonstration(config);
  config.demo = true;
  print_accounts(config, {});
  return 0;
}

int found(const Config& config) {
  const Installation installation = open_installation(config);
  if (!installation.founded_now) {
    throw std::runtime_error("this folder holds an installation already");
  }
  print_accounts(config, installation);
  return 0;
}

int run(int argc, char** argv) {
  ::umask(S_IRWXG | S_IRWXO);  // what an installation writes is nobody else's to read
  CLI::App cli{"联动 Liandong: 乡镇和街道综合行政执法协调联动平台"};
  cli.set_version_flag("--version", LIANDONG_VERSION, "版本 · version");
  cli.require_subcommand(1);
  Config config;
  SettingOptions options;
  const auto founding = [&](CLI::App* command) {
    options.add_place(*command);
    options.add(*command, "city");
    options.add(*command, "resources");
  };
  auto* serving = cli.add_subcommand("serve", "启动服务 · run the server");
  options.add_all(*serving);
  serving->add_flag("--demo", config.demo, "首次启动时装入演示数据 · demonstration data");
  auto* init = cli.add_subcommand("init", "建立新的安装，生成三名首任管理员 · new installation");
  founding(init);
  auto* demo = cli.add_subcommand("demo", "重新生成演示数据 · live the demonstration anew");
  founding(demo);
  demo->add_option("--seed", config.demo_seed, "随机种子 · seed of the people in it");
  const Upkeep upkeep{cli, config, options};
  const ConfigCommand checking{cli};
  auto* openapi = cli.add_subcommand("openapi", "输出接口描述 · print the API description");
  openapi->add_option("--resources", config.resources, "程序数据目录 · the program's data");
  SimulationChoice choice;
  const auto* simulating = add_simulation(cli, config, choice);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.exit(error);
  }
  if (const auto done = checking.run()) {
    return *done;
  }
  options.settle(config);
  if (config.resources.empty()) {
    config.resources = std::filesystem::absolute(config.city).parent_path().parent_path();
  }
  if (*openapi) {
    std::cout << openapi_document(Messages::load((config.resources / "messages").string()));
    return 0;
  }
  if (*simulating) {
    return simulate(config, choice);
  }
  if (config.data.empty() && upkeep.needs_data()) {
    throw SettingsRefused("--data, or data in the file of --config: must be said · 必须指明");
  }
  if (*serving) {
    // The first passwords are shown once, to a person: never to the journal of a service.
    config.founds = config.demo || !options.has_file();
    return serve(config);
  }
  if (*demo) {
    return renew(config);
  }
  if (*init) {
    return found(config);
  }
  return upkeep.run().value_or(1);
}

}  // namespace
}  // namespace liandong::app

int main(int argc, char** argv) {
  try {
    return liandong::app::run(argc, argv);
  } catch (const liandong::http::AddressInUse& error) {
    std::fprintf(stderr, "端口已被占用 · the port is busy: %s\n", error.what());
  } catch (const liandong::app::SettingsRefused& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 78;  // EX_CONFIG: the unit of the package does not try again then
  } catch (const std::exception& error) {
    std::fprintf(stderr, "无法继续 · cannot go on: %s\n", error.what());
  }
  return 1;
}
