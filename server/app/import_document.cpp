#include "app/import_document.hpp"

#include "app/messages.hpp"
#include "app/problem.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace liandong::app {
namespace {

using jurisdiction::ImportError;
using jurisdiction::ImportErrorCode;
using jurisdiction::RegisterData;
using jurisdiction::Table;

struct RegisterImported {
  std::int64_t items = 0;
  std::int64_t assignments = 0;
  std::int64_t list_versions = 0;
};
LIANDONG_DESCRIBE(RegisterImported, items, assignments, list_versions)

/// Reads the sections of one document and notes what is wrong.
class DocumentReader {
 public:
  DocumentReader(const Messages& messages, ImportReport& report)
      : messages_(messages), report_(report) {}

  template <class Entry>
  void section(const boost::json::object& document, Table table, std::vector<Entry>& out) {
    const std::string name{json::enum_name(table)};
    const auto* list = document.if_contains(name);
    const auto* entries = list == nullptr ? nullptr : list->if_array();
    if (entries == nullptr) {
      add({table, 0, name, ImportErrorCode::header_missing, name, 0, 0});
      return;
    }
    if (entries->size() > jurisdiction::import_rows_max) {
      add({table, 0, name, ImportErrorCode::too_many_rows, "", 0,
           static_cast<std::int64_t>(jurisdiction::import_rows_max)});
      return;
    }
    for (std::size_t i = 0; i < entries->size(); ++i) {
      json::Reader reader{nullptr, true};
      reader.read((*entries)[i], out.emplace_back());
      for (const json::ShapeError& error : reader.errors()) {
        add_shape(table, i, error);
      }
    }
    report_.rows += static_cast<std::int64_t>(entries->size());
  }

  void add(const ImportError& error) {
    if (report_.errors.size() < jurisdiction::import_errors_max) {
      report_.errors.push_back(fault_of(messages_, error));
      report_.errors.back().table = json::enum_name(error.table);
    }
  }

 private:
  void add_shape(Table table, std::size_t index, const json::ShapeError& error) {
    if (report_.errors.size() >= jurisdiction::import_errors_max) {
      return;
    }
    const Message text = messages_.of("shape." + error.rule);
    ImportFault fault{static_cast<std::int64_t>(index) + 1, error.field, error.rule, text.zh,
                      text.en};
    fault.table = json::enum_name(table);
    report_.errors.push_back(std::move(fault));
  }

  const Messages& messages_;
  ImportReport& report_;
};

RegisterData read_document(const Messages& messages, std::string_view body, ImportReport& report) {
  RegisterData data;
  DocumentReader reader{messages, report};
  const auto value = json::parse(body);
  const auto* document = value ? value->if_object() : nullptr;
  if (document == nullptr) {
    const Message text = messages.of("shape.object");
    report.errors.push_back({0, "", "object", text.zh, text.en});
    return data;
  }
  constexpr std::array known{"list_versions", "places", "items", "assignments"};
  for (const auto& member : *document) {
    const std::string_view name{member.key().data(), member.key().size()};
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      reader.add({Table::items, 0, std::string{name}, ImportErrorCode::header_unknown,
                  jurisdiction::shortened(name, 60), 0, 0});
    }
  }
  reader.section(*document, Table::list_versions, data.list_versions);
  reader.section(*document, Table::places, data.places);
  reader.section(*document, Table::items, data.items);
  reader.section(*document, Table::assignments, data.assignments);
  return data;
}

/// What was published is history: it stands at the beginning of the new list, unchanged.
void check_published(const RegisterData& stored, const RegisterData& data, DocumentReader& reader) {
  for (std::size_t i = 0; i < stored.list_versions.size(); ++i) {
    if (i < data.list_versions.size() && data.list_versions[i] == stored.list_versions[i]) {
      continue;
    }
    reader.add({Table::list_versions, static_cast<std::int64_t>(i) + 1, "version",
                ImportErrorCode::published_version_changed,
                std::to_string(stored.list_versions[i].version), 0, 0});
  }
}

template <class Row, class Key>
void count(const std::vector<Row>& before, const std::vector<Row>& after, Key key,
           ImportReport& report) {
  for (const Row& row : after) {
    const auto old = std::find_if(before.begin(), before.end(),
                                  [&](const Row& each) { return key(each) == key(row); });
    if (old == before.end()) {
      ++report.created;
    } else if (!(*old == row)) {
      ++report.updated;
    }
  }
}

}  // namespace

PlannedImport plan_register(const Services& services, const Actor& actor, std::string_view body) {
  PlannedImport plan;
  auto data = std::make_shared<RegisterData>(read_document(services.messages, body, plan.report));
  if (!plan.report.errors.empty()) {
    return plan;
  }
  plan.apply = [&services, actor, data](store::Connection& writer, ImportReport& report) {
    std::vector<identity::Change> changes;
    const CityCode city = services.engine.city();
    const RegisterData stored = jurisdiction::load_register(writer, city).value_or(RegisterData{});
    DocumentReader reader{services.messages, report};
    check_published(stored, *data, reader);
    RegisterData whole = *data;
    whole.units = jurisdiction::load_holders(writer, city);
    const auto built = jurisdiction::Register::build(std::move(whole));
    if (!built) {
      for (ImportError error : built.error()) {
        // Entries of a list have no header above them.
        error.row -= error.row > 0 ? 1 : 0;
        error.other_row -= error.other_row > 0 ? 1 : 0;
        reader.add(error);
      }
    }
    if (!report.errors.empty()) {
      return changes;
    }
    count(
        stored.items, data->items, [](const auto& row) { return row.code; }, report);
    count(
        stored.assignments, data->assignments, [](const auto& row) { return row.id; }, report);
    jurisdiction::save_register(writer, city, *data, actor.person, services.engine.now());
    const RegisterImported imported{static_cast<std::int64_t>(data->items.size()),
                                    static_cast<std::int64_t>(data->assignments.size()),
                                    static_cast<std::int64_t>(data->list_versions.size())};
    changes.push_back({"register", "register.imported.v1", json::to_canonical(imported)});
    return changes;
  };
  return plan;
}

}  // namespace liandong::app
