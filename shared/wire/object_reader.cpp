#include "shared/wire/object_reader.hpp"

#include <algorithm>

namespace usher::wire {
namespace {

const Json& empty_object() {
    static const Json empty = Json::object();
    return empty;
}

}  // namespace

ObjectReader::ObjectReader(const Json& json, std::string path, Errors& errors)
    : json_{json.is_object() ? json : empty_object()}, path_{std::move(path)}, errors_{errors} {
    if (!json.is_object()) errors_.push_back({Code::wrong_type, path_});
}

std::string ObjectReader::path_of(const std::string& key) const {
    return path_.empty() ? key : path_ + "." + key;
}

void ObjectReader::refuse(Code code, const std::string& key) {
    errors_.push_back({code, key.empty() ? path_ : path_of(key)});
}

// What is no object has been refused as a whole; nothing is said of its fields.
bool ObjectReader::failed(const std::string& key) const {
    if (is_no_object()) return true;
    const std::string path = path_of(key);
    return std::any_of(errors_.begin(), errors_.end(),
                       [&](const Error& error) { return error.field == path; });
}

bool ObjectReader::is_no_object() const { return &json_ == &empty_object(); }

const Json* ObjectReader::find(const char* key, bool is_required) {
    asked_.emplace_back(key);
    const auto found = json_.find(key);
    if (found != json_.end() && (is_required || !found->is_null())) return &*found;
    if (is_required && !is_no_object()) refuse(Code::missing_field, key);
    return nullptr;
}

std::string ObjectReader::text(const char* key) {
    const Json* found = find(key, true);
    if (found == nullptr) return {};
    if (found->is_string()) return found->get<std::string>();
    refuse(Code::wrong_type, key);
    return {};
}

std::optional<std::string> ObjectReader::optional_text(const char* key) {
    const Json* found = find(key, false);
    if (found == nullptr) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    refuse(Code::wrong_type, key);
    return std::nullopt;
}

bool ObjectReader::boolean(const char* key, bool otherwise) {
    const Json* found = find(key, false);
    if (found == nullptr) return otherwise;
    if (found->is_boolean()) return found->get<bool>();
    refuse(Code::wrong_type, key);
    return otherwise;
}

std::uint64_t ObjectReader::number(const char* key, std::uint64_t most) {
    const auto found = optional_number(key, most);
    if (!found && !failed(key)) refuse(Code::missing_field, key);
    return found.value_or(0);
}

std::optional<std::uint64_t> ObjectReader::optional_number(const char* key, std::uint64_t most) {
    const Json* found = find(key, false);
    if (found == nullptr) return std::nullopt;
    if (!found->is_number_unsigned()) {
        refuse(found->is_number_integer() ? Code::out_of_range : Code::wrong_type, key);
        return std::nullopt;
    }
    const auto value = found->get<std::uint64_t>();
    if (value <= most) return value;
    refuse(Code::out_of_range, key);
    return std::nullopt;
}

Instant ObjectReader::instant(const char* key) {
    const std::string written = text(key);
    const auto instant = Instant::parse(written);
    if (!instant && !failed(key)) refuse(Code::instant_malformed, key);
    return instant.value_or(Instant{});
}

std::optional<Instant> ObjectReader::optional_instant(const char* key) {
    const auto written = optional_text(key);
    if (!written) return std::nullopt;
    const auto instant = Instant::parse(*written);
    if (!instant) refuse(Code::instant_malformed, key);
    return instant;
}

void ObjectReader::object(const char* key, const std::function<void(ObjectReader&)>& read) {
    if (!optional_object(key, read) && !is_no_object()) refuse(Code::missing_field, key);
}

bool ObjectReader::optional_object(const char* key,
                                   const std::function<void(ObjectReader&)>& read) {
    const Json* found = find(key, false);
    if (found == nullptr) return false;
    ObjectReader reader{*found, path_of(key), errors_};
    read(reader);
    reader.finish();
    return true;
}

void ObjectReader::objects(const char* key, std::size_t most,
                           const std::function<void(ObjectReader&)>& read) {
    const Json* found = find(key, true);
    if (found == nullptr) return;
    if (!found->is_array()) return refuse(Code::wrong_type, key);
    if (found->size() > most) return refuse(Code::too_many, key);
    for (std::size_t i = 0; i < found->size(); ++i) {
        ObjectReader reader{(*found)[i], path_of(key) + "[" + std::to_string(i) + "]", errors_};
        read(reader);
        reader.finish();
    }
}

std::vector<std::string> ObjectReader::texts(const char* key, std::size_t most) {
    std::vector<std::string> texts;
    const Json* found = find(key, true);
    if (found == nullptr) return texts;
    if (!found->is_array()) {
        refuse(Code::wrong_type, key);
        return texts;
    }
    if (found->size() > most) refuse(Code::too_many, key);
    for (const Json& item : *found) {
        if (!item.is_string()) refuse(Code::wrong_type, key);
        texts.push_back(item.is_string() ? item.get<std::string>() : std::string{});
    }
    return texts;
}

const Json* ObjectReader::raw(const char* key, bool is_required) { return find(key, is_required); }

void ObjectReader::finish() {
    for (const auto& [key, value] : json_.items()) {
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end())
            refuse(Code::unknown_field, key);
    }
}

}  // namespace usher::wire
