#include "tests/server/store/failing_files.hpp"

#include <sqlite3.h>

namespace usher::test {

int FailingFiles::begin(const FileOperation& operation) {
    if (operation.kind == FileOperation::Kind::remove) return SQLITE_OK;
    if (operation.kind == FileOperation::Kind::sync && operation.is_log) ++log_syncs_;
    const std::uint64_t number = ++operations_;
    if (fail_at_ == 0) return SQLITE_OK;
    const bool for_ever = lasting_ == Lasting::for_ever;
    return number == fail_at_ || (for_ever && number > fail_at_) ? code_ : SQLITE_OK;
}

void FailingFiles::opens() {
    if (is_awaited_.exchange(false)) before_open_();
}

void FailingFiles::before_next_open(std::function<void()> what) {
    before_open_ = std::move(what);
    is_awaited_ = true;
}

void FailingFiles::fail_at(std::uint64_t operation, int code, Lasting lasting) {
    operations_ = 0;
    log_syncs_ = 0;
    fail_at_ = operation;
    code_ = code;
    lasting_ = lasting;
}

void FailingFiles::heal() { fail_at(0, SQLITE_OK, Lasting::once); }

std::uint64_t FailingFiles::operations() const { return operations_; }

std::uint64_t FailingFiles::log_syncs() const { return log_syncs_; }

}  // namespace usher::test
