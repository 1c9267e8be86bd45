#include "shared/values/domain_name.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "shared/policy/limits.hpp"
#include "shared/values/domain_label.hpp"
#include "shared/values/normalization.hpp"
#include "shared/values/text.hpp"
#include "shared/values/unicode.hpp"

namespace usher {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <class Text>
std::vector<Text> labels_of(Text domain) {
    std::vector<Text> labels;
    for (std::size_t begin = 0; begin <= domain.size();) {
        const std::size_t end = std::min(domain.find('.', begin), domain.size());
        labels.push_back(domain.substr(begin, end - begin));
        begin = end + 1;
    }
    return labels;
}

bool is_ascii(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t point) { return point < 0x80; });
}

bool is_a_label(std::string_view label) {
    return label.substr(0, a_label_prefix.size()) == a_label_prefix;
}

// Whether the domain is more than letters, digits and hyphens that stand for themselves.
bool is_international(std::string_view lower) {
    return std::any_of(lower.begin(), lower.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) ||
           lower.find(a_label_prefix) != std::string_view::npos;
}

std::optional<std::u32string> mapped(std::string_view text) {
    std::u32string points;
    for (std::size_t position = 0; position < text.size();) {
        const auto point = next_code_point(text, position);
        if (!point) return std::nullopt;
        unicode::append_mapped(*point, points);
    }
    return unicode::normalize(points);
}

std::optional<Code> judge_points(std::u32string_view domain) {
    for (const char32_t point : domain) {
        if (point == U'.' || unicode::properties_of(point).valid) continue;
        return point < 0x80 ? Code::address_domain_character : Code::address_domain_not_ascii;
    }
    return std::nullopt;
}

/// The domain in A-labels. Labels of ASCII alone are left to `judge`.
Result<std::string, Code> to_ascii(std::string_view text) {
    const auto domain = mapped(text);
    if (!domain) return Code::address_domain_not_ascii;
    if (const auto code = judge_points(*domain)) return *code;
    std::string ascii;
    std::vector<std::u32string> labels;
    for (const std::u32string_view label : labels_of(std::u32string_view{*domain})) {
        labels.emplace_back(label);
        std::string written{label.begin(), label.end()};
        if (!is_ascii(label)) {
            if (!is_domain_label(label)) return Code::address_domain_label;
            written = write_a_label(label);
        } else if (is_a_label(written)) {
            const auto read = read_a_label(written);
            if (!read) return Code::address_domain_label;
            labels.back() = *read;
        }
        ascii += (labels.size() > 1 ? "." : "") + written;
    }
    const auto is_ill_directed = [](const std::u32string& label) {
        return label.empty() || !is_well_directed(label);
    };
    if (std::any_of(labels.begin(), labels.end(), runs_right_to_left) &&
        std::any_of(labels.begin(), labels.end(), is_ill_directed)) {
        return Code::address_domain_label;
    }
    return ascii;
}

std::optional<Code> judge(std::string_view ascii) {
    if (ascii.size() > limits::address_domain_bytes) return Code::address_domain_too_long;
    for (const char c : ascii) {
        if (!is_letter_or_digit(c) && c != '-' && c != '.') return Code::address_domain_character;
    }
    const auto labels = labels_of(ascii);
    for (const std::string_view label : labels) {
        if (label.empty() || label.size() > limits::domain_label_bytes || label.front() == '-' ||
            label.back() == '-') {
            return Code::address_domain_label;
        }
    }
    const std::string_view last = labels.back();
    if (labels.size() < 2 || last.size() < 2) return Code::address_domain_not_dotted;
    // An all-numeric top level would be an address literal in disguise (RFC 3696 section 2).
    if (std::all_of(last.begin(), last.end(), is_digit)) return Code::address_domain_label;
    return std::nullopt;
}

}  // namespace

Result<DomainName, Code> DomainName::parse(std::string_view text) {
    if (text.empty()) return Code::address_domain_empty;
    if (text.size() > limits::address_domain_bytes) return Code::address_domain_too_long;
    std::string ascii = ascii_lower(text);
    if (is_international(ascii)) {
        auto converted = to_ascii(ascii);
        if (!converted) return converted.error();
        ascii = *std::move(converted);
    }
    if (const auto code = judge(ascii)) return *code;
    return DomainName{std::move(ascii)};
}

}  // namespace usher
