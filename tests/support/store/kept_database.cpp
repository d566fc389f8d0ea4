#include "support/store/kept_database.hpp"

namespace liandong::test {

/// Passes everything on; comes back to the shelf at the end, unless a script may have changed it.
class KeptDatabase::Lent final : public store::Connection {
 public:
  Lent(KeptDatabase& owner, Connections& shelf, std::unique_ptr<store::Connection> connection)
      : owner_(owner), shelf_(shelf), connection_(std::move(connection)) {}
  ~Lent() override {
    if (!changed_) {
      connection_->rollback();
      const std::lock_guard lock{owner_.mutex_};
      shelf_.push_back(std::move(connection_));
    }
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  void begin() override { connection_->begin(); }
  void commit() override { connection_->commit(); }
  void rollback() noexcept override { connection_->rollback(); }
  void savepoint() override { connection_->savepoint(); }
  void release_savepoint() override { connection_->release_savepoint(); }
  std::int64_t changes() override { return connection_->changes(); }
  void script(std::string_view sql) override {
    changed_ = true;
    connection_->script(sql);
  }
  [[nodiscard]] bool is_sqlite() const override { return false; }

 protected:
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::RowVisitor* visit) override {
    if (visit == nullptr) {
      connection_->execute(sql, params);
    } else {
      connection_->query(sql, params, *visit);
    }
  }

 private:
  KeptDatabase& owner_;
  Connections& shelf_;
  std::unique_ptr<store::Connection> connection_;
  bool changed_ = false;
};

class KeptDatabase::LentDatabase final : public store::Database {
 public:
  explicit LentDatabase(KeptDatabase& owner) : owner_(owner) {}
  std::unique_ptr<store::Connection> open_writer() override {
    return owner_.take(owner_.writers_, true);
  }
  std::unique_ptr<store::Connection> open_reader() override {
    return owner_.take(owner_.readers_, false);
  }
  [[nodiscard]] std::string name() const override { return owner_.database_->name(); }

 private:
  KeptDatabase& owner_;
};

std::unique_ptr<store::Database> KeptDatabase::lend() {
  return std::make_unique<LentDatabase>(*this);
}

std::unique_ptr<store::Connection> KeptDatabase::take(Connections& idle, bool writer) {
  std::unique_ptr<store::Connection> connection;
  {
    const std::lock_guard lock{mutex_};
    if (!idle.empty()) {
      connection = std::move(idle.back());
      idle.pop_back();
    }
  }
  if (connection == nullptr) {
    connection = writer ? database_->open_writer() : database_->open_reader();
  }
  return std::make_unique<Lent>(*this, idle, std::move(connection));
}

}  // namespace liandong::test
