#include "shared/wire/json.hpp"

#include <limits>
#include <vector>

#include "shared/values/json_scanner.hpp"
#include "shared/values/text.hpp"

namespace usher::wire {
namespace {

class Builder final : public JsonScanner::Listener {
public:
    Json document;
    /// The last one, which an error is about.
    std::string name;

    void begin(bool is_object) override {
        open_.push_back(place(is_object ? Json::object() : Json::array()));
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

// RFC 8259 section 7. What is no UTF-8 is written as U+FFFD.
void write_text(std::string_view text, std::string& out) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    constexpr std::string_view meant = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto point = next_code_point(text, at);
        const std::size_t place =
            point && *point < 0x80 ? meant.find(static_cast<char>(*point)) : std::string_view::npos;
        if (!point) {
            out += "\xef\xbf\xbd";
            at = begin + 1;
        } else if (place != std::string_view::npos) {
            out += '\\';
            out += letters[place];
        } else if (*point < 0x20) {
            out += "\\u00";
            out += hexadecimal[*point >> 4U];
            out += hexadecimal[*point & 0xfU];
        } else {
            out.append(text.substr(begin, at - begin));
        }
    }
    out += '"';
}

void write_value(const Json& json, std::string& out);

void write_object(const Json::object_t& object, std::string& out) {
    char before = '{';
    for (const auto& [name, value] : object) {
        out += before;
        write_text(name, out);
        out += ':';
        write_value(value, out);
        before = ',';
    }
    out += object.empty() ? "{}" : "}";
}

void write_array(const Json::array_t& array, std::string& out) {
    char before = '[';
    for (const Json& value : array) {
        out += before;
        write_value(value, out);
        before = ',';
    }
    out += array.empty() ? "[]" : "]";
}

void write_value(const Json& json, std::string& out) {
    switch (json.type()) {
        case Json::value_t::object:
            return write_object(json.get_ref<const Json::object_t&>(), out);
        case Json::value_t::array:
            return write_array(json.get_ref<const Json::array_t&>(), out);
        case Json::value_t::string:
            return write_text(json.get_ref<const std::string&>(), out);
        case Json::value_t::boolean:
            out += json.get<bool>() ? "true" : "false";
            return;
        case Json::value_t::number_integer:
            out += std::to_string(json.get<std::int64_t>());
            return;
        case Json::value_t::number_unsigned:
            out += std::to_string(json.get<std::uint64_t>());
            return;
        case Json::value_t::binary: {
            const auto& written = json.get_binary();
            out.append(written.begin(), written.end());
            return;
        }
        case Json::value_t::null:
        case Json::value_t::number_float:
        case Json::value_t::discarded:
            out += "null";
            return;
    }
}

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
    std::string out;
    write_value(json, out);
    return out;
}

}  // namespace usher::wire
