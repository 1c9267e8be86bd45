#pragma once

namespace usher::store {

/// The name of SQLite's default files, but for one thing: of a write-ahead log, the frames of a
/// transaction are handed to the operating system many at a time. SQLite hands over each in two
/// parts, and a commit of many changes has a hundred; half of what writing them takes is the calls.
///
/// Frames are held back until the one that ends their transaction, which is what readers go by, or
/// until anything else is asked of the file: nobody else can look for a frame that is not there.
/// A write that fails is told of where it is made, at the latest by the frame that commits.
///
/// Whatever are the default files when a file is opened does the work, and must outlive the file.
/// Null: SQLite could not take it in.
const char* gathering_files();

}  // namespace usher::store
