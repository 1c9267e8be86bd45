#include "shared/wire/export.hpp"

#include "shared/wire/state_codec.hpp"

namespace usher::wire {

std::string export_line(const Organization& organization) {
    JsonText text;
    text.begin_object();
    text.text("kind", "organization");
    write_fields(text, organization);
    text.end_object();
    return std::move(text).take();
}

std::string export_line(OrganizationId home, const Record& record) {
    JsonText text;
    text.begin_object();
    text.text("kind", "person");
    text.id("organization", home);
    write_fields(text, record);
    text.end_object();
    return std::move(text).take();
}

}  // namespace usher::wire
