#include "app/file_routes.hpp"

#include "app/matter_views.hpp"
#include "app/problem.hpp"
#include "app/session_guard.hpp"
#include "app/text_extraction.hpp"
#include "infra/blobs/file_name.hpp"
#include "infra/json/text_form.hpp"
#include "infra/json/write.hpp"
#include "systems/case_transfer/letters.hpp"

#include <array>

namespace liandong::app {
namespace {

constexpr RoleSet working = (Role::handler | Role::head) | (Role::liaison_a | Role::liaison_b) |
                            (Role::duty_desk | Role::coordinator) | (Role::decider | Role::officer);
constexpr std::string_view path = "/api/v1/files";
constexpr std::array permission_table{
    EndpointPermission{http::Method::put, path, Requirement{Access::acting, working, false}},
};
constexpr std::size_t findings_max = 200;

void insert_upload(store::Connection& writer, CityCode city, const StoredUpload& upload,
                   const Actor& actor, Instant now) {
  writer.execute(
      "insert into upload(city, id, digest, name, size, media_type, scanned, personal_data, "
      "person, "
      "unit, created_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {city, upload.id, upload.digest, upload.name, upload.size, upload.media_type, upload.scanned,
       json::to_canonical(upload.personal_data), actor.person, actor.unit, now});
}

/// Streams one body into the blob store; everything here runs on the server's upload threads.
class Upload final : public http::UploadSink {
 public:
  using Answer = std::function<std::string(const StoredUpload&)>;

  Upload(Office& office, Actor actor, std::string name, http::Request request,
         std::uint64_t bytes_max, Answer answer)
      : office_(office),
        actor_(actor),
        name_(std::move(name)),
        request_(std::move(request)),
        answer_(std::move(answer)),
        writer_(office.blobs.open(bytes_max)) {}

  void write(std::span<const std::byte> bytes) override { writer_.write(bytes); }
  void abort() noexcept override {}

  void finish(http::Reply reply) override {
    StoredUpload upload;
    try {
      upload = store();
    } catch (const blobs::BlobTypeRefused&) {
      refuse(reply, "file_type_refused");
      return;
    } catch (const blobs::BlobMisnamed&) {
      refuse(reply, "file_name_mismatch");
      return;
    }
    auto& engine = office_.services.engine;
    const Actor actor = actor_;
    const Instant now = engine.now();
    const bool taken = engine.writer().submit(
        {[&engine, upload, actor, now](store::Connection& connection) {
           insert_upload(connection, engine.city(), upload, actor, now);
         },
         [&office = office_, upload, reply, request = request_,
          answer = answer_](std::exception_ptr failure) {
           reply(failure ? problem(office.services.messages, &request, failure, office.services.log)
                         : http::json(201, answer(upload)));
         }});
    if (!taken) {
      reply(busy(office_.services.messages, &request_));
    }
  }

 private:
  void refuse(const http::Reply& reply, std::string_view code) const {
    ProblemFacts facts;
    facts.subject = name_;
    reply(problem(office_.services.messages, &request_, 415, code, facts));
  }

  StoredUpload store() {
    const blobs::Blob blob = writer_.commit(name_);
    StoredUpload upload;
    upload.id = BlobId{office_.services.engine.new_id()};
    upload.name = name_;
    upload.size = static_cast<std::int64_t>(blob.size);
    upload.media_type = blobs::media_type_name(blob.media_type);
    json::append_hex(upload.digest, blob.digest);
    scan(upload, name_);
    if (const auto file = office_.blobs.open_read(blob.digest)) {
      if (const auto text = extract_text(file->path, upload.media_type)) {
        upload.scanned = true;
        scan(upload, *text);
      }
    }
    return upload;
  }

  static void scan(StoredUpload& upload, std::string_view text) {
    for (auto& finding : scan_personal_data(text)) {
      if (upload.personal_data.size() < findings_max) {
        upload.personal_data.push_back({upload.name, finding.kind, std::move(finding.masked)});
      }
    }
  }

  Office& office_;
  Actor actor_;
  std::string name_;
  http::Request request_;
  Answer answer_;
  blobs::BlobWriter writer_;
};

std::variant<http::Response, std::unique_ptr<http::UploadSink>> begin(
    Office& office, const http::Request& request) {
  auto admitted = office.services.guard->admit(request, permission_table[0].requirement);
  if (auto* refused = std::get_if<http::Response>(&admitted)) {
    return std::move(*refused);
  }
  const auto name = request.query_value("name");
  if (!name || name->empty()) {
    return problem(office.services.messages, &request, {{"name", "required"}});
  }
  return new_upload(office, std::get<CallerSession>(admitted).actor, blobs::clean_file_name(*name),
                    request, office.upload_bytes_max,
                    [](const StoredUpload& upload) { return json::to_canonical(upload); });
}

}  // namespace

std::unique_ptr<http::UploadSink> new_upload(
    Office& office, Actor actor, std::string name, http::Request request, std::uint64_t bytes_max,
    std::function<std::string(const StoredUpload&)> answer) {
  return std::make_unique<Upload>(office, std::move(actor), std::move(name), std::move(request),
                                  bytes_max, std::move(answer));
}

std::span<const EndpointPermission> file_route_permissions() { return permission_table; }

void add_file_routes(http::Router& router, Office& office) {
  router.add({http::Method::put, path, http::UploadHandler{[&office](const http::Request& request) {
                return begin(office, request);
              }},
              static_cast<std::size_t>(office.upload_bytes_max)});
}

}  // namespace liandong::app
