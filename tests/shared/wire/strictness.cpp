#include "tests/shared/wire/strictness.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/shared/printing.hpp"

namespace usher::wire {
namespace {

using Pointer = Json::json_pointer;

std::string inside(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

// An object whose keys are not of a closed list.
bool is_of_texts(const std::string& key, const Json& value) {
    return key == "values" || (key == "identity" && !value.contains("state"));
}

class Walk {
public:
    Walk(const Json& good, const Judge& judge) : good_{good}, judge_{judge} {}

    void object(const Pointer& at, const std::string& path) {
        if (!is_of_texts_)
            expect(changed(at / "surprise", nullptr), Code::unknown_field,
                   inside(path, "surprise"));
        const bool texts = is_of_texts_;
        for (const auto& [key, value] : good_.at(at).items()) {
            if (key == "type" && path.empty()) continue;
            const std::string name = inside(path, key);
            texts ? expect(changed(at / key, nullptr), Code::wrong_type, name)
                  : missing(at, key, name);
            is_of_texts_ = is_of_texts(key, value);
            field(at / key, name);
        }
        is_of_texts_ = texts;
    }

private:
    Json changed(const Pointer& at, Json value) const {
        Json json = good_;
        json[at] = std::move(value);
        return json;
    }

    void expect(const Json& json, Code code, const std::string& path) const {
        EXPECT_EQ(judge_(json), (Errors{{code, path}})) << json;
    }

    // Nothing is wrong, or nothing but the field.
    void expect_only(const Json& json, const std::string& path) const {
        const Errors errors = judge_(json);
        EXPECT_LE(errors.size(), 1U) << json;
        for (const Error& error : errors) EXPECT_EQ(error.field, path) << json;
    }

    void missing(const Pointer& at, const std::string& key, const std::string& path) const {
        Json json = good_;
        json.at(at).erase(key);
        const Errors errors = judge_(json);
        const Json null = changed(at / key, nullptr);
        if (errors.empty()) {
            EXPECT_EQ(judge_(null), Errors{}) << null;
        } else {
            EXPECT_EQ(errors, (Errors{{Code::missing_field, path}})) << json;
            if (!good_.at(at / key).is_null()) expect(null, Code::wrong_type, path);
        }
    }

    void field(const Pointer& at, const std::string& path) {
        const Json& value = good_.at(at);
        expect(changed(at, value.is_number() || value.is_boolean() ? Json("7") : Json(7)),
               Code::wrong_type, path);
        if (value.is_object()) object(at, path);
        if (value.is_number()) number(at, path);
        if (value.is_string()) text(at, path);
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i)
            field(at / i, path + "[" + std::to_string(i) + "]");
    }

    void number(const Pointer& at, const std::string& path) const {
        expect(changed(at, -1), Code::out_of_range, path);
        expect(changed(at, 1.5), Code::wrong_type, path);
        expect_only(changed(at, std::uint64_t{1} << 53), path);
    }

    void text(const Pointer& at, const std::string& path) const {
        for (const char* odd : {"", "\x01", "nonsense"}) expect_only(changed(at, odd), path);
        expect_only(changed(at, std::string(100'000, 'x')), path);
    }

    const Json& good_;
    const Judge& judge_;
    bool is_of_texts_ = false;
};

void strip(Json& whole, const Pointer& at, const Judge& judge) {
    std::vector<std::string> keys;
    if (whole.at(at).is_object()) {
        for (const auto& [key, value] : whole.at(at).items()) keys.push_back(key);
    } else if (whole.at(at).is_array()) {
        for (std::size_t i = 0; i < whole.at(at).size(); ++i) keys.push_back(std::to_string(i));
    }
    for (const std::string& key : keys) {
        Json without = whole;
        if (without.at(at).is_object()) without.at(at).erase(key);
        if (judge(without).empty()) whole = std::move(without);
        if (whole.contains(at / key)) strip(whole, at / key, judge);
    }
}

}  // namespace

std::string sample(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    EXPECT_TRUE(file) << "there is no " << path;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void expect_strict(const Json& good, const Judge& judge) {
    Walk{good, judge}.object(Pointer{}, {});
}

Json bare(const Json& full, const Judge& judge) {
    Json json = full;
    strip(json, Pointer{}, judge);
    return json;
}

}  // namespace usher::wire
