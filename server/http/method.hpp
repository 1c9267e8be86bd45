#pragma once

#include <optional>
#include <string_view>

namespace usher::http {

/// The request methods this server knows (RFC 9110, section 9). Any other is answered 501.
enum class Method { get, head, post, put, patch, delete_, options };

/// The method's name as on the wire, for example "DELETE".
constexpr std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    return "";
}

/// Reads a method name; case matters. Nothing for one that this server does not know.
constexpr std::optional<Method> method_from(std::string_view name) {
    for (auto method : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                        Method::delete_, Method::options})
        if (name_of(method) == name) return method;
    return std::nullopt;
}

/// Safe methods change nothing (RFC 9110, section 9.2.1).
constexpr bool is_safe(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

}  // namespace usher::http
