#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Addresses as most organizations make them of their people's names: `ada.lindqvist`,
/// `alindqvist`.
namespace usher {

/// How many shapes there are; the first makes nothing of any name.
constexpr std::size_t address_shapes = 16;

struct AddressShape {
    std::size_t number = 0;
    /// How many of the local part's first bytes it makes.
    std::size_t size = 0;
};

/// The shape that makes the longest beginning of a local part.
AddressShape address_shape(std::string_view local_part, std::string_view name);

/// What a shape makes of a name; empty for a name that has not what it needs.
std::string shape_address(std::size_t number, std::string_view name);

}  // namespace usher
