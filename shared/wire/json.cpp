#include "shared/wire/json.hpp"

#include <set>
#include <vector>

namespace usher::wire {
namespace {

constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

/// Builds the document while judging it, so that hostile input is refused where it is met.
class Builder : public nlohmann::json_sax<Json> {
public:
    Json document;
    Error error{Code::malformed_json, {}};

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(std::int64_t value) override {
        return value >= -largest_integer ? add(value) : refuse(Code::out_of_range);
    }
    bool number_unsigned(std::uint64_t value) override {
        return value <= static_cast<std::uint64_t>(largest_integer) ? add(value)
                                                                    : refuse(Code::out_of_range);
    }
    bool number_float(double value, const std::string&) override {
        constexpr auto largest = static_cast<double>(largest_integer);
        return value >= -largest && value <= largest ? add(value) : refuse(Code::out_of_range);
    }
    bool string(std::string& value) override { return add(std::move(value)); }
    bool binary(Json::binary_t&) override { return refuse(Code::malformed_json); }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        if (!keys_.back().insert(name).second) {
            error = {Code::duplicate_key, name};
            return false;
        }
        key_ = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

private:
    bool refuse(Code code) {
        error = {code, key_};
        return false;
    }

    template <class Value>
    bool add(Value&& value) {
        place(Json(std::forward<Value>(value)));
        return true;
    }

    Json* place(Json value) {
        if (open_.empty()) {
            document = std::move(value);
            return &document;
        }
        Json& parent = *open_.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        Json& slot = parent[key_];
        slot = std::move(value);
        return &slot;
    }

    bool open(Json value) {
        if (open_.size() >= static_cast<std::size_t>(limits::json_depth))
            return refuse(Code::too_deep);
        open_.push_back(place(std::move(value)));
        keys_.emplace_back();
        return true;
    }

    bool close() {
        open_.pop_back();
        keys_.pop_back();
        return true;
    }

    std::vector<Json*> open_;
    std::vector<std::set<std::string>> keys_;
    std::string key_;
};

}  // namespace

Result<Json, Error> parse(std::string_view text, std::size_t most_bytes) {
    if (text.size() > most_bytes) return Error{Code::body_too_large, {}};
    Builder builder;
    if (!Json::sax_parse(text, &builder)) return builder.error;
    return std::move(builder.document);
}

std::string write(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace usher::wire
