#pragma once

#include <functional>
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
    /// Whether there is a page after it already.
    bool more = false;
};

/// How a page is written: as JSON, or packed and compressed (wire/feed.hpp, `encode_block`). A
/// block says the time at which it was made, which may be a while ago.
enum class PageForm { text, block };

/// Makes the pages of feeds, and keeps their texts as long as they would be made just so again: a
/// browser with several tabs, or one that lost its network, asks for the same pages. A record that
/// changes goes to the feed's end, so that a page in its middle is what it was while as many
/// records are left in it. Any thread.
class FeedPages {
public:
    using Compress = std::function<std::string(std::string_view)>;

    /// The reader outlives it. `compress` makes blocks smaller; any thread. `most_bytes`: of texts
    /// that are kept.
    FeedPages(Reader& reader, Compress compress, std::size_t most_bytes = 32U << 20U);

    /// As `next_page`.
    PageText next(OrganizationId home, const Viewer& viewer, const std::optional<Cursor>& after,
                  Instant now, PageForm form = PageForm::text);

private:
    /// Whose page it is, where it begins, and how it is written.
    using Key = std::tuple<OrganizationId, PersonId, AccountId, std::uint64_t, std::uint64_t,
                           PersonId, PageForm>;
    struct Kept {
        Key key;
        PageOrigin origin;
        std::string cursor;
        std::string tail;
    };
    using Entry = std::shared_ptr<const Kept>;

    std::string text_of(const Kept& kept, Instant now) const;
    Entry find(const Key& key);
    void keep(Entry entry);
    bool is_still_so(OrganizationId home, const Kept& kept);

    Reader& reader_;
    const Compress compress_;
    const std::size_t most_bytes_;
    std::mutex mutex_;
    std::map<Key, Entry> entries_;
    /// In the order in which they came.
    std::list<Entry> order_;
    std::size_t bytes_ = 0;
};

}  // namespace usher::app
