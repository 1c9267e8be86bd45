#include "shared/wire/object_reader.hpp"

#include <algorithm>

namespace usher::wire {
namespace {

const Json& empty_object() {
    static const Json empty(Json::value_t::object);
    return empty;
}

std::string path_of_item(std::string path, std::size_t index) {
    return std::move(path) + "[" + std::to_string(index) + "]";
}

}  // namespace

ObjectReader::ObjectReader(const Json& json, std::string path, Errors& errors)
    : json_{json.is_object() ? json : empty_object()}, errors_{errors}, root_{std::move(path)} {
    if (!json.is_object()) errors_.push_back({Code::wrong_type, root_});
}

ObjectReader::ObjectReader(const Json& json, const ObjectReader& outer, const char* key,
                           std::size_t index)
    : json_{json.is_object() ? json : empty_object()},
      errors_{outer.errors_},
      outer_{&outer},
      key_{key},
      index_{index} {
    if (!json.is_object()) errors_.push_back({Code::wrong_type, path()});
}

std::string ObjectReader::path() const {
    if (outer_ == nullptr) return root_;
    std::string path = outer_->path_of(key_);
    return index_ == no_index ? path : path_of_item(std::move(path), index_);
}

std::string ObjectReader::path_of(std::string_view key) const {
    std::string path = this->path();
    if (!path.empty() && !key.empty()) path += '.';
    return path.append(key);
}

void ObjectReader::refuse(Code code, std::string_view key) {
    errors_.push_back({code, path_of(key)});
}

void ObjectReader::refuse(Code code, std::string_view key, std::size_t index) {
    errors_.push_back({code, path_of_item(path_of(key), index)});
}

// What is no object has been refused as a whole; nothing is said of its fields.
bool ObjectReader::failed(std::string_view key) const {
    if (is_no_object()) return true;
    if (errors_.empty()) return false;
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

const std::string* ObjectReader::text_at(const char* key) {
    const Json* found = find(key, true);
    if (found == nullptr) return nullptr;
    const auto* text = found->get_ptr<const std::string*>();
    if (text == nullptr) refuse(Code::wrong_type, key);
    return text;
}

std::string ObjectReader::text(const char* key) {
    const std::string* found = text_at(key);
    return found == nullptr ? std::string{} : *found;
}

std::optional<std::string> ObjectReader::optional_text(const char* key) {
    const Json* found = find(key, false);
    if (found == nullptr) return std::nullopt;
    const auto* text = found->get_ptr<const std::string*>();
    if (text != nullptr) return *text;
    refuse(Code::wrong_type, key);
    return std::nullopt;
}

bool ObjectReader::boolean(const char* key) {
    const Json* found = find(key, true);
    if (found == nullptr) return false;
    if (!found->is_boolean()) refuse(Code::wrong_type, key);
    return found->is_boolean() && found->get<bool>();
}

bool ObjectReader::boolean(const char* key, bool otherwise) {
    return raw(key) == nullptr ? otherwise : boolean(key);
}

std::uint64_t ObjectReader::number(const char* key, std::uint64_t most) {
    const Json* found = find(key, true);
    if (found == nullptr) return 0;
    const bool is_number = found->is_number_unsigned();
    const auto value = is_number ? found->get<std::uint64_t>() : 0;
    if (is_number && value <= most) return value;
    refuse(found->is_number_integer() ? Code::out_of_range : Code::wrong_type, key);
    return 0;
}

std::optional<std::uint64_t> ObjectReader::optional_number(const char* key, std::uint64_t most) {
    if (raw(key) == nullptr) return std::nullopt;
    const std::uint64_t value = number(key, most);
    return failed(key) ? std::nullopt : std::optional{value};
}

Instant ObjectReader::instant(const char* key) {
    const std::string* written = text_at(key);
    if (written == nullptr) return {};
    const auto instant = Instant::parse(*written);
    if (!instant) refuse(Code::instant_malformed, key);
    return instant.value_or(Instant{});
}

std::optional<Instant> ObjectReader::optional_instant(const char* key) {
    if (raw(key) == nullptr) return std::nullopt;
    const Instant read = instant(key);
    return failed(key) ? std::nullopt : std::optional{read};
}

Bits128 ObjectReader::bits(const char* key, std::string_view text) {
    const auto bits = Bits128::parse(text);
    if (bits && !bits->is_nil()) return *bits;
    refuse(Code::id_malformed, key);
    return {};
}

void ObjectReader::read_inner(const Json& json, const char* key, std::size_t index, Inner read) {
    ObjectReader reader{json, *this, key, index};
    read(reader);
    reader.finish();
}

void ObjectReader::object(const char* key, Inner read) {
    if (const Json* found = find(key, true)) read_inner(*found, key, no_index, read);
}

bool ObjectReader::optional_object(const char* key, Inner read) {
    const Json* found = find(key, false);
    if (found != nullptr) read_inner(*found, key, no_index, read);
    return found != nullptr;
}

const Json* ObjectReader::array(const char* key, std::size_t most) {
    const Json* found = find(key, true);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) {
        refuse(Code::wrong_type, key);
    } else if (found->size() > most) {
        refuse(Code::too_many, key);
    } else {
        return found;
    }
    return nullptr;
}

void ObjectReader::objects(const char* key, std::size_t most, Inner read) {
    const Json* found = array(key, most);
    if (found == nullptr) return;
    for (std::size_t i = 0; i < found->size(); ++i) read_inner((*found)[i], key, i, read);
}

std::vector<const std::string*> ObjectReader::texts_at(const char* key, std::size_t most) {
    std::vector<const std::string*> texts;
    const Json* found = array(key, most);
    if (found == nullptr) return texts;
    for (std::size_t i = 0; i < found->size(); ++i) {
        texts.push_back((*found)[i].get_ptr<const std::string*>());
        if (texts.back() == nullptr) refuse(Code::wrong_type, key, i);
    }
    return texts;
}

std::vector<std::string> ObjectReader::texts(const char* key, std::size_t most) {
    std::vector<std::string> texts;
    for (const std::string* text : texts_at(key, most))
        texts.push_back(text == nullptr ? std::string{} : *text);
    return texts;
}

bool ObjectReader::contains(const char* key) {
    asked_.emplace_back(key);
    return json_.contains(key);
}

const Json* ObjectReader::raw(const char* key, bool is_required) { return find(key, is_required); }

void ObjectReader::finish() {
    if (left_) return;
    for (const auto& [key, value] : json_.get_ref<const Json::object_t&>()) {
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end())
            refuse(Code::unknown_field, key);
    }
}

}  // namespace usher::wire
