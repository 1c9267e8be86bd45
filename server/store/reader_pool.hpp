#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Connections for reading, as many as were ever used at once. Any thread.
class ReaderPool {
public:
    explicit ReaderPool(std::filesystem::path file) : file_{std::move(file)} {}

    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

private:
    std::filesystem::path file_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// A connection of the pool in a transaction for reading: what is read through it is one state of
/// the database. Short, because the write-ahead log cannot start anew while it is open.
class Snapshot {
public:
    explicit Snapshot(ReaderPool& pool);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    Connection& connection() { return *connection_; }

private:
    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace usher::store
