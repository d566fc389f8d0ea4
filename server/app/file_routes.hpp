// Uploads, streamed to the blob store, sniffed and scanned for personal data.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace liandong::app {

struct StoredUpload;

/// A body on its way into the blob store, as an upload of the actor; an actor without a unit makes
/// it nobody's.
/// @param answer the body of success
[[nodiscard]] std::unique_ptr<http::UploadSink> new_upload(
    Office& office, Actor actor, std::string name, http::Request request, std::uint64_t bytes_max,
    std::function<std::string(const StoredUpload&)> answer);

void add_file_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> file_route_permissions();

}  // namespace liandong::app
