#include "infra/store/query_plans.hpp"

#include "infra/store/statement_work.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace liandong::store {
namespace {

/// Shared by the connections of a database.
class PlanFile {
 public:
  explicit PlanFile(const std::filesystem::path& file) : out_(file, std::ios::app) {}

  /// @return nothing if the statement is new
  std::optional<std::size_t> number_of(std::string_view sql) {
    const std::lock_guard lock{mutex_};
    const auto found = numbers_.find(sql);
    return found == numbers_.end() ? std::nullopt : std::optional{found->second};
  }
  std::size_t add(std::string_view sql, const std::string& steps) {
    const std::lock_guard lock{mutex_};
    const auto [place, is_new] = numbers_.emplace(sql, numbers_.size());
    if (is_new) {
      std::string line{sql};
      std::replace(line.begin(), line.end(), '\n', ' ');
      out_ << "S " << line << '\n' << steps << std::flush;
    }
    return place->second;
  }
  void add(std::size_t number, std::int64_t rows, StatementWork work) {
    const std::lock_guard lock{mutex_};
    out_ << "W " << number << ' ' << rows << ' ' << work.steps << ' ' << work.scan_steps << ' '
         << work.sorts << '\n'
         << std::flush;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
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
    if (!has_plan(sql)) {
      pass_on(sql, params, visit);
      return;
    }
    auto number = plans_->number_of(sql);
    if (!number) {
      std::string steps;
      inner_->query("explain query plan " + std::string{sql}, params,
                    [&](const Row& row) { steps += "P " + row.str(3) + "\n"; });
      number = plans_->add(sql, steps);
    }
    const std::int64_t rows = pass_on(sql, params, visit);
    if (auto* counting = dynamic_cast<CountsWork*>(inner_.get()); counting != nullptr) {
      plans_->add(*number, rows, counting->take_work());
    }
  }

 private:
  /// @return rows visited or changed
  std::int64_t pass_on(std::string_view sql, std::span<const Param> params,
                       const RowVisitor* visit) {
    if (visit == nullptr) {
      inner_->execute(sql, params);
      return inner_->changes();
    }
    std::int64_t rows = 0;
    inner_->query(sql, params, [&](const Row& row) {
      ++rows;
      (*visit)(row);
    });
    return rows;
  }

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
