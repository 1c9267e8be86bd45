#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/lifecycle/scope.hpp"
#include "shared/wire/json_text.hpp"
#include "shared/wire/kind.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// Hears what a description says of its fields, for the reference of the API. `value` is of the
/// kind's type, to describe what is inside.
class Outline {
public:
    virtual ~Outline() = default;
    virtual void field(const char* key, const Kind& kind, void* value) = 0;
    virtual void list(const char* key, const Kind& kind, void* value, std::size_t most) = 0;
    virtual void number(const char* key, std::uint64_t most) = 0;
    virtual void texts(const char* key) = 0;
    /// The field of this key may be absent. Comes before what it is.
    virtual void optional(const char* key) = 0;
};

/// The fields of one JSON object, named once for both directions: a `describe` that lists them
/// reads and writes, so that the two cannot differ. What is read into is blank (wire/blank.hpp).
/// Read errors are those of ObjectReader. A field that is none of the `required` may be absent and
/// is not written where it is empty.
class Fields {
public:
    /// `log` leaves out what is never logged: metadata and the values of identities.
    enum class Purpose { exchange, log };

    explicit Fields(ObjectReader& reader) : reader_{&reader} {}
    /// As if everything were read that may be there.
    explicit Fields(Outline& outline) : outline_{&outline} {}
    /// Writes the fields into the object that was begun last.
    explicit Fields(JsonText& text, Purpose purpose = Purpose::exchange)
        : text_{&text}, purpose_{purpose} {}

    bool is_reading() const { return text_ == nullptr; }
    bool is_for_log() const { return purpose_ == Purpose::log; }

    template <class T>
    void required(const char* key, T& value) {
        field(key, &value, kind<T>);
    }

    /// A name that shows something.
    void required_name(const char* key, Name& value);

    /// Absent or null: none. Written as null where it is none.
    template <class T>
    void nullable(const char* key, std::optional<T>& value) {
        nullable(key, slot(value), kind<T>);
    }

    /// Absent or null: none. Not written where it is none.
    template <class T>
    void optional(const char* key, std::optional<T>& value) {
        if (is_reading() || value) nullable(key, slot(value), kind<T>);
    }

    /// Absent or null: `otherwise`, which it is made as. Not written while it is that.
    template <class T>
    void defaulted(const char* key, T& value, const std::type_identity_t<T>& otherwise = T{}) {
        defaulted(key, &value, kind<T>, value == otherwise);
    }

    /// Errors: too_many.
    template <class T>
    void list(const char* key, std::vector<T>& values, std::size_t most) {
        list(key, items(values), kind<T>, most);
    }

    /// Absent or null: none. Not written where there are none.
    template <class T>
    void optional_list(const char* key, std::vector<T>& values, std::size_t most) {
        if (is_reading() ? has(key) : !values.empty()) list(key, items(values), kind<T>, most);
    }

    /// Absent or null: none, which is not written. An empty list is one.
    template <class T>
    void optional_list(const char* key, std::optional<std::vector<T>>& values, std::size_t most) {
        if (is_reading() ? !has(key) : !values.has_value()) return;
        if (!values) values.emplace();
        list(key, *values, most);
    }

    /// A JSON object of texts. Absent or null: none. Errors: too_many, too_long.
    void optional_texts(const char* key, std::map<std::string, std::string>& values,
                        std::size_t most, std::size_t longest);

    void number(const char* key, std::uint64_t& value, std::uint64_t most);
    void number(const char* key, std::uint32_t& value);
    void optional_number(const char* key, std::optional<std::uint32_t>& value, std::uint32_t most);
    /// In milliseconds, under a key that says so.
    void duration(const char* key, Duration& value);
    void defaulted_duration(const char* key, Duration& value, Duration otherwise);
    void optional_duration(const char* key, std::optional<Duration>& value);
    void optional_scope(const char* key, Scope& scope);

    /// Whether the object that is read has the field, and not as null.
    bool has(const char* key);
    /// Whether it is there, be it as null.
    bool mentions(const char* key);
    /// Whether something is wrong with the field that was read.
    bool failed(const char* key) const;
    /// What else the object has cannot be told.
    void leave();

private:
    /// An optional value whose type is in its kind: null while it is none.
    struct Slot {
        void* value;
        void* optional;
        void* (*make)(void* optional);
    };
    /// A vector of values whose type is in their kind.
    struct Items {
        char* first;
        std::size_t count;
        std::size_t size;
        void* vector;
        void* (*add)(void* vector);
    };

    template <class T>
    static Slot slot(std::optional<T>& optional) {
        return {optional ? &*optional : nullptr, &optional, [](void* made) -> void* {
                    return &static_cast<std::optional<T>*>(made)->emplace(blank<T>());
                }};
    }

    template <class T>
    static Items items(std::vector<T>& values) {
        return {reinterpret_cast<char*>(values.data()), values.size(), sizeof(T), &values,
                [](void* vector) -> void* {
                    return &static_cast<std::vector<T>*>(vector)->emplace_back(blank<T>());
                }};
    }

    void field(const char* key, void* value, const Kind& kind);
    void nullable(const char* key, const Slot& slot, const Kind& kind);
    void defaulted(const char* key, void* value, const Kind& kind, bool is_default);
    void list(const char* key, const Items& items, const Kind& kind, std::size_t most);

    ObjectReader* reader_ = nullptr;
    Outline* outline_ = nullptr;
    JsonText* text_ = nullptr;
    Purpose purpose_ = Purpose::exchange;
};

void write(JsonText& text, const void* value, const Kind& kind, Fields::Purpose purpose);

/// Reads one object by its description. The caller looks at the reader's errors before it uses it.
template <class T>
std::optional<T> read_described(ObjectReader& reader) {
    std::optional<T> value{blank<T>()};
    Fields fields{reader};
    describe(fields, *value);
    return value;
}

/// Writes what has a description, as one JSON value.
template <class T>
void write_described(JsonText& text, const T& value,
                     Fields::Purpose purpose = Fields::Purpose::exchange) {
    write(text, &value, kind<T>, purpose);
}

/// Writes the fields of its description into the object that was begun last.
template <class T>
void write_fields(JsonText& text, const T& value) {
    Fields fields{text};
    // Describing does not change what is written.
    describe(fields, const_cast<T&>(value));
}

template <class T>
std::string encode_described(const T& value) {
    JsonText text;
    write_described(text, value);
    return std::move(text).take();
}

}  // namespace usher::wire
