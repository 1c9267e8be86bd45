#include "server/mail/language.hpp"

#include <algorithm>
#include <array>

namespace usher::mail {
namespace {

constexpr std::array right_to_left_languages{
    std::string_view{"ar"}, std::string_view{"arc"}, std::string_view{"ckb"},
    std::string_view{"dv"}, std::string_view{"fa"},  std::string_view{"he"},
    std::string_view{"ps"}, std::string_view{"sd"},  std::string_view{"ug"},
    std::string_view{"ur"}, std::string_view{"yi"}};
constexpr std::array right_to_left_scripts{std::string_view{"Arab"}, std::string_view{"Hebr"},
                                           std::string_view{"Syrc"}, std::string_view{"Thaa"},
                                           std::string_view{"Nkoo"}, std::string_view{"Adlm"}};

template <std::size_t count>
bool has(const std::array<std::string_view, count>& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

}  // namespace

std::optional<Language> language_of(const Locale& locale) {
    const std::string_view tag = locale.text();
    const std::string_view language = tag.substr(0, tag.find('-'));
    if (language == "en") return Language::english;
    if (language == "de") return Language::german;
    if (language == "ar") return Language::arabic;
    return std::nullopt;
}

Language spoken(const Locale& wanted, const Locale& otherwise) {
    if (const auto language = language_of(wanted)) return *language;
    return language_of(otherwise).value_or(Language::english);
}

bool is_right_to_left(const Locale& locale) {
    const std::string_view tag = locale.text();
    const std::size_t hyphen = std::min(tag.find('-'), tag.size());
    const std::string_view next = tag.substr(std::min(hyphen + 1, tag.size()));
    const std::string_view script = next.substr(0, next.find('-'));
    return script.size() == 4 ? has(right_to_left_scripts, script)
                              : has(right_to_left_languages, tag.substr(0, hyphen));
}

}  // namespace usher::mail
