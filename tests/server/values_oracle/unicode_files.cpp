#include "tests/server/values_oracle/unicode_files.hpp"

#include <fstream>
#include <sstream>

#include "shared/values/text.hpp"

namespace usher::test {
namespace {

constexpr std::size_t code_points = 0x110000;

void for_each_line(const std::string& path, const std::function<void(std::istringstream&)>& use) {
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        std::istringstream content{line.substr(0, line.find('#'))};
        if (content.str().find(';') != std::string::npos) use(content);
    }
}

std::string field(std::istringstream& line) {
    std::string text;
    std::getline(line, text, ';');
    text.erase(0, text.find_first_not_of(' '));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::u32string sequence(const std::string& text) {
    std::istringstream numbers{text};
    std::u32string points;
    for (unsigned long point = 0; numbers >> std::hex >> point;)
        points.push_back(static_cast<char32_t>(point));
    return points;
}

void for_each_point(const std::string& range, const std::function<void(std::size_t)>& use) {
    const std::size_t first = std::stoul(range, nullptr, 16);
    const std::size_t dots = range.find("..");
    const std::size_t last =
        dots == std::string::npos ? first : std::stoul(range.substr(dots + 2), nullptr, 16);
    for (std::size_t point = first; point <= last; ++point) use(point);
}

bool has_foreign_ascii(const std::u32string& text) {
    for (const char32_t point : text) {
        const bool is_domain_character =
            (point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9') || point == U'-';
        if (point < 0x80 && !is_domain_character) return true;
    }
    return false;
}

}  // namespace

std::vector<double> ages() {
    std::vector<double> ages(code_points);
    for_each_line(USHER_UNICODE_DATA "/DerivedAge.txt", [&](std::istringstream& line) {
        const std::string range = field(line);
        const double age = std::stod(field(line));
        for_each_point(range, [&](std::size_t point) { ages[point] = age; });
    });
    return ages;
}

std::vector<char32_t> folded_to_foreign_ascii() {
    std::vector<char32_t> points;
    for (char32_t point = 0; point < 0x80; ++point) {
        const bool is_capital = point >= U'A' && point <= U'Z';
        if (!is_capital && has_foreign_ascii(std::u32string{point})) points.push_back(point);
    }
    const std::string path = USHER_UNICODE_DATA "/DerivedNormalizationProps.txt";
    for_each_line(path, [&](std::istringstream& line) {
        const std::string range = field(line);
        if (field(line) != "NFKC_CF" || !has_foreign_ascii(sequence(field(line)))) return;
        for_each_point(range,
                       [&](std::size_t point) { points.push_back(static_cast<char32_t>(point)); });
    });
    return points;
}

void for_each_normalization_test(
    const std::function<void(const std::vector<std::u32string>& columns)>& use) {
    for_each_line(USHER_NORMALIZATION_TEST, [&](std::istringstream& line) {
        std::vector<std::u32string> columns;
        for (int i = 0; i < 5; ++i) columns.push_back(sequence(field(line)));
        use(columns);
    });
}

std::string utf8(const std::u32string& text) {
    std::string bytes;
    for (const char32_t point : text) append_code_point(point, bytes);
    return bytes;
}

}  // namespace usher::test
