#pragma once

#include <cstdint>
#include <memory>

#include "server/app/ports.hpp"

namespace usher::test {

/// A store whose n-th operation fails. An operation is `begin`, any call of a transaction (its
/// `commit` too) and any call of the reader. What fails throws a transient app::StoreFailure; the
/// operations after it work again.
class FaultyStore final : public app::Store {
public:
    /// Whether the operation is left out, or done and only its answer lost.
    enum class Fault { instead, afterwards };

    /// The store must outlive this one.
    explicit FaultyStore(app::Store& store);
    ~FaultyStore() override;

    /// Counts from 1, beginning with the next operation. 0: none fails.
    void fail_at(std::uint64_t operation, Fault fault = Fault::instead);
    /// How many there were since `fail_at`.
    std::uint64_t operations() const;

    std::unique_ptr<app::Transaction> begin() override;
    app::Reader& reader() override;

private:
    class Plan;
    class FaultyTransaction;
    class FaultyReader;

    app::Store& store_;
    std::unique_ptr<Plan> plan_;
    std::unique_ptr<FaultyReader> reader_;
};

}  // namespace usher::test
