#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/app/ports.hpp"
#include "shared/lifecycle/redaction.hpp"
#include "shared/wire/feed.hpp"

namespace usher::app {

/// Where a reader of the feed stands. Opaque to clients: `epoch.rights.number[.id]`. `rights` is a
/// digest of everything that decides what this viewer sees; when it or the epoch differs, the
/// reader begins anew.
struct Cursor {
    std::uint32_t epoch = 0;
    std::uint64_t rights = 0;
    std::uint64_t number = 0;
    /// Within a page that stopped among the records of `number`.
    PersonId id;

    std::string text() const;
    static std::optional<Cursor> parse(std::string_view text);
    friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// Who looks at an organization, as its records say it.
struct Viewer {
    Sight sight;

    std::uint64_t rights() const { return sight.fingerprint(); }
};

/// No value: the account is not a member who may see people here, be it in one project.
std::optional<Viewer> viewer_of(Reader& reader, OrganizationId home, AccountId account);

/// What a page was made from.
struct PageOrigin {
    std::uint64_t head = 0;
    /// The organization's own stamp.
    std::uint64_t organization = 0;
    bool more = false;
    /// Its records stand after the first place, up to and with the second; so many of them.
    std::uint64_t after = 0;
    PersonId after_id;
    std::uint64_t reached = 0;
    PersonId reached_id;
    std::size_t people = 0;
};

/// The next page after the cursor, as the viewer may see it; from the beginning when there is none.
/// A cursor of another epoch or other rights, or of what has not happened yet, is answered with a
/// page that says `restart` and nothing else. `origin`, when given, is set but for that one.
wire::FeedPage next_page(Reader& reader, OrganizationId home, const Viewer& viewer,
                         const std::optional<Cursor>& after, Instant now,
                         PageOrigin* origin = nullptr);

/// Tells whoever waits that an organization has moved. Any thread.
class News {
public:
    using Listener = std::function<void()>;

    /// The number to give to `forget`.
    std::uint64_t listen(OrganizationId home, Listener listener);
    void forget(OrganizationId home, std::uint64_t number);
    void tell(OrganizationId home);

private:
    std::mutex mutex_;
    std::uint64_t last_ = 0;
    std::unordered_map<OrganizationId, std::unordered_map<std::uint64_t, Listener>> listeners_;
};

}  // namespace usher::app
