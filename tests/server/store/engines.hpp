#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/app/ports.hpp"

namespace usher::test {

/// A database of its own for one test, gone with it.
class Database {
public:
    virtual ~Database() = default;
    virtual app::Store& store() = 0;
    /// Closes the store and opens it again, as a server does that is started anew.
    virtual void reopen() = 0;
    /// All that is committed, as bytes: equal when nothing has changed.
    virtual std::string contents() = 0;
};

/// A storage engine that keeps the contract of app::Store.
struct Engine {
    std::string name;
    std::unique_ptr<Database> (*make_database)();
};

std::vector<Engine> engines();
std::string name_of_engine(const ::testing::TestParamInfo<Engine>& engine);

/// What every engine must do is said once, in suites made from this.
class StoreContract : public ::testing::TestWithParam<Engine> {
protected:
    app::Store& store() { return database_->store(); }
    app::Reader& reader() { return store().reader(); }
    void reopen() { database_->reopen(); }
    std::string contents() { return database_->contents(); }

private:
    std::unique_ptr<Database> database_ = GetParam().make_database();
};

}  // namespace usher::test

/// Runs a suite of StoreContract on every engine.
#define USHER_ON_EVERY_ENGINE(suite)                                                        \
    INSTANTIATE_TEST_SUITE_P(Engines, suite, ::testing::ValuesIn(::usher::test::engines()), \
                             ::usher::test::name_of_engine)
