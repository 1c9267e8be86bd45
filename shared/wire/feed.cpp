#include "shared/wire/feed.hpp"

#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;
constexpr std::size_t most_records = 100000;

template <class Fields>
Json of_kind(const char* name, Fields fields) {
    Json json = std::move(fields);
    json["kind"] = name;
    return json;
}

void read_record_into(FeedPage& page, ObjectReader& reader) {
    const std::string name = reader.text("kind");
    if (name == "organization") {
        page.organization = read_organization(reader);
    } else if (name == "person") {
        if (auto record = read_record(reader)) page.people.push_back(std::move(*record));
    } else if (name == "gone") {
        page.gone.push_back(reader.id<PersonId>("id"));
    } else if (!reader.failed("kind")) {
        reader.refuse(Code::unknown_value, "kind");
        reader.leave();
    }
}

std::optional<FeedPage> read_page(ObjectReader& reader) {
    FeedPage page;
    page.cursor = reader.text("cursor");
    page.reached = reader.number("reached", most_number);
    page.more = reader.boolean("more", false);
    page.restart = reader.boolean("restart", false);
    page.now = reader.instant("now");
    reader.objects("records", most_records,
                   [&](ObjectReader& record) { read_record_into(page, record); });
    return page;
}

}  // namespace

std::string encode_page(const FeedPage& page) {
    Json records = Json::array();
    if (page.organization) records.push_back(of_kind("organization", to_json(*page.organization)));
    for (const Record& record : page.people) records.push_back(of_kind("person", to_json(record)));
    for (const PersonId id : page.gone) records.push_back({{"kind", "gone"}, {"id", id.text()}});
    Json json{{"cursor", page.cursor},
              {"reached", page.reached},
              {"more", page.more},
              {"now", page.now.text()},
              {"records", std::move(records)}};
    if (page.restart) json["restart"] = true;
    return write(json);
}

Result<FeedPage, Errors> decode_page(std::string_view text) {
    return read_object<FeedPage>(text, read_page, limits::page_bytes);
}

}  // namespace usher::wire
