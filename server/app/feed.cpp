#include "server/app/feed.hpp"

#include <charconv>
#include <vector>

#include "shared/policy/limits.hpp"

namespace usher::app {
namespace {

template <class Number>
bool read_number(std::string_view part, Number& number) {
    const auto end = part.data() + part.size();
    const auto result = std::from_chars(part.data(), end, number);
    return result.ec == std::errc{} && result.ptr == end;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

}  // namespace

std::string Cursor::text() const {
    std::string text =
        std::to_string(epoch) + '.' + std::to_string(rights) + '.' + std::to_string(number);
    if (!id.is_nil()) text += '.' + id.text();
    return text;
}

std::optional<Cursor> Cursor::parse(std::string_view text) {
    const auto parts = split(text);
    Cursor cursor;
    if (parts.size() < 3 || parts.size() > 4) return std::nullopt;
    if (!read_number(parts[0], cursor.epoch) || !read_number(parts[1], cursor.rights) ||
        !read_number(parts[2], cursor.number)) {
        return std::nullopt;
    }
    if (parts.size() == 4) {
        const auto id = PersonId::parse(parts[3]);
        if (!id) return std::nullopt;
        cursor.id = *id;
    }
    return cursor;
}

std::optional<Viewer> viewer_of(Reader& reader, OrganizationId home, AccountId account) {
    const auto organization = reader.organization(home);
    const auto record = organization ? reader.person_of_account(home, account) : std::nullopt;
    auto sight = record ? sight_of(*organization, *record) : std::nullopt;
    if (!sight) return std::nullopt;
    return Viewer{*std::move(sight)};
}

wire::FeedPage next_page(Reader& reader, OrganizationId home, const Viewer& viewer,
                         const std::optional<Cursor>& after, Instant now, PageOrigin* origin) {
    const Cursor here{reader.epoch(), viewer.rights(), 0, {}};
    wire::FeedPage page;
    page.now = now;
    const Cursor begin = after.value_or(here);
    Page read;
    page.restart = begin.epoch != here.epoch || begin.rights != here.rights;
    if (!page.restart) {
        read = reader.changes(home, begin.number, begin.id, limits::records_a_page);
        // Judged by the same state that is read: another answer may be older than the cursor.
        page.restart = begin.number > read.head;
    }
    if (page.restart) {
        page.cursor = here.text();
        return page;
    }
    if (origin != nullptr)
        *origin = {
            read.head,    read.organization_change, read.more,         begin.number, begin.id,
            read.reached, read.reached_id,          read.people.size()};
    Cursor reached = here;
    reached.number = read.more ? read.reached : read.head;
    if (read.more) reached.id = read.reached_id;
    page.cursor = reached.text();
    page.more = read.more;
    // What is complete: all below the number at which a page stopped in the middle.
    page.reached = read.more && read.reached > 0 ? read.reached - 1 : reached.number;
    page.organization = std::move(read.organization);
    if (page.organization) redact(*page.organization, viewer.sight);
    page.gone = std::move(read.gone);
    for (Record& record : read.people) {
        const PersonId id = record.person.id;
        if (redact(record, viewer.sight)) {
            page.people.push_back(std::move(record));
        } else if (after && after->number > 0) {
            // Of somebody who may have been seen before.
            page.gone.push_back(id);
        }
    }
    return page;
}

std::uint64_t News::listen(OrganizationId home, Listener listener) {
    const std::lock_guard lock{mutex_};
    listeners_[home].emplace(++last_, std::move(listener));
    return last_;
}

void News::forget(OrganizationId home, std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    const auto found = listeners_.find(home);
    if (found == listeners_.end()) return;
    found->second.erase(number);
    if (found->second.empty()) listeners_.erase(found);
}

void News::tell(OrganizationId home) {
    const std::lock_guard lock{mutex_};
    const auto found = listeners_.find(home);
    if (found == listeners_.end()) return;
    for (const auto& [number, listener] : found->second) listener();
}

}  // namespace usher::app
