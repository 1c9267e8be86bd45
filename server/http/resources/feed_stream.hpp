#pragma once

#include <memory>

#include "server/http/event_stream.hpp"
#include "server/http/resources/resources.hpp"

namespace usher::http {

/// An organization's change feed that stays open: pages as events, whose id is the cursor. It
/// subscribes first and then reads, so nothing falls between. It ends when the viewer may no longer
/// look, and says `restart` when they see other things than before, or when they are too far behind
/// and must page.
class FeedStream final : public EventStream, public std::enable_shared_from_this<FeedStream> {
public:
    FeedStream(Resources& resources, OrganizationId home, AccountId account,
               app::Digest::Bytes session, std::optional<app::Cursor> after);
    ~FeedStream() override;

    boost::asio::awaitable<std::optional<Event>> next() override;
    void close() override;

private:
    struct Signal;

    /// The next page, nothing when there is no news, or an end.
    enum class Step { page, quiet, end };
    Step step(Event& event);
    bool may_look() const;

    Resources& resources_;
    OrganizationId home_;
    AccountId account_;
    app::Digest::Bytes session_;
    std::optional<app::Cursor> after_;
    std::shared_ptr<Signal> signal_;
    std::uint64_t number_ = 0;
    /// Nothing is known that has not been brought.
    bool has_all_ = false;
};

}  // namespace usher::http
