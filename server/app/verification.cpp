#include "app/verification.hpp"

#include "app/checkpoint_files.hpp"
#include "app/city_store.hpp"
#include "app/composition.hpp"
#include "app/joined/invariant_knowledge.hpp"
#include "engine/event_reading.hpp"
#include "engine/invariant_check.hpp"
#include "engine/parallel.hpp"
#include "infra/crypto/sm2.hpp"
#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <ostream>
#include <set>
#include <stdexcept>
#include <thread>

namespace liandong::app {
namespace {

/// Those of the invariants that say: the rows are what the log gives.
constexpr std::array<std::string_view, 5> of_projections{"I3", "I4", "I5", "I10", "I12"};

Instant present() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

/// Nothing if it cannot be read.
std::optional<Digest> digest_of_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) {
    return std::nullopt;
  }
  crypto::Sm3 hash;
  std::array<char, 1U << 16U> block{};
  do {
    in.read(block.data(), block.size());
    hash.update(std::string_view{block.data(), static_cast<std::size_t>(in.gcount())});
  } while (in);
  return in.bad() ? std::nullopt : std::optional{hash.finish()};
}

/// The digest of a file behind each place where a payload names one.
std::vector<std::string> named_digests(std::string_view payload) {
  constexpr std::string_view mark = "digest\":\"";
  constexpr std::size_t digits = 64;
  std::vector<std::string> found;
  for (auto at = payload.find(mark); at != std::string_view::npos;
       at = payload.find(mark, at + 1)) {
    const std::string_view rest = payload.substr(at + mark.size());
    if (rest.size() > digits && rest[digits] == '"' && crypto::parse_hex(rest.substr(0, digits))) {
      found.emplace_back(rest.substr(0, digits));
    }
  }
  return found;
}

/// A file that a row was made to name instead of the one the log speaks of.
/// @param known when the check began; the city may have gone on since
std::string unknown_file_fault(store::Connection& connection, const engine::MatterRows& matter,
                               const std::vector<std::string>& known) {
  const auto knows = [](const std::vector<std::string>& names, const std::string& name) {
    return std::binary_search(names.begin(), names.end(), name);
  };
  for (const engine::StoredEvent& event : matter.events) {
    for (const std::string& name : named_digests(event.payload)) {
      if (!knows(known, name) && !knows(referenced_files(connection), name)) {
        return "event " + std::to_string(event.seq) + " names the file " + name +
               ", which no row knows";
      }
    }
  }
  return {};
}

std::string files_fault(const std::vector<std::string>& names, const std::filesystem::path& files,
                        unsigned threads) {
  return engine::first_fault_of(names.size(), threads, [&]() -> engine::Look {
    return [&](std::size_t i) { return file_fault(files, names[i]); };
  });
}

std::string first_of_projections(const engine::InvariantCheck& check) {
  for (const engine::InvariantFault& each : check.first_faults()) {
    if (std::find(of_projections.begin(), of_projections.end(), each.invariant) !=
        of_projections.end()) {
      const std::string matter = each.matter.empty() ? "" : "matter " + each.matter.str() + ": ";
      return matter + each.what + " (" + std::string{each.invariant} + ")";
    }
  }
  return {};
}

/// The rows that screens read are what the log gives.
/// @param systems, files must outlive the rules
engine::RowRules rules_of_projections(CityCode city, std::span<const engine::System> systems,
                                      const engine::WorldPtr& world,
                                      const std::vector<std::string>& files) {
  const auto judge = [city, systems, knowledge = invariant_knowledge()](const auto& ask) {
    engine::InvariantCheck check{city, systems, knowledge};
    check.take_log_as_verified();
    ask(check);
    return first_of_projections(check);
  };
  engine::RowRules rules;
  rules.count = engine::InvariantCheck::rules;
  rules.rule = [judge, world](store::Connection& connection, std::size_t rule) {
    return judge([&](auto& check) { check.check_rule(connection, *world, rule); });
  };
  rules.matter = [judge, world, &files](store::Connection& connection, const engine::System& system,
                                        const engine::MatterRows& rows,
                                        const engine::MatterState& state) {
    std::string fault = unknown_file_fault(connection, rows, files);
    return fault.empty() ? judge([&](auto& check) {
      check.check_replayed(connection, *world, system, rows, state);
    })
                         : fault;
  };
  return rules;
}

/// Where the parts of a place are.
struct Parts {
  explicit Parts(const Place& place)
      : paths(std::filesystem::is_regular_file(place.data) ? place.data.parent_path() : place.data,
              place.files),
        location(std::filesystem::is_regular_file(place.data)
                     ? place.data.string()
                     : store_location(place.data, place.store)) {}
  InstallationPaths paths;
  std::string location;
};

std::string contents(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>{in}, {}};
}

