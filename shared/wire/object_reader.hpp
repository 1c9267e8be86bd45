#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/wire/json.hpp"

namespace usher::wire {

/// Reads the fields of one JSON object and collects everything that is wrong with them, each with
/// its dotted path: wrong_type (null too, where something is required), missing_field,
/// unknown_field, unknown_value, out_of_range, too_many, and the codes of the values themselves.
/// After an error a reader returns an empty value; the caller looks at the errors before it uses
/// what was read. Keys live as long as the reader.
class ObjectReader {
public:
    /// What reads an inner object: refers to a function of the caller's.
    class Inner {
    public:
        template <class Read>
        requires(!std::is_same_v<std::decay_t<Read>, Inner>) Inner(Read&& read)
            : read_{const_cast<void*>(static_cast<const void*>(std::addressof(read)))},
              call_{[](void* called, ObjectReader& reader) {
                  (*static_cast<std::remove_reference_t<Read>*>(called))(reader);
              }} {}
        void operator()(ObjectReader& reader) const { call_(read_, reader); }

    private:
        void* read_;
        void (*call_)(void* called, ObjectReader& reader);
    };

    ObjectReader(const Json& json, std::string path, Errors& errors);

    std::string text(const char* key);
    std::optional<std::string> optional_text(const char* key);
    /// The text where it stands; null, and refused, when there is none.
    const std::string* text_at(const char* key);
    bool boolean(const char* key);
    /// Absent or null: `otherwise`.
    bool boolean(const char* key, bool otherwise);
    std::uint64_t number(const char* key, std::uint64_t most);
    std::optional<std::uint64_t> optional_number(const char* key, std::uint64_t most);
    Instant instant(const char* key);
    std::optional<Instant> optional_instant(const char* key);

    template <class Id>
    Id id(const char* key) {
        const std::string* written = text_at(key);
        return written == nullptr ? Id{} : Id{bits(key, *written)};
    }
    template <class Id>
    std::optional<Id> optional_id(const char* key) {
        const auto written = optional_text(key);
        if (!written) return std::nullopt;
        const Id id{bits(key, *written)};
        return id.is_nil() ? std::nullopt : std::optional{id};
    }

    /// `parse` is one of the values' own; its code is reported at the field.
    template <class Value, class Problem>
    std::optional<Value> value(const char* key, Result<Value, Problem> (*parse)(std::string_view),
                               bool is_required) {
        const auto written = is_required ? std::optional{text(key)} : optional_text(key);
        if (!written || failed(key)) return std::nullopt;
        auto parsed = parse(*written);
        if (parsed) return *parsed;
        refuse(parsed.error(), key);
        return std::nullopt;
    }

    /// Reads the object under the key with a reader of its own, or reports missing_field.
    void object(const char* key, Inner read);
    /// Absent or null: false.
    bool optional_object(const char* key, Inner read);
    /// Reads each object of the array under the key. Errors: too_many.
    void objects(const char* key, std::size_t most, Inner read);
    std::vector<std::string> texts(const char* key, std::size_t most);
    /// Where they stand; null in the place of each that is no text, and refused.
    std::vector<const std::string*> texts_at(const char* key, std::size_t most);

    /// One of a closed list (`wire/names.hpp`), by its name on the wire. Errors: unknown_value.
    template <class List>
    auto choice(const char* key, const List& list) {
        const std::string* written = text_at(key);
        if (written == nullptr) return list.begin()->value;
        for (const auto& named : list) {
            if (*written == named.name) return named.value;
        }
        refuse(Code::unknown_value, key);
        return list.begin()->value;
    }

    /// The field's JSON as it stands, for a codec that reads it itself; null when absent.
    const Json* raw(const char* key, bool is_required = false);

    /// Whether the object has the field, be it as null.
    bool contains(const char* key);
    /// Whether something was said against the field.
    bool failed(std::string_view key) const;

    /// Nothing has gone wrong yet, here or in any reader that shares the list of errors.
    bool good() const { return errors_.empty(); }
    void refuse(Code code, std::string_view key);
    /// Of the item of a list.
    void refuse(Code code, std::string_view key, std::size_t index);
    /// What the object is cannot be told, so no field of it is unknown.
    void leave() { left_ = true; }
    /// Reports every field that nobody asked for.
    void finish();

private:
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    ObjectReader(const Json& json, const ObjectReader& outer, const char* key, std::size_t index);
    const Json* find(const char* key, bool is_required);
    const Json* array(const char* key, std::size_t most);
    Bits128 bits(const char* key, std::string_view text);
    std::string path() const;
    std::string path_of(std::string_view key) const;
    bool is_no_object() const;
    void read_inner(const Json& json, const char* key, std::size_t index, Inner read);

    const Json& json_;
    Errors& errors_;
    /// The root's own; of an inner object, built when it is needed.
    std::string root_;
    const ObjectReader* outer_ = nullptr;
    const char* key_ = nullptr;
    std::size_t index_ = no_index;
    std::vector<std::string_view> asked_;
    bool left_ = false;
};

/// Parses the text and reads it with `read`, which returns no value when something was wrong. All
/// errors at once.
template <class Value>
Result<Value, Errors> read_object(std::string_view text,
                                  std::optional<Value> (*read)(ObjectReader&),
                                  std::size_t most_bytes = limits::json_bytes) {
    auto json = parse(text, most_bytes);
    if (!json) return Errors{json.error()};
    Errors errors;
    ObjectReader reader{*json, {}, errors};
    std::optional<Value> value = read(reader);
    reader.finish();
    if (!errors.empty()) return errors;
    return std::move(*value);
}

}  // namespace usher::wire
