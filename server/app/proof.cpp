#include "app/proof.hpp"

#include "app/composition.hpp"
#include "engine/checkpoint.hpp"
#include "engine/hash_input.hpp"
#include "engine/merkle.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <stdexcept>

namespace liandong::app {
namespace {

constexpr int hashes_per_read = 10'000;

std::string stream_of(store::Connection& reader, CityCode city, std::string_view matter) {
  std::string id;
  reader.query("select id from matter where city = $1 and (id = $2 or number = $2)", {city, matter},
               [&](const store::Row& row) { id = row.str(0); });
  if (id.empty()) {
    throw std::runtime_error("there is no matter " + std::string{matter});
  }
  return id;
}

/// The hashes of the log one after another.
class Hashes {
 public:
  Hashes(store::Connection& reader, CityCode city) : reader_(reader), city_(city) {}

  /// @pre asked for in order
  Digest at(std::int64_t index) {
    if (index - first_ >= static_cast<std::int64_t>(page_.size())) {
      first_ = index;
      page_.clear();
      reader_.query("select hash from event where city = $1 and seq > $2 order by seq limit $3",
                    {city_, index, hashes_per_read}, [&](const store::Row& row) {
                      Digest digest{};
                      if (row.text(0).size() == digest.size()) {
                        std::copy(row.text(0).begin(), row.text(0).end(),
                                  reinterpret_cast<char*>(digest.data()));
                      }
                      page_.push_back(digest);
                    });
    }
    // What is missing gives another root, which is found in the end.
    const auto offset = static_cast<std::size_t>(index - first_);
    return offset < page_.size() ? page_[offset] : Digest{};
  }

 private:
  store::Connection& reader_;
  CityCode city_;
  std::int64_t first_ = 0;
  std::vector<Digest> page_;
};

void add_paths(MatterProof& proof, store::Connection& reader,
               const engine::Checkpoint& checkpoint) {
  std::vector<std::int64_t> indices;
  for (const ProofEvent& event : proof.events) {
    indices.push_back(event.seq - 1);
  }
  Hashes hashes{reader, checkpoint.city};
  const auto found = engine::inclusion_paths(indices, checkpoint.events,
                                             [&](std::int64_t index) { return hashes.at(index); });
  if (found.root != checkpoint.root) {
    throw std::runtime_error("the log does not give the root of checkpoint " +
                             std::to_string(checkpoint.number) + ": run verify");
  }
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const auto sides = engine::sides_of(indices[i], checkpoint.events);
    for (std::size_t k = 0; k < sides.size(); ++k) {
      proof.events[i].path.push_back((sides[k] ? "left:" : "right:") +
                                     crypto::to_hex(found.paths[i][k]));
    }
  }
}

}  // namespace

MatterProof proof_of(store::Connection& reader, CityCode city, std::string_view matter) {
  const std::string stream = stream_of(reader, city, matter);
  const auto last = engine::last_checkpoint(reader, city);
  const auto keys = engine::signer_keys(reader, city);
  if (!last || !engine::signature_fault(*last, keys).empty()) {
    throw std::runtime_error("there is no checkpoint whose signature holds");
  }
  MatterProof proof;
  proof.format = "liandong-proof-v1";
  proof.matter = stream;
  proof.statement = engine::statement_of(last->checkpoint);
  proof.signature = engine::hex_of(last->signature);
  proof.public_key = keys.at(last->checkpoint.signer);
  for (const engine::StoredEvent& event : engine::read_stream(reader, city, stream)) {
    if (event.seq > last->checkpoint.events) {
      ++proof.later_events;
      continue;
    }
    if (engine::hash_of(event) != event.hash) {
      throw std::runtime_error("event " + std::to_string(event.seq) +
                               ": its fields do not give its hash, run verify");
    }
    proof.events.push_back({event.seq,
                            event.version,
                            event.type,
                            engine::hex_of(engine::hash_input_of(event)),
                            crypto::to_hex(event.hash),
                            {}});
  }
  if (proof.events.empty()) {
    throw std::runtime_error("no checkpoint speaks of the matter yet: try again in a while");
  }
  add_paths(proof, reader, last->checkpoint);
  return proof;
}

int export_proof(const Place& place, const std::string& matter, const std::filesystem::path& target,
                 std::ostream& out) {
  if (std::filesystem::exists(target)) {
    throw std::runtime_error(target.string() + " exists already");
  }
  const auto database = open_existing(place.data, store_location(place.data, place.store));
  const auto reader = database->open_reader();
  reader->begin();
  const auto city = founded_city(*reader, place.city_code);
  if (!city) {
    throw std::runtime_error("there is no city " + place.city_code);
  }
  const auto proof = proof_of(*reader, city->code, matter);
  reader->rollback();
  std::ofstream file{target, std::ios::binary};
  file << json::to_canonical(proof) << "\n";
  file.close();
  if (!file) {
    throw std::runtime_error("cannot write " + target.string());
  }
  out << "证明已导出 · proof of " << proof.events.size() << " events: " << target.string() << "\n";
  if (proof.later_events > 0) {
    out << "尚未纳入检查点 · not under a checkpoint yet: " << proof.later_events << " events\n";
  }
  return 0;
}

}  // namespace liandong::app
