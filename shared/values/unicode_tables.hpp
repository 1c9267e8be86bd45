#pragma once

#include <cstddef>

namespace usher::unicode {

/// A table as generate/unicode_tables.py packs it at build time, from the Unicode Character
/// Database.
struct Table {
    const unsigned char* bytes;
    std::size_t size;
};

struct Tables {
    Table mapping;
    Table compositions;
    Table property_sets;
    Table properties;
    Table scripts;
};

extern const Tables tables;

}  // namespace usher::unicode
