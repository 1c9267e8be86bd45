#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "shared/lifecycle/scope.hpp"
#include "shared/policy/permission.hpp"
#include "shared/values/metadata.hpp"
#include "shared/wire/blank.hpp"
#include "shared/wire/json_text.hpp"
#include "shared/wire/names.hpp"

namespace usher::wire {

class Fields;

/// How the values of one type stand in JSON. What reads and writes them is compiled once and not
/// for every type anew: the core is loaded by every visitor.
struct Kind {
    enum class Form { text, boolean, permissions, object };

    Form form;
    /// Of a text. Parsing leaves the value as it is when it says what is wrong.
    std::optional<Code> (*parse)(std::string_view text, void* value) = nullptr;
    void (*write)(JsonText& text, const void* value) = nullptr;
    /// Of an object.
    void (*describe)(Fields& fields, void* value) = nullptr;
};

/// Of a text that is of no type of its own, in bytes: names of things elsewhere, such as issuers.
constexpr std::size_t longest_string = 2048;

namespace detail {

template <class T>
concept HasText = requires(const T& value, std::string_view text) {
    value.text();
    T::parse(text);
};

template <class T>
std::optional<Code> parse_text(std::string_view text, void* value) {
    auto parsed = T::parse(text);
    if (!parsed) return parsed.error();
    *static_cast<T*>(value) = *std::move(parsed);
    return std::nullopt;
}

template <class T>
void write_text(JsonText& text, const void* value) {
    text.text(static_cast<const T*>(value)->text());
}

// Every id is of the same bits.
std::optional<Code> parse_id(std::string_view text, Bits128& bits);
std::optional<Code> parse_instant(std::string_view text, void* value);
std::optional<Code> parse_metadata(std::string_view text, void* value);
std::optional<Code> parse_string(std::string_view text, void* value);
void write_metadata(JsonText& text, const void* value);
void write_string(JsonText& text, const void* value);

template <class T>
std::optional<Code> parse_choice(std::string_view text, void* value) {
    for (const auto& named : names::list(T{})) {
        if (named.name != text) continue;
        *static_cast<T*>(value) = named.value;
        return std::nullopt;
    }
    return Code::unknown_value;
}

template <class T>
void write_choice(JsonText& text, const void* value) {
    text.text(names::of(names::list(T{}), *static_cast<const T*>(value)));
}

template <class T>
constexpr Kind kind_of() {
    using Form = Kind::Form;
    if constexpr (std::is_same_v<T, bool>) {
        return {Form::boolean};
    } else if constexpr (std::is_same_v<T, PermissionSet>) {
        return {Form::permissions};
    } else if constexpr (std::is_enum_v<T>) {
        return {Form::text, parse_choice<T>, write_choice<T>};
    } else if constexpr (std::is_same_v<T, std::string>) {
        return {Form::text, parse_string, write_string};
    } else if constexpr (std::is_same_v<T, Metadata>) {
        return {Form::text, parse_metadata, write_metadata};
    } else if constexpr (std::is_same_v<T, Instant>) {
        return {Form::text, parse_instant, write_text<Instant>};
    } else if constexpr (requires(T & id) { id.bits; }) {
        return {
            Form::text,
            [](std::string_view text, void* value) {
                return parse_id(text, static_cast<T*>(value)->bits);
            },
            [](JsonText& text, const void* value) { text.id(static_cast<const T*>(value)->bits); }};
    } else if constexpr (HasText<T>) {
        return {Form::text, parse_text<T>, write_text<T>};
    } else {
        return {Form::object, nullptr, nullptr,
                [](Fields& fields, void* value) { describe(fields, *static_cast<T*>(value)); }};
    }
}

}  // namespace detail

template <class T>
inline constexpr Kind kind = detail::kind_of<T>();

/// Written as a JSON object, by a `describe(Fields&, T&)`.
template <class T>
concept Described =
    std::is_class_v<T> && !detail::HasText<T> && !std::is_same_v<T, PermissionSet> &&
    !std::is_same_v<T, Scope> && !std::is_same_v<T, Duration> && !std::is_same_v<T, Metadata> &&
    !std::is_same_v<T, std::string>;

}  // namespace usher::wire
