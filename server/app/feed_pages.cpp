#include "server/app/feed_pages.hpp"

namespace usher::app {

FeedPages::FeedPages(Reader& reader, Compress compress, std::size_t most_bytes)
    : reader_{reader}, compress_{std::move(compress)}, most_bytes_{most_bytes} {}

PageText FeedPages::next(OrganizationId home, const Viewer& viewer,
                         const std::optional<Cursor>& after, Instant now, PageForm form) {
    const std::uint32_t epoch = reader_.epoch();
    const Cursor begin = after.value_or(Cursor{epoch, viewer.rights(), 0, {}});
    const Key key{
        home, viewer.sight.own, viewer.sight.account, begin.rights, begin.number, begin.id, form};
    if (begin.rights == viewer.rights() && begin.epoch == epoch) {
        const Entry kept = find(key);
        if (kept && is_still_so(home, *kept))
            return {text_of(*kept, now), kept->cursor, false, kept->origin.more};
    }
    PageOrigin origin;
    const wire::FeedPage page = next_page(reader_, home, viewer, after, now, &origin);
    std::string tail =
        form == PageForm::block ? compress_(wire::encode_block(page)) : wire::page_tail(page);
    auto made = std::make_shared<Kept>(Kept{key, origin, page.cursor, std::move(tail)});
    PageText text{text_of(*made, now), page.cursor, page.restart, page.more};
    if (!page.restart) keep(std::move(made));
    return text;
}

std::string FeedPages::text_of(const Kept& kept, Instant now) const {
    const bool is_block = std::get<PageForm>(kept.key) == PageForm::block;
    return is_block ? kept.tail : wire::page_text(now, kept.tail);
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
