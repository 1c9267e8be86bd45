#pragma once

#include "server/options.hpp"

namespace usher {

/// What an operator does beside serving: `setup`, `backup`, `restore`, `verify`, `export` and
/// `migrate`. Says what it did on standard output. Returns the exit code: 0; 1 when `verify` or
/// `restore` found something; 2 when `verify` could not look. Throws RefusalToStart.
int operate(const Options& options);

}  // namespace usher
