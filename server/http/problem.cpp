#include "server/http/problem.hpp"

namespace usher::http {

std::string json_string(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string result = "\"";
    for (char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            result.append(1, '\\').append(1, character);
        } else if (byte < 0x20) {
            result.append("\\u00").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
        } else {
            result += character;
        }
    }
    return result += '"';
}

Response problem(int status, const std::vector<ProblemError>& errors) {
    std::string body = R"({"type":"about:blank","title":)";
    body += json_string(reason_phrase(status)) + ",\"status\":" + std::to_string(status);
    body += ",\"errors\":[";
    for (const auto& error : errors) {
        if (body.back() == '}') body += ',';
        body += "{\"code\":" + json_string(error.code);
        if (!error.field.empty()) body += ",\"field\":" + json_string(error.field);
        if (error.row) body += ",\"row\":" + std::to_string(*error.row);
        body += '}';
    }
    return {status, "application/problem+json", body + "]}"};
}

Response problem(int status, std::string_view code) {
    std::vector<ProblemError> errors;
    errors.push_back({std::string(code), "", std::nullopt});
    return problem(status, errors);
}

}  // namespace usher::http
