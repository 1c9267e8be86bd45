#include "shared/wire/feed.hpp"

#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;
constexpr std::size_t most_records = 100000;

template <class Value>
void write_of_kind(JsonText& text, std::string_view kind, const Value& value) {
    text.begin_object();
    text.text("kind", kind);
    write_fields(text, value);
    text.end_object();
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

std::string encode_page(const FeedPage& page) { return page_text(page.now, page_tail(page)); }

std::string page_text(Instant now, std::string_view tail) {
    std::string text = R"({"now":")" + now.text() + "\",";
    text.reserve(text.size() + tail.size());
    return text.append(tail.substr(1));
}

std::string page_tail(const FeedPage& page) {
    JsonText text;
    text.begin_object();
    text.text("cursor", page.cursor);
    text.number("reached", page.reached);
    text.flag("more", page.more);
    if (page.restart) text.flag("restart", true);
    text.begin_array("records");
    if (page.organization) write_of_kind(text, "organization", *page.organization);
    for (const Record& record : page.people) write_of_kind(text, "person", record);
    for (const PersonId id : page.gone) {
        text.begin_object();
        text.text("kind", "gone");
        text.id("id", id);
        text.end_object();
    }
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

Result<FeedPage, Errors> decode_page(std::string_view text) {
    return read_object<FeedPage>(text, read_page, limits::page_bytes);
}

}  // namespace usher::wire
