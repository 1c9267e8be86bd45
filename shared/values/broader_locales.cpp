#include "shared/values/broader_locales.hpp"

namespace usher {

std::vector<Locale> broader_locales(const Locale& locale) {
    std::vector<Locale> locales{locale};
    std::string_view tag = locale.text();
    for (std::size_t hyphen = tag.rfind('-'); hyphen != std::string_view::npos;
         hyphen = tag.rfind('-')) {
        tag = tag.substr(0, hyphen);
        if (const auto broader = Locale::parse(tag)) locales.push_back(*broader);
    }
    return locales;
}

}  // namespace usher
