#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/wire/json.hpp"

namespace usher::wire {

/// Reads the fields of one JSON object and collects everything that is wrong with them, each with
/// its dotted path: wrong_type, missing_field, unknown_field, unknown_value, out_of_range, and the
/// codes of the values themselves. After an error a reader returns an empty value; the caller looks
/// at the errors before it uses what was read.
class ObjectReader {
public:
    ObjectReader(const Json& json, std::string path, Errors& errors);

    std::string text(const char* key);
    std::optional<std::string> optional_text(const char* key);
    bool boolean(const char* key, bool otherwise);
    std::uint64_t number(const char* key, std::uint64_t most);
    std::optional<std::uint64_t> optional_number(const char* key, std::uint64_t most);
    Instant instant(const char* key);
    std::optional<Instant> optional_instant(const char* key);

    template <class Id>
    Id id(const char* key) {
        return optional_id<Id>(key, true).value_or(Id{});
    }
    template <class Id>
    std::optional<Id> optional_id(const char* key, bool is_required = false) {
        const auto written = is_required ? std::optional{text(key)} : optional_text(key);
        if (!written || (is_required && written->empty() && failed(key))) return std::nullopt;
        const auto id = Id::parse(*written);
        if (id && !id->is_nil()) return id;
        refuse(Code::id_malformed, key);
        return std::nullopt;
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

    /// Reads the object under the key with a reader of its own, or reports missing_field. Null is
    /// absent when optional.
    void object(const char* key, const std::function<void(ObjectReader&)>& read);
    bool optional_object(const char* key, const std::function<void(ObjectReader&)>& read);
    /// Reads each object of the array under the key. Errors: too_many.
    void objects(const char* key, std::size_t most, const std::function<void(ObjectReader&)>& read);
    std::vector<std::string> texts(const char* key, std::size_t most);

    /// One of a closed list (`wire/names.hpp`), by its name on the wire. Errors: unknown_value.
    template <class List>
    auto choice(const char* key, const List& list) {
        const std::string written = text(key);
        for (const auto& named : list) {
            if (written == named.name) return named.value;
        }
        if (!failed(key)) refuse(Code::unknown_value, key);
        return list.begin()->value;
    }

    /// The field's JSON as it stands, for a codec that reads it itself; null when absent.
    const Json* raw(const char* key, bool is_required = false);

    /// Nothing has gone wrong yet, here or in any reader that shares the list of errors.
    bool good() const { return errors_.empty(); }
    void refuse(Code code, const std::string& key);
    /// Reports every field that nobody asked for.
    void finish();

private:
    const Json* find(const char* key, bool is_required);
    std::string path_of(const std::string& key) const;
    bool failed(const std::string& key) const;
    bool is_no_object() const;

    const Json& json_;
    std::string path_;
    Errors& errors_;
    std::vector<std::string> asked_;
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
