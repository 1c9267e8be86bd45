#include "server/store/reader_pool.hpp"

#include <utility>

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char begin_sql[] = "BEGIN";

}  // namespace

std::unique_ptr<Connection> ReaderPool::take() {
    {
        const std::lock_guard lock{mutex_};
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return std::make_unique<Connection>(file_, Connection::Use::read);
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock{mutex_};
    idle_.push_back(std::move(connection));
}

Snapshot::Snapshot(ReaderPool& pool) : pool_{pool}, connection_{pool.take()} {
    execute(*connection_, begin_sql);
}

Snapshot::~Snapshot() {
    connection_->roll_back();
    // One that cannot end its transaction would show an old state for ever.
    if (!connection_->in_transaction()) pool_.give_back(std::move(connection_));
}

}  // namespace usher::store
