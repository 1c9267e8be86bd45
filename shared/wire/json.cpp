#include "shared/wire/json.hpp"

#include <limits>
#include <vector>

#include "shared/values/json_scanner.hpp"

namespace usher::wire {
namespace {

class Builder final : public JsonScanner::Listener {
public:
    Json document;
    /// The last one, which an error is about.
    std::string name;

    void begin(bool is_object) override {
        // Json::object() would bring everything with it that makes a Json from a list in braces.
        open_.push_back(place(is_object ? Json::value_t::object : Json::value_t::array));
    }
    void end() override { open_.pop_back(); }
    bool key(std::string& text) override {
        name = text;
        const auto [slot, is_new] = object().emplace(std::move(text), nullptr);
        slot_ = &slot->second;
        return is_new;
    }
    void text(std::string& content) override { place(std::move(content)); }
    void number(std::string_view written, bool is_whole) override {
        if (!is_whole) {
            place(Json::binary({written.begin(), written.end()}));
            return;
        }
        const bool negative = written.front() == '-';
        std::uint64_t value = 0;
        for (const char digit : written.substr(negative ? 1 : 0))
            value = value * 10 + static_cast<std::uint64_t>(digit - '0');
        negative ? place(-static_cast<std::int64_t>(value)) : place(value);
    }
    void word(std::string_view written) override {
        written == "null" ? place(nullptr) : place(written == "true");
    }

private:
    Json::object_t& object() { return open_.back()->get_ref<Json::object_t&>(); }

    Json* place(Json value) {
        Json* slot = slot_;
        if (open_.empty()) {
            slot = &document;
        } else if (open_.back()->is_array()) {
            slot = &open_.back()->get_ref<Json::array_t&>().emplace_back();
        }
        *slot = std::move(value);
        return slot;
    }

    std::vector<Json*> open_;
    /// Where the value of the last key goes.
    Json* slot_ = nullptr;
};

}  // namespace

Result<Json, Error> parse(std::string_view text, std::size_t most_bytes) {
    if (text.size() > most_bytes) return Error{Code::body_too_large, {}};
    Builder builder;
    const JsonScanner::Limits limits{static_cast<std::size_t>(limits::json_depth),
                                     std::numeric_limits<std::size_t>::max(), true};
    const auto mistake = JsonScanner{text, limits, builder}.scan();
    if (!mistake) return std::move(builder.document);
    if (mistake->code == Code::control_character || mistake->code == Code::malformed_json)
        return Error{Code::malformed_json, {}};
    return Error{mistake->code, std::move(builder.name)};
}

std::string write(const Json& json) {
    JsonText text;
    write(json, text);
    return std::move(text).take();
}

void write(const Json& json, JsonText& text) {
    switch (json.type()) {
        case Json::value_t::object:
            text.begin_object();
            for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
                text.key(name);
                write(value, text);
            }
            return text.end_object();
        case Json::value_t::array:
            text.begin_array();
            for (const Json& value : json.get_ref<const Json::array_t&>()) write(value, text);
            return text.end_array();
        case Json::value_t::string:
            return text.text(json.get_ref<const std::string&>());
        case Json::value_t::boolean:
            return text.raw(json.get<bool>() ? "true" : "false");
        case Json::value_t::number_integer:
            return text.raw(std::to_string(json.get<std::int64_t>()));
        case Json::value_t::number_unsigned:
            return text.number(json.get<std::uint64_t>());
        case Json::value_t::binary: {
            const auto& written = json.get_binary();
            return text.raw({reinterpret_cast<const char*>(written.data()), written.size()});
        }
        case Json::value_t::null:
        case Json::value_t::number_float:
        case Json::value_t::discarded:
            return text.null();
    }
}

}  // namespace usher::wire
