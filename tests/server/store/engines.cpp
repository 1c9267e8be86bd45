#include "tests/server/store/engines.hpp"

#include <stdexcept>

#include "server/store/sqlite_store.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const store::RecentClaims::RoundSize& round = {}) : round_{round} {
        open();
    }

    app::Store& store() override { return *store_; }
    void reopen() override {
        store_.reset();
        open();
    }
    std::string contents() override { return contents_of(file_); }

private:
    void open() {
        auto opened = store::SqliteStore::open(file_, round_);
        if (!opened) throw std::runtime_error{opened.error().what};
        store_ = *std::move(opened);
    }

    store::RecentClaims::RoundSize round_;
    ScratchFolder folder_;
    std::filesystem::path file_ = folder_.path() / "usher.db";
    std::unique_ptr<app::Store> store_;
};

}  // namespace

std::vector<Engine> engines() {
    return {{"SQLite",
             []() -> std::unique_ptr<Database> { return std::make_unique<SqliteDatabase>(); }},
            // Claims go to their table all the time.
            {"SQLiteInSmallRounds", []() -> std::unique_ptr<Database> {
                 return std::make_unique<SqliteDatabase>(store::RecentClaims::RoundSize{2, 3});
             }}};
}

std::string name_of_engine(const ::testing::TestParamInfo<Engine>& engine) {
    return engine.param.name;
}

}  // namespace usher::test
