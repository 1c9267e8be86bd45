#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace usher::http {

/// One field of a header.
struct Header {
    std::string name;
    std::string value;
};

/// ASCII case-insensitive equality, as field names, hosts and tokens are compared.
bool equal_ignoring_case(std::string_view left, std::string_view right);

/// The text without spaces and tabs at both ends (RFC 9110, section 5.6.3, OWS).
std::string_view without_outer_space(std::string_view text);

/// True when a comma-separated field value lists the token, ignoring case and parameters.
bool lists_token(std::string_view value, std::string_view token);

/// The fields of a request, in their order. Names are looked up ignoring case. The gate has already
/// refused repeated fields of which there may be one; the values of others are joined by ", ".
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<Header> fields);

    void add(std::string_view name, std::string_view value);
    std::optional<std::string_view> find(std::string_view name) const;
    const std::vector<Header>& fields() const { return fields_; }

private:
    std::vector<Header> fields_;
};

}  // namespace usher::http
