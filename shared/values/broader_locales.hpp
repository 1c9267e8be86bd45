#pragma once

#include <vector>

#include "shared/values/locale.hpp"

namespace usher {

/// The locale and what is left of it when one subtag after the other is taken off its end
/// (RFC 4647 section 3.4): `zh-Hant-TW`, `zh-Hant`, `zh`.
std::vector<Locale> broader_locales(const Locale& locale);

}  // namespace usher
