#include "shared/wire/export.hpp"

#include "shared/wire/state_codec.hpp"

namespace usher::wire {

std::string export_line(const Organization& organization) {
    Json json = to_json(organization);
    json["kind"] = "organization";
    return write(json);
}

std::string export_line(OrganizationId home, const Record& record) {
    Json json = to_json(record);
    json["kind"] = "person";
    json["organization"] = home.text();
    return write(json);
}

}  // namespace usher::wire
