#include "server/app/feed_pages.hpp"

namespace usher::app {

FeedPages::FeedPages(Reader& reader, std::size_t most_bytes)
    : reader_{reader}, most_bytes_{most_bytes} {}

PageText FeedPages::next(OrganizationId home, const Viewer& viewer,
                         const std::optional<Cursor>& after, Instant now) {
    const std::uint32_t epoch = reader_.epoch();
    const Cursor begin = after.value_or(Cursor{epoch, viewer.rights(), 0, {}});
    const Key key{home,         viewer.sight.own, viewer.sight.account,
                  begin.rights, begin.number,     begin.id};
    if (begin.rights == viewer.rights() && begin.epoch == epoch) {
        const Entry kept = find(key);
        if (kept && is_still_so(home, *kept))
            return {wire::page_text(now, kept->tail), kept->cursor, false};
    }
    PageOrigin origin;
    const wire::FeedPage page = next_page(reader_, home, viewer, after, now, &origin);
    auto made = std::make_shared<Kept>(Kept{key, origin, page.cursor, wire::page_tail(page)});
    PageText text{wire::page_text(now, made->tail), page.cursor, page.restart};
    if (!page.restart) keep(std::move(made));
    return text;
}

bool FeedPages::is_still_so(OrganizationId home, const Kept& kept) {
    const PageOrigin& origin = kept.origin;
    if (reader_.head(home) == origin.head) return true;
    const auto organization = origin.more ? reader_.organization(home) : std::nullopt;
    return organization && organization->change == origin.organization &&
           reader_.people_between(home, origin.after, origin.after_id, origin.reached,
                                  origin.reached_id) == origin.people;
}

FeedPages::Entry FeedPages::find(const Key& key) {
    const std::lock_guard lock{mutex_};
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
}

void FeedPages::keep(Entry entry) {
    if (entry->tail.size() > most_bytes_) return;
    const std::lock_guard lock{mutex_};
    Entry& place = entries_[entry->key];
    if (place) {
        bytes_ -= place->tail.size();
        order_.remove(place);
    }
    place = entry;
    bytes_ += entry->tail.size();
    order_.push_back(std::move(entry));
    while (bytes_ > most_bytes_) {
        const Entry oldest = order_.front();
        bytes_ -= oldest->tail.size();
        order_.pop_front();
        entries_.erase(oldest->key);
    }
}

}  // namespace usher::app
