#include "infra/store/query_plans.hpp"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace liandong::store {
namespace {

/// Shared by the connections of a database.
class PlanFile {
 public:
  explicit PlanFile(const std::filesystem::path& file) : out_(file, std::ios::app) {}

  /// @return true the first time
  bool is_new(std::string_view sql) {
    const std::lock_guard lock{mutex_};
    return seen_.emplace(sql).second;
  }
  void add(std::string_view sql, const std::string& steps) {
    std::string line{sql};
    std::replace(line.begin(), line.end(), '\n', ' ');
    const std::lock_guard lock{mutex_};
    out_ << "S " << line << '\n' << steps << std::flush;
  }

 private:
  std::mutex mutex_;
  std::set<std::string, std::less<>> seen_;
  std::ofstream out_;
};

bool has_plan(std::string_view sql) {
  return sql.starts_with("select") || sql.starts_with("with") || sql.starts_with("insert") ||
         sql.starts_with("update") || sql.starts_with("delete");
}

class Explained final : public Connection {
 public:
  Explained(std::unique_ptr<Connection> inner, std::shared_ptr<PlanFile> plans)
      : inner_(std::move(inner)), plans_(std::move(plans)) {}
  void begin() override { inner_->begin(); }
  void commit() override { inner_->commit(); }
  void rollback() noexcept override { inner_->rollback(); }
  void savepoint() override { inner_->savepoint(); }
  void release_savepoint() override { inner_->release_savepoint(); }
  [[nodiscard]] std::int64_t changes() override { return inner_->changes(); }
  void script(std::string_view sql) override { inner_->script(sql); }
  [[nodiscard]] bool is_sqlite() const override { return inner_->is_sqlite(); }

 protected:
  void run(std::string_view sql, std::span<const Param> params, const RowVisitor* visit) override {
    if (has_plan(sql) && plans_->is_new(sql)) {
      std::string steps;
      inner_->query("explain query plan " + std::string{sql}, params,
                    [&](const Row& row) { steps += "P " + row.str(3) + "\n"; });
      plans_->add(sql, steps);
    }
    if (visit != nullptr) {
      inner_->query(sql, params, *visit);
    } else {
      inner_->execute(sql, params);
    }
  }

 private:
  std::unique_ptr<Connection> inner_;
  std::shared_ptr<PlanFile> plans_;
};

class ExplainedDatabase final : public Database {
 public:
  ExplainedDatabase(std::unique_ptr<Database> inner, const std::filesystem::path& file)
      : inner_(std::move(inner)), plans_(std::make_shared<PlanFile>(file)) {}
  std::unique_ptr<Connection> open_writer() override { return wrapped(inner_->open_writer()); }
  std::unique_ptr<Connection> open_reader() override { return wrapped(inner_->open_reader()); }
  [[nodiscard]] std::string name() const override { return inner_->name(); }

 private:
  std::unique_ptr<Connection> wrapped(std::unique_ptr<Connection> connection) {
    if (!connection->is_sqlite()) {
      return connection;
    }
    return std::make_unique<Explained>(std::move(connection), plans_);
  }

  std::unique_ptr<Database> inner_;
  std::shared_ptr<PlanFile> plans_;
};

}  // namespace

std::unique_ptr<Database> with_query_plans(std::unique_ptr<Database> database,
                                           const std::filesystem::path& file) {
  return std::make_unique<ExplainedDatabase>(std::move(database), file);
}

}  // namespace liandong::store
