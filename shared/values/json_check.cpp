#include "shared/values/json_check.hpp"

#include <set>
#include <string>
#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

/// Keeps nothing but which keys each open object has.
class Checker final : public JsonScanner::Listener {
public:
    bool is_object() const { return is_object_; }

    void begin(bool is_object) override {
        if (names_.empty()) is_object_ = is_object;
        names_.emplace_back();
    }
    void end() override { names_.pop_back(); }
    bool key(std::string& name) override { return names_.back().insert(std::move(name)).second; }
    void text(std::string&) override {}
    void number(std::string_view, bool) override {}
    void word(std::string_view) override {}

private:
    std::vector<std::set<std::string>> names_;
    bool is_object_ = false;
};

}  // namespace

std::optional<JsonMistake> check_json_object(std::string_view text) {
    Checker checker;
    const JsonScanner::Limits limits{limits::metadata_depth, limits::metadata_keys, false};
    const auto mistake = JsonScanner{text, limits, checker}.scan();
    if (mistake || checker.is_object()) return mistake;
    return JsonMistake{Code::wrong_type, text.find_first_not_of(" \t\r\n")};
}

}  // namespace usher
