// The handlers behind directory_routes.cpp, by what they are about.
#pragma once

#include "app/session_guard.hpp"

namespace liandong::app {

// directory_units.cpp
void list_units(const Services&, const CallerSession&, http::Request, http::Reply);
void list_unit_people(const Services&, const CallerSession&, http::Request, http::Reply);
void create_unit(const Services&, const CallerSession&, http::Request, http::Reply);
void update_unit(const Services&, const CallerSession&, http::Request, http::Reply);

// directory_people.cpp
void list_people(const Services&, const CallerSession&, http::Request, http::Reply);
void create_person(const Services&, const CallerSession&, http::Request, http::Reply);
void update_person(const Services&, const CallerSession&, http::Request, http::Reply);
void reset_password(const Services&, const CallerSession&, http::Request, http::Reply);
void disable_person(const Services&, const CallerSession&, http::Request, http::Reply);
void enable_person(const Services&, const CallerSession&, http::Request, http::Reply);
void unlock_person(const Services&, const CallerSession&, http::Request, http::Reply);

// directory_posts.cpp
void list_posts(const Services&, const CallerSession&, http::Request, http::Reply);
void create_post(const Services&, const CallerSession&, http::Request, http::Reply);
void update_post(const Services&, const CallerSession&, http::Request, http::Reply);
void end_post(const Services&, const CallerSession&, http::Request, http::Reply);
void create_delegation(const Services&, const CallerSession&, http::Request, http::Reply);
void end_delegation(const Services&, const CallerSession&, http::Request, http::Reply);

}  // namespace liandong::app