engine::VerifyOptions options_of(const VerifyChoice& choice, const InstallationPaths& paths,
                                 CityCode city) {
  engine::VerifyOptions options;
  options.threads =
      choice.threads > 0 ? choice.threads : std::max(1U, std::thread::hardware_concurrency());
  options.may_be_older = choice.may_be_older;
  const auto& signing_key = choice.signing_key.empty() ? paths.checkpoint_key : choice.signing_key;
  if (!choice.public_key.empty()) {
    options.trusted_keys.push_back(contents(choice.public_key));
  } else if (std::filesystem::exists(signing_key)) {
    options.trusted_keys.push_back(crypto::Sm2Signer{signing_key.string()}.public_key());
  }
  if (!choice.checkpoints.empty() && !std::filesystem::exists(choice.checkpoints)) {
    throw std::runtime_error("there is no folder " + choice.checkpoints.string());
  }
  compare_with(options, choice.checkpoints.empty() ? paths.checkpoints : choice.checkpoints, city);
  return options;
}

int say_fault(const std::string& fault, std::ostream& out) {
  out << "校验失败 · fault: " << fault << "\n";
  return 1;
}

void say_good(const Verification& found, const engine::VerifyOptions& options, std::ostream& out) {
  out << "校验通过 · verified: " << found.log.events << " events, " << found.log.matters
      << " matters, " << found.files << " files\n"
      << "最后一个事件 · last event: " << found.log.events << " " << found.log.last_hash << "\n"
      << "检查点 · checkpoints: " << found.log.checkpoints << ", over " << found.log.signed_events
      << " events; compared with " << options.exported.size() << " exported\n";
  if (options.trusted_keys.empty() && found.log.checkpoints > 0) {
    out << "公钥取自被校验的库本身 · the public key came from the rows themselves: give "
           "--public-key\n";
  }
}

}  // namespace

std::vector<std::string> referenced_files(store::Connection& connection) {
  std::set<std::string> digests;
  const auto collect = [&](const store::Row& row) { digests.insert(row.str(0)); };
  connection.query("select digest from upload", {}, collect);
  connection.query("select digest from document where digest <> ''", {}, collect);
  return {digests.begin(), digests.end()};
}

void compare_with(engine::VerifyOptions& options, const std::filesystem::path& folder,
                  CityCode city) {
  auto exported = read_exported(folder, city);
  options.exported = std::move(exported.checkpoints);
  options.exported_keys = std::move(exported.keys);
  options.exported_fault = std::move(exported.first_fault);
}

std::string file_fault(const std::filesystem::path& files, const std::string& name) {
  const auto wanted = crypto::parse_hex(name);
  const auto found = wanted ? digest_of_file(stored_file(files, name)) : std::nullopt;
  return found && *found == *wanted ? "" : "file " + name + " is missing or altered";
}

std::filesystem::path stored_file(const std::filesystem::path& files, const std::string& digest) {
  return files / "sm3" / digest.substr(0, 2) / digest.substr(2);
}

Verification verify_rows_and_files(store::Database& database, CityCode city,
                                   const std::function<engine::WorldPtr()>& world,
                                   const std::filesystem::path& files,
                                   engine::VerifyOptions options) {
  Verification found;
  const auto systems = all_systems();
  std::vector<std::string> names;
  options.row_rules = [&] {
    const engine::EventReader reader{database.open_reader()};  // one view of both tables
    names = referenced_files(reader.connection());
    return rules_of_projections(city, systems, world(), names);
  };
  found.log = engine::verify_log(database, city, systems, options);
  found.first_fault = found.log.first_fault;
  if (found.first_fault.empty()) {
    found.files = names.size();
    found.first_fault = files_fault(names, files, options.threads);
  }
  return found;
}

int verify_installation(const Place& place, const VerifyChoice& choice, std::ostream& out) {
  const Parts parts{place};
  const auto database = open_existing(place.data, parts.location);
  const auto reader = database->open_reader();
  auto cities = founded_cities(*reader);
  if (!place.city_code.empty()) {
    std::erase_if(cities, [&](const auto& city) { return city.code.view() != place.city_code; });
  }
  if (cities.empty()) {
    throw std::runtime_error("there is no city " + place.city_code);
  }
  for (const CityInfo& city : cities) {
    if (cities.size() > 1) {
      out << city.code.str() << " " << city.name << " · " << city.name_en << "\n";
    }
    const auto options = options_of(choice, parts.paths, city.code);
    const auto world = [&] { return load_world(*reader, city.code, present()).world; };
    const auto found =
        verify_rows_and_files(*database, city.code, world, parts.paths.files, options);
    if (!found.first_fault.empty()) {
      return say_fault(found.first_fault, out);
    }
    say_good(found, options, out);
  }
  return 0;
}

}  // namespace liandong::app
