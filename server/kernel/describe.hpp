// The one door to Boost.Describe: types named here are read, written, validated and documented
// once.
#pragma once

#include <boost/describe.hpp>

// Usage, at namespace scope directly after the type:
//   LIANDONG_DESCRIBE(Point, x, y)            aggregate with public members, in wire order
//   LIANDONG_DESCRIBE_ENUM(Colour, red, blue) scoped enumeration; the wire value is the name
#define LIANDONG_DESCRIBE(Type, ...) BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))
#define LIANDONG_DESCRIBE_ENUM(Type, ...) BOOST_DESCRIBE_ENUM(Type, __VA_ARGS__)
