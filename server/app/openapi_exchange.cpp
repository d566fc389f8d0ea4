// Operations of subscriptions, coverage, tokens, webhooks and the machine interface.
#include "app/directory_views.hpp"
#include "app/exchange_views.hpp"
#include "app/openapi_query.hpp"

namespace liandong::app {

using http::Method;

std::vector<Operation> exchange_operations() {
  const auto read = Concern::read;
  const auto write = Concern::administration;
  const auto machine = Concern::exchange;
  const std::string_view sharing = "information_sharing";
  const std::string_view tag = "exchange";
  const std::string_view json_type = "application/json";
  return {
      {Method::get,
       "/api/v1/subscriptions",
       "list_subscriptions",
       sharing,
       read,
       200,
       nullptr,
       view<std::vector<SubscriptionView>>,
       json_type,
       {{"unit", id_text}}},
      {Method::post, "/api/v1/subscriptions", "add_subscription", sharing, write, 201,
       request<SubscriptionBody>, view<Created>},
      {Method::post, "/api/v1/subscriptions/:id/end", "end_subscription", sharing, write, 204,
       request<NoBody>},
      {Method::get,
       "/api/v1/sharing-coverage",
       "report_sharing_coverage",
       sharing,
       read,
       200,
       nullptr,
       view<CoverageReport>,
       json_type,
       {{"from", day_or_instant}, {"until", day_or_instant}}},
      {Method::get, "/api/v1/api-tokens", "list_api_tokens", tag, read, 200, nullptr,
       view<std::vector<TokenView>>},
      {Method::post, "/api/v1/api-tokens", "issue_api_token", tag, write, 201, request<TokenBody>,
       view<IssuedSecret>},
      {Method::post, "/api/v1/api-tokens/:id/revoke", "revoke_api_token", tag, write, 204,
       request<NoBody>},
      {Method::get, "/api/v1/webhooks", "list_webhooks", tag, read, 200, nullptr,
       view<std::vector<WebhookView>>},
      {Method::post, "/api/v1/webhooks", "add_webhook", tag, write, 201, request<WebhookBody>,
       view<IssuedSecret>},
      {Method::post, "/api/v1/webhooks/:id/retry", "retry_webhook", tag, write, 204,
       request<NoBody>},
      {Method::post, "/api/v1/webhooks/:id/end", "end_webhook", tag, write, 204, request<NoBody>},
      {Method::post, "/api/v1/exchange/shared-items", "push_shared_item", tag, machine, 201,
       request<PushBody>, canonical<PushAnswer>},
      {Method::get,
       "/api/v1/exchange/shared-items",
       "pull_shared_items",
       tag,
       machine,
       200,
       nullptr,
       view<FeedPage>,
       json_type,
       {{"after", text_up_to<20>}, {"limit", integer_in<1, 200>}}},
      {Method::post, "/api/v1/exchange/shared-items/:id/acknowledge", "acknowledge_shared_item",
       tag, machine, 200, nullptr, canonical<PushAnswer>},
  };
}

}  // namespace liandong::app
