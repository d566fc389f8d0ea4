// What is exported is read back as it was: the register of Nangong through every table.
#include "app/register_tables.hpp"

#include "app/import_tables.hpp"
#include "support/source_dir.hpp"
#include "systems/jurisdiction/domain/import.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace liandong::app {
namespace {

using jurisdiction::Table;

csv::Rows read_table(const std::string& name) {
  const std::string path = source_dir() + "/data/cities/nangong/" + name + ".csv";
  std::ifstream file{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  auto read = csv::read(bytes);
  REQUIRE(read.has_value());
  return std::move(read->rows);
}

jurisdiction::CityTables nangong() {
  return {read_table("units"),       read_table("people"),
          read_table("substitutes"), read_table("statutory_exceptions"),
          read_table("places"),      read_table("items"),
          read_table("bases"),       read_table("list_versions"),
          read_table("assignments")};
}

/// As it lies on the disk of who exported it.
csv::Rows written(Table table, const jurisdiction::RegisterData& data, const Messages& messages) {
  auto read = csv::read(csv::write(register_table(table, data, messages)));
  REQUIRE(read.has_value());
  return std::move(read->rows);
}

}  // namespace

TEST_CASE("every table of the register is read back as it was exported") {
  const Messages messages = Messages::load(source_dir() + "/data/messages");
  const auto vocabulary = vocabulary_of(messages);
  jurisdiction::CityTables tables = nangong();
  const auto first = jurisdiction::import_city(tables, vocabulary);
  REQUIRE(first.has_value());
  jurisdiction::RegisterData data = first->register_data;
  // What the data of the city does not have yet.
  data.items.back().known_from = 2;
  data.items.back().known_until = 5;
  tables.items = written(Table::items, data, messages);
  tables.bases = written(Table::bases, data, messages);
  tables.places = written(Table::places, data, messages);
  tables.list_versions = written(Table::list_versions, data, messages);
  tables.assignments = written(Table::assignments, data, messages);
  const auto second = jurisdiction::import_city(tables, vocabulary);
  REQUIRE(second.has_value());
  CHECK(second->register_data.items == data.items);
  CHECK(second->register_data.places == data.places);
  CHECK(second->register_data.list_versions == data.list_versions);
  CHECK(second->register_data.assignments == data.assignments);
}

TEST_CASE("headers and words of an export are those people read") {
  const Messages messages = Messages::load(source_dir() + "/data/messages");
  const auto city = jurisdiction::import_city(nangong(), vocabulary_of(messages));
  REQUIRE(city.has_value());
  const csv::Rows rows = register_table(Table::items, city->register_data, messages);
  CHECK(rows[0][0] == "事项编码");
  CHECK(rows[1][3] == messages.of("item_kind.delegated").zh);
}

}  // namespace liandong::app
