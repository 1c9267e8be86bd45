#pragma once

#include "shared/wire/object_reader.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {

/// Reads `{home, by, at, body}`. Bodies of commands at home in an organization are read by the
/// wire's own codec, the others here.
Vector::When read_when(wire::ObjectReader& reader, CommandId id);

}  // namespace usher::test
