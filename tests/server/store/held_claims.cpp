#include "tests/server/store/held_claims.hpp"

#include <algorithm>
#include <sstream>

#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

constexpr char list_claims[] =
    "SELECT group_concat(kind || ' ' || key || ' ' || lower(hex(organization)) || ' ' || "
    "lower(hex(owner)), char(10)) FROM claims WHERE kind IN (1, 3, 4)";

std::string hex(const Bits128& bits) {
    std::string text = bits.text();
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

}  // namespace

std::string line_of(const Claim& claim) {
    return std::to_string(static_cast<int>(claim.kind)) + ' ' + claim.key + ' ' +
           hex(claim.home.bits) + ' ' + hex(claim.owner);
}

std::vector<std::string> claims_in_table(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    std::istringstream text{ask_sql(file, list_claims)};
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> claims_of_people(app::Reader& reader) {
    constexpr std::size_t everybody = 1'000'000;
    std::vector<std::string> lines;
    for (const OrganizationId home : reader.organizations()) {
        for (const Record& record : reader.changes(home, 0, {}, everybody).people) {
            for (const Claim& claim : claims_of({home, PersonAdded{record.person}}))
                lines.push_back(line_of(claim));
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace usher::test
