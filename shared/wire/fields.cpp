#include "shared/wire/fields.hpp"

#include <limits>

namespace usher::wire {
namespace {

constexpr std::uint64_t most_milliseconds = std::uint64_t{1} << 53;

void read_permissions(ObjectReader& reader, const char* key, PermissionSet& value) {
    const auto texts = reader.texts_at(key, permission_count);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i] == nullptr) continue;
        const auto permission = permission_named(*texts[i]);
        if (!permission) reader.refuse(Code::unknown_value, key, i);
        if (permission) value = value | PermissionSet{*permission};
    }
}

void write_permissions(JsonText& text, const PermissionSet& value) {
    text.begin_array();
    for (int i = 0; i < permission_count; ++i) {
        const auto permission = static_cast<Permission>(i);
        if (value.has(permission)) text.text(name(permission));
    }
    text.end_array();
}

}  // namespace

void write(JsonText& text, const void* value, const Kind& kind, Fields::Purpose purpose) {
    switch (kind.form) {
        case Kind::Form::text:
            return kind.write(text, value);
        case Kind::Form::boolean:
            return text.raw(*static_cast<const bool*>(value) ? "true" : "false");
        case Kind::Form::permissions:
            return write_permissions(text, *static_cast<const PermissionSet*>(value));
        case Kind::Form::object:
            break;
    }
    text.begin_object();
    Fields fields{text, purpose};
    // Describing does not change what is written.
    kind.describe(fields, const_cast<void*>(value));
    text.end_object();
}

bool Fields::has(const char* key) {
    if (outline_ != nullptr) outline_->optional(key);
    return outline_ != nullptr || reader_->raw(key) != nullptr;
}
bool Fields::mentions(const char* key) {
    if (outline_ != nullptr) outline_->optional(key);
    return outline_ != nullptr || reader_->contains(key);
}
bool Fields::failed(const char* key) const { return outline_ != nullptr || reader_->failed(key); }
void Fields::leave() {
    if (reader_ != nullptr) reader_->leave();
}

void Fields::field(const char* key, void* value, const Kind& kind) {
    if (!is_reading()) {
        text_->key(key);
        return write(*text_, value, kind, purpose_);
    }
    if (outline_ != nullptr) return outline_->field(key, kind, value);
    switch (kind.form) {
        case Kind::Form::text:
            if (const std::string* text = reader_->text_at(key)) {
                if (const auto code = kind.parse(*text, value)) reader_->refuse(*code, key);
            }
            return;
        case Kind::Form::boolean:
            *static_cast<bool*>(value) = reader_->boolean(key);
            return;
        case Kind::Form::permissions:
            return read_permissions(*reader_, key, *static_cast<PermissionSet*>(value));
        case Kind::Form::object:
            return reader_->object(key, [&](ObjectReader& inner) {
                Fields fields{inner};
                kind.describe(fields, value);
            });
    }
}

void Fields::nullable(const char* key, const Slot& slot, const Kind& kind) {
    if (is_reading()) {
        if (has(key)) field(key, slot.make(slot.optional), kind);
    } else if (slot.value != nullptr) {
        field(key, slot.value, kind);
    } else {
        text_->null(key);
    }
}

void Fields::defaulted(const char* key, void* value, const Kind& kind, bool is_default) {
    if (is_reading() ? has(key) : !is_default) field(key, value, kind);
}

void Fields::list(const char* key, const Items& items, const Kind& kind, std::size_t most) {
    if (!is_reading()) {
        text_->begin_array(key);
        for (std::size_t i = 0; i < items.count; ++i)
            write(*text_, items.first + i * items.size, kind, purpose_);
        return text_->end_array();
    }
    if (outline_ != nullptr) return outline_->list(key, kind, items.add(items.vector), most);
    if (kind.form == Kind::Form::object) {
        return reader_->objects(key, most, [&](ObjectReader& item) {
            Fields fields{item};
            kind.describe(fields, items.add(items.vector));
        });
    }
    const auto texts = reader_->texts_at(key, most);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i] == nullptr) continue;
        if (const auto code = kind.parse(*texts[i], items.add(items.vector)))
            reader_->refuse(*code, key, i);
    }
}

void Fields::required_name(const char* key, Name& value) {
    required(key, value);
    if (is_reading() && value.empty() && !failed(key)) reader_->refuse(Code::required, key);
}

void Fields::optional_texts(const char* key, std::map<std::string, std::string>& values,
                            std::size_t most, std::size_t longest) {
    if (!is_reading()) {
        if (values.empty()) return;
        text_->begin_object(key);
        for (const auto& [name, value] : values) text_->text(name, value);
        return text_->end_object();
    }
    if (outline_ != nullptr) {
        outline_->optional(key);
        return outline_->texts(key);
    }
    const Json* found = reader_->raw(key);
    if (found == nullptr) return;
    if (!found->is_object()) return reader_->refuse(Code::wrong_type, key);
    if (found->size() > most) return reader_->refuse(Code::too_many, key);
    for (const auto& [name, value] : found->get_ref<const Json::object_t&>()) {
        const auto* text = value.get_ptr<const std::string*>();
        if (text == nullptr) {
            reader_->refuse(Code::wrong_type, std::string{key} + "." + name);
        } else if (text->size() > longest) {
            reader_->refuse(Code::too_long, std::string{key} + "." + name);
        } else {
            values[name] = *text;
        }
    }
}

void Fields::number(const char* key, std::uint64_t& value, std::uint64_t most) {
    if (!is_reading()) return text_->number(key, value);
    if (outline_ != nullptr) return outline_->number(key, most);
    value = reader_->number(key, most);
}

void Fields::number(const char* key, std::uint32_t& value) {
    std::uint64_t wide = value;
    number(key, wide, std::numeric_limits<std::uint32_t>::max());
    value = static_cast<std::uint32_t>(wide);
}

void Fields::optional_number(const char* key, std::optional<std::uint32_t>& value,
                             std::uint32_t most) {
    if (is_reading() ? !has(key) : !value.has_value()) return;
    std::uint64_t wide = value.value_or(0);
    number(key, wide, most);
    value = static_cast<std::uint32_t>(wide);
}

void Fields::duration(const char* key, Duration& value) {
    auto milliseconds = static_cast<std::uint64_t>(value.ms);
    number(key, milliseconds, most_milliseconds);
    value.ms = static_cast<std::int64_t>(milliseconds);
}

void Fields::defaulted_duration(const char* key, Duration& value, Duration otherwise) {
    if (is_reading() ? has(key) : !(value == otherwise)) duration(key, value);
}

void Fields::optional_duration(const char* key, std::optional<Duration>& value) {
    if (is_reading() ? !has(key) : !value.has_value()) return;
    Duration read = value.value_or(Duration{});
    duration(key, read);
    value = read;
}

void Fields::optional_scope(const char* key, Scope& scope) { nullable(key, scope.project); }

}  // namespace usher::wire
