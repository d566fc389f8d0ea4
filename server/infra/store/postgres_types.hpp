// The few types of PostgreSQL this program meets; the numbers are the server's own, for ever.
#pragma once

#include <libpq-fe.h>

namespace liandong::store::postgres_type {

inline constexpr Oid boolean = 16;
inline constexpr Oid bytes = 17;
inline constexpr Oid name = 19;
inline constexpr Oid int8 = 20;
inline constexpr Oid int2 = 21;
inline constexpr Oid int4 = 23;
inline constexpr Oid text = 25;
inline constexpr Oid unknown = 705;
inline constexpr Oid varchar = 1043;
inline constexpr Oid numeric = 1700;

}  // namespace liandong::store::postgres_type
