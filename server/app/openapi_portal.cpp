// Operations of citizens, who have no session; the search for complaints about the same; erasure.
#include "app/duplicate_views.hpp"
#include "app/erasure_views.hpp"
#include "app/openapi_query.hpp"
#include "app/public_views.hpp"

namespace liandong::app {
namespace {

boost::json::value octets(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
}

}  // namespace

std::vector<Operation> portal_operations() {
  using http::Method;
  const std::string_view tag = "public";
  const auto portal = Concern::portal;
  return {
      {Method::get, "/api/v1/public/units", "list_public_units", tag, Concern::public_read, 200,
       nullptr, canonical<std::vector<PublicUnit>>},
      {Method::put,
       "/api/v1/public/files",
       "upload_public_file",
       tag,
       Concern::portal_upload,
       201,
       octets,
       canonical<PublicUpload>,
       "application/json",
       {{"name", text_up_to<1'000>, true}}},
      {Method::post, "/api/v1/public/complaints", "submit_complaint", tag, portal, 201,
       request<PublicComplaint>, canonical<PublicReceipt>},
      {Method::post, "/api/v1/public/complaints/track", "track_complaint", tag, portal, 200,
       request<PublicKey>, canonical<PublicProgress>},
      {Method::post, "/api/v1/public/complaints/rate", "rate_complaint", tag, portal, 204,
       request<PublicRating>},
      {Method::post, "/api/v1/public/complaints/withdraw-consent", "withdraw_public_consent", tag,
       portal, 204, request<PublicKey>},
      {Method::post, "/api/v1/complaint-duplicates", "find_duplicates", "complaint_intake",
       Concern::own_write, 200, request<DuplicateQuery>, view<DuplicateList>},
      {Method::get, "/api/v1/complaints/:id/duplicates", "list_duplicates", "complaint_intake",
       Concern::read, 200, nullptr, view<DuplicateList>},
      {Method::get, "/api/v1/complaints/:id/tracking-code", "read_tracking_code",
       "complaint_intake", Concern::read, 200, nullptr, canonical<PublicCode>},
      {Method::get, "/api/v1/erasures", "list_erasures", "audit", Concern::read, 200, nullptr,
       view<ErasureList>},
      {Method::post, "/api/v1/erasures", "propose_erasure", "audit", Concern::erasure, 201,
       request<ErasureBody>, canonical<ErasureCreated>},
      {Method::post, "/api/v1/erasures/:id/carry-out", "carry_out_erasure", "audit",
       Concern::erasure, 204},
      {Method::post, "/api/v1/erasures/:id/reject", "reject_erasure", "audit", Concern::erasure,
       204, request<ErasureRejectBody>},
  };
}

}  // namespace liandong::app
