#pragma once

#include <cstdint>
#include <optional>

#include "shared/values/locale.hpp"

namespace usher::mail {

/// What Usher has words of its own in. Each is a file a mail: `invitation_german.cpp`.
enum class Language : std::uint8_t { english, german, arabic };

/// Of any script and region.
std::optional<Language> language_of(const Locale& locale);

/// The first of the two that there are words for; else English.
Language spoken(const Locale& wanted, const Locale& otherwise);

/// Whether what is written in it runs from the right: by its script (RFC 5646 section 2.2.3), else
/// by what its language is usually written in.
bool is_right_to_left(const Locale& locale);

}  // namespace usher::mail
