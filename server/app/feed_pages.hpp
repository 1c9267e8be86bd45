#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "server/app/feed.hpp"

namespace usher::app {

/// A page of the feed, ready to be sent.
struct PageText {
    std::string text;
    std::string cursor;
    bool restart = false;
};

/// Makes the pages of feeds, and keeps their texts as long as they would be made just so again: a
/// browser with several tabs, or one that lost its network, asks for the same pages. A record that
/// changes goes to the feed's end, so that a page in its middle is what it was while as many
/// records are left in it. Any thread.
class FeedPages {
public:
    /// The reader outlives it. `most_bytes`: of texts that are kept.
    explicit FeedPages(Reader& reader, std::size_t most_bytes = 32U << 20U);

    /// As `next_page`.
    PageText next(OrganizationId home, const Viewer& viewer, const std::optional<Cursor>& after,
                  Instant now);

private:
    /// Whose page it is, and where it begins.
    using Key =
        std::tuple<OrganizationId, PersonId, AccountId, std::uint64_t, std::uint64_t, PersonId>;
    struct Kept {
        Key key;
        PageOrigin origin;
        std::string cursor;
        std::string tail;
    };
    using Entry = std::shared_ptr<const Kept>;

    Entry find(const Key& key);
    void keep(Entry entry);
    bool is_still_so(OrganizationId home, const Kept& kept);

    Reader& reader_;
    const std::size_t most_bytes_;
    std::mutex mutex_;
    std::map<Key, Entry> entries_;
    /// In the order in which they came.
    std::list<Entry> order_;
    std::size_t bytes_ = 0;
};

}  // namespace usher::app
