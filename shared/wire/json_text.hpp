#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"

namespace usher::wire {

/// Writes one JSON text from its beginning to its end, where nobody needs a document: compact, what
/// is no UTF-8 as U+FFFD. The values of an object come by their keys; those of an array without.
class JsonText {
public:
    void begin_object();
    void begin_array();
    void end_object();
    void end_array();
    void text(std::string_view value);
    void number(std::uint64_t value);
    void id(const Bits128& value);
    /// As it is written: a number, or another JSON text.
    void raw(std::string_view written);
    void null() { raw("null"); }
    void key(std::string_view name);

    void begin_object(std::string_view name);
    void begin_array(std::string_view name);
    void text(std::string_view name, std::string_view value);
    void number(std::string_view name, std::uint64_t value);
    void flag(std::string_view name, bool value);
    void null(std::string_view name);
    /// Null where there is none.
    void code(std::string_view name, const std::optional<Code>& value);
    void address(std::string_view name, const std::optional<EmailAddress>& value);
    void instant(std::string_view name, Instant value);
    template <class Tag>
    void id(std::string_view name, const Id<Tag>& value) {
        key(name);
        id(value.bits);
    }
    template <class Tag>
    void id(std::string_view name, const std::optional<Id<Tag>>& value) {
        value ? id(name, *value) : null(name);
    }

    std::string take() && { return std::move(out_); }

private:
    bool must_separate() const;
    /// `end`: the quote and what follows it.
    void quoted(std::string_view value, std::string_view end);
    /// What stands at `at`, which is moved behind it.
    void next_point(std::string_view value, std::size_t& at);

    std::string out_;
};

}  // namespace usher::wire
