// What the handlers of matters, register, calendar and files are given besides Services.
#pragma once

#include "app/city_store.hpp"
#include "app/read_marks.hpp"
#include "app/services.hpp"
#include "infra/blobs/blob_store.hpp"
#include "infra/documents/renderer.hpp"

#include <atomic>
#include <memory>

namespace liandong::app {

/// The newest snapshot of what a city decides by; swapped as a whole. @threads any
class CityState {
 public:
  explicit CityState(LoadedWorld loaded)
      : loaded_(std::make_shared<const LoadedWorld>(std::move(loaded))) {}
  [[nodiscard]] std::shared_ptr<const LoadedWorld> get() const { return loaded_.load(); }
  void replace(LoadedWorld loaded) {
    loaded_.store(std::make_shared<const LoadedWorld>(std::move(loaded)));
  }

 private:
  std::atomic<std::shared_ptr<const LoadedWorld>> loaded_;
};

struct Office {
  Services& services;
  CityState& city;
  blobs::BlobStore& blobs;
  documents::Renderer& renderer;
  ReadMarks& read_marks;
  std::uint64_t upload_bytes_max = 200ULL << 20U;
};

}  // namespace liandong::app
