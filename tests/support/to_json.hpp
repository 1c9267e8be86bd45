#pragma once

#include "shared/policy/limits.hpp"
#include "shared/wire/answer.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/state_codec.hpp"

/// What is written, as a document that a test can look into.
namespace usher::wire {

inline Json read_back(const std::string& written) { return *parse(written, limits::page_bytes); }

template <class Value>
requires Described<Value> Json to_json(const Value& value) {
    return read_back(encode_described(value));
}
inline Json to_json(const Event& event) { return read_back(encode_event(event)); }
inline Json to_json(const Body& body) { return read_back(encode_body(body)); }

}  // namespace usher::wire
