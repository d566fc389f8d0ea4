// Records and shares what a department's system pushes, once however often it is sent.
#pragma once

#include "app/exchange_views.hpp"
#include "app/office.hpp"
#include "app/token_guard.hpp"
#include "infra/http/handler.hpp"

#include <memory>

namespace liandong::app {

/// Answers 201 for what is new and 200 for what its `source_id` was known for. If sharing is
/// refused, the information stays recorded: it is owed from then on, and sending the same again
/// goes on where it stopped.
void push(Office& office, const TokenHolder& holder, const PushBody& body,
          std::shared_ptr<const http::Request> request, http::Reply reply);

/// Acknowledges for the unit of the token.
void acknowledge_item(Office& office, const TokenHolder& holder, MatterId item,
                      std::shared_ptr<const http::Request> request, http::Reply reply);

}  // namespace liandong::app
