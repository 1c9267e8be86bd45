#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace usher {

/// Either a value or the error that stopped it from being made. Reading the wrong side is a broken
/// invariant.
template <class Value, class Problem>
class Result {
public:
    Result(Value value) : held_{std::in_place_index<0>, std::move(value)} {}
    Result(Problem problem) : held_{std::in_place_index<1>, std::move(problem)} {}

    explicit operator bool() const { return held_.index() == 0; }

    const Value& operator*() const& { return value(); }
    Value& operator*() & { return const_cast<Value&>(value()); }
    Value operator*() && { return std::move(const_cast<Value&>(value())); }
    const Value* operator->() const { return &value(); }
    Value* operator->() { return const_cast<Value*>(&value()); }

    const Problem& error() const {
        assert(held_.index() == 1);
        return *std::get_if<1>(&held_);
    }

private:
    const Value& value() const {
        assert(held_.index() == 0);
        return *std::get_if<0>(&held_);
    }

    std::variant<Value, Problem> held_;
};

}  // namespace usher
