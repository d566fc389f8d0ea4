// Any single bit that changes in a column of an event, an attachment or a checkpoint is found.
// LIANDONG_BIT_CHANGES says how many random ones; the long test takes 10,000.
#include "app/verification_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <random>

namespace liandong::app {
namespace {

enum class Kind : std::uint8_t { integer, text, bytes };
struct Column {
  std::string_view name;
  Kind kind;
};
struct Table {
  std::string_view name;
  std::string_view key;        // finds the row again, unless it is the column that changes
  std::string_view other_key;  // then this one does
  std::vector<Column> columns;
};

const std::array<Table, 3>& tables() {
  static const std::array<Table, 3> all{{
      {"event",
       "hash",
       "seq",
       {{"city", Kind::text},
        {"seq", Kind::integer},
        {"stream_id", Kind::text},
        {"version", Kind::integer},
        {"schema_version", Kind::integer},
        {"system", Kind::text},
        {"type", Kind::text},
        {"command_id", Kind::text},
        {"occurred_at", Kind::integer},
        {"recorded_at", Kind::integer},
        {"actor", Kind::text},
        {"post", Kind::text},
        {"unit", Kind::text},
        {"payload", Kind::text},
        {"prev_hash", Kind::bytes},
        {"hash", Kind::bytes}}},
      {"checkpoint",
       "signature",
       "number",
       {{"city", Kind::text},
        {"number", Kind::integer},
        {"events", Kind::integer},
        {"root", Kind::bytes},
        {"previous", Kind::bytes},
        {"made_at", Kind::integer},
        {"signer", Kind::bytes},
        {"signature", Kind::bytes},
        {"tree", Kind::text}}},
      {"checkpoint_key",
       "public_key",
       "signer",
       {{"city", Kind::text}, {"signer", Kind::bytes}, {"public_key", Kind::text}}},
  }};
  return all;
}

struct Value {
  Kind kind = Kind::text;
  std::int64_t integer = 0;
  std::string bytes;
  [[nodiscard]] store::Param param() const {
    return kind == Kind::integer ? store::Param{integer}
           : kind == Kind::text  ? store::Param{bytes}
                                 : store::Param::bytes(bytes);
  }
};

class Changes {
 public:
  Changes(Evidence& evidence, unsigned seed) : evidence_(evidence), random_(seed) {}

  /// One change, looked for, and taken back.
  void one() {
    const auto choice = below(10);
    if (choice < 7) {
      row(tables()[0]);
    } else if (choice < 8) {
      row(tables()[1 + below(2)]);
    } else if (choice < 9) {
      const std::string digest = crypto::to_hex(crypto::sm3(Evidence::material));
      file(stored_file(evidence_.files, digest), "file " + digest);
    } else {
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::directory_iterator{evidence_.outside}) {
        files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      const auto& chosen = files[below(files.size())];
      // A signature that is one and does not fit is named by the number of its checkpoint.
      file(chosen, chosen.filename().string(), "exported checkpoint ");
    }
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random_);
  }

  static std::optional<std::string> flipped(std::string bytes, std::size_t bit) {
    if (bytes.empty()) {
      return std::nullopt;
    }
    bytes[bit / 8] =
        static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ (1U << (bit % 8)));
    return bytes;
  }
  /// What PostgreSQL takes as text at all: UTF-8 without U+0000.
  static bool storable(const Value& value) {
    return value.kind != Kind::text || !test::on_postgres() ||
           json::count_code_points(value.bytes).has_value();
  }
  std::optional<Value> changed(const Value& value) {
    Value next = value;
    if (value.kind == Kind::integer) {
      next.integer = static_cast<std::int64_t>(static_cast<std::uint64_t>(value.integer) ^
                                               (std::uint64_t{1} << below(64)));
      return next;
    }
    const auto bytes =
        flipped(value.bytes, value.bytes.empty() ? 0 : below(8 * value.bytes.size()));
    if (!bytes) {
      return std::nullopt;
    }
    next.bytes = *bytes;
    return storable(next) ? std::optional{next} : std::nullopt;
  }

  static Value value_in(const store::Row& row, int at, Kind kind) {
    Value value{kind, 0, {}};
    if (kind == Kind::integer) {
      value.integer = row.integer(at);
    } else {
      value.bytes = row.str(at);
    }
    return value;
  }
  static Kind kind_of(const Table& table, std::string_view name) {
    return std::find_if(table.columns.begin(), table.columns.end(),
                        [&](const Column& each) { return each.name == name; })
        ->kind;
  }

  void row(const Table& table) {
    const Column& column = table.columns[below(table.columns.size())];
    const std::string_view key = column.name == table.key ? table.other_key : table.key;
    const auto rows = evidence_.city.number("select count(*) from " + std::string{table.name});
    Value value;
    Value where;
    std::int64_t seq = 0;
    const std::string number = table.name == "event" ? "seq" : "1";
    // tidy-allow 5: names of tables and columns are constants of this file.
    evidence_.city.reader().query(
        "select " + std::string{column.name} + ", " + std::string{key} + ", " + number + " from " +
            std::string{table.name} + " order by " + std::string{table.other_key} +
            " limit 1 offset $1",
        {static_cast<std::int64_t>(below(static_cast<std::size_t>(rows)))},
        [&](const store::Row& found) {
          value = value_in(found, 0, column.kind);
          where = value_in(found, 1, kind_of(table, key));
          seq = found.integer(2);
        });
    const auto next = changed(value);
    if (!next) {
      return one();
    }
    const std::string sql = "update " + std::string{table.name} + " set " +
                            std::string{column.name} + " = $1 where " + std::string{key} + " = $2";
    try {
      evidence_.damage(sql, {next->param(), where.param()});
    } catch (const store::ConstraintViolated&) {
      return one();  // the store itself refuses it
    }
    const std::string fault = evidence_.fault();
    INFO(table.name << "." << column.name << " of " << seq << ": " << fault);
    if (table.name == "event") {
      // One that moved below the first is named by where it stands now.
      const bool named = fault.find("event " + std::to_string(seq)) != std::string::npos ||
                         (column.name == "seq" && next->integer < 1 &&
                          fault.find("event " + std::to_string(next->integer)) == 0);
      CHECK(named);
    } else {
      CHECK(fault.find("checkpoint ") != std::string::npos);
    }
    evidence_.damage(sql, {value.param(), where.param()});
  }

  void file(const std::filesystem::path& path, const std::string& named,
            const std::string& or_named = "no other way") {
    std::string bytes;
    {
      std::ifstream in{path, std::ios::binary};
      bytes.assign(std::istreambuf_iterator<char>{in}, {});
    }
    const std::size_t bit = below(8 * bytes.size());
    std::ofstream{path, std::ios::binary} << *flipped(bytes, bit);
    const std::string fault = evidence_.fault();
    INFO(path << " bit " << bit << ": " << fault);
    CHECK((fault.find(named) != std::string::npos || fault.rfind(or_named, 0) == 0));
    std::ofstream{path, std::ios::binary} << bytes;
  }

  Evidence& evidence_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random changes of single bits are all found, and the event that changed is named") {
  const char* asked = std::getenv("LIANDONG_BIT_CHANGES");
  const int count = asked != nullptr ? std::atoi(asked) : 300;
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed << ", " << count << " changes");
  Evidence evidence;
  REQUIRE(evidence.fault().empty());
  Changes changes{evidence, seed};
  for (int i = 0; i < count; ++i) {
    changes.one();
  }
  CHECK(evidence.fault().empty());
}

}  // namespace liandong::app
