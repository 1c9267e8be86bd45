#include <algorithm>
#include <cassert>

#include "shared/policy/limits.hpp"
#include "shared/wire/describe.hpp"
#include "shared/wire/reference_notes.hpp"
#include "shared/wire/reference_schema.hpp"

namespace usher::wire {
namespace {

class ShapeReader {
public:
    explicit ShapeReader(std::string_view text) : rest_{text} {}

    Json shape() {
        if (take('{')) return object();
        if (!take('[')) return named(word());
        Json list{{"type", "array"}, {"items", shape()}};
        [[maybe_unused]] const bool closed = take(']');
        assert(closed);
        return list;
    }

private:
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::string word() {
        const std::size_t size = std::min(rest_.find_first_of(" ?:{}[]"), rest_.size());
        std::string word{rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return word;
    }

    Json object() {
        Json properties = Json::object();
        Json required = Json::array();
        while (!take('}')) {
            assert(!rest_.empty());
            if (take(' ')) continue;
            const std::string key = word();
            const bool is_optional = take('?');
            if (!is_optional) required.push_back(key);
            Json schema = take(':') ? shape() : text_schema(nullptr);
            properties[key] = is_optional ? or_null(std::move(schema)) : std::move(schema);
        }
        return {{"type", "object"},
                {"properties", std::move(properties)},
                {"required", std::move(required)}};
    }

    static Json named(const std::string& type) {
        if (type == "uuid" || type == "email") return text_schema(type.c_str());
        if (type == "time") return instant_schema();
        if (type == "phase") return schema_of(kind<Phase>, nullptr);
        if (type == "limit")
            return {{"type", "integer"},
                    {"minimum", 1},
                    {"maximum", limits::list_page_most},
                    {"default", limits::list_page}};
        if (type.find('|') != std::string::npos) return one_of(type);
        if (type == "permissions") return schema_of_described<PermissionSet>();
        if (type == "record") return schema_of_described<Record>();
        if (type == "organization") return schema_of_described<Organization>();
        if (type == "errors") return errors_schema();
        if (type == "boolean" || type == "integer" || type == "object") return {{"type", type}};
        assert(type == "text");
        return text_schema(nullptr);
    }

    static Json one_of(std::string_view words) {
        Json schema = text_schema(nullptr);
        for (;;) {
            const std::size_t end = words.find('|');
            schema["enum"].push_back(words.substr(0, end));
            if (end == std::string_view::npos) return schema;
            words.remove_prefix(end + 1);
        }
    }

    std::string_view rest_;
};

}  // namespace

Json or_null(Json schema) {
    if (schema.contains("type")) schema["type"] = Json::array({schema["type"], "null"});
    if (schema.contains("enum")) schema["enum"].push_back(nullptr);
    return schema;
}

Json read_shape(std::string_view shape) {
    return shape.empty() ? Json{{"type", "object"}} : ShapeReader{shape}.shape();
}

}  // namespace usher::wire
