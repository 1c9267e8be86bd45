#pragma once

#include <string>

namespace usher::store {

/// Why a store cannot be opened. Nothing was changed, but that an empty file may have been made.
enum class OpenProblem {
    /// The folder is missing, or it or a file in it must not be written.
    not_writable,
    /// The file is no SQLite database, or one of another program.
    not_a_database,
    /// A newer Usher has written it; this one must not touch it.
    newer_database,
    /// Another process has it open.
    in_use,
    /// The storage failed in another way.
    failed,
};

/// `what` is for the operator: one sentence that names the file.
struct OpenFailure {
    OpenProblem problem;
    std::string what;
};

}  // namespace usher::store
