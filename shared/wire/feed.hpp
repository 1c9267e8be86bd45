#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/error.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/roster/packing.hpp"
#include "shared/values/result.hpp"

namespace usher::wire {

/// A page of an organization's change feed: records stamped after a cursor, in their present state,
/// as this viewer may see them.
struct FeedPage {
    std::string cursor;
    /// The change number up to which a reader of this page is complete.
    std::uint64_t reached = 0;
    bool more = false;
    /// The cursor was not of this time or these rights: the replica begins anew.
    bool restart = false;
    Instant now;
    std::optional<Organization> organization;
    std::vector<Record> people;
    std::vector<PersonId> gone;
};

/// What `encode_block` writes.
inline constexpr std::string_view block_media_type = "application/vnd.usher.people";

std::string encode_page(const FeedPage& page);
/// The same in two steps, for a page that is told again at another time: all but its `now`, and the
/// whole.
std::string page_tail(const FeedPage& page);
std::string page_text(Instant now, std::string_view tail);
Result<FeedPage, Errors> decode_page(std::string_view text);

/// The same in fewer bytes, for browsers: the page without its people as above, and these packed
/// (roster/packing.hpp). Seven numbers of four bytes, the least first, lead it: the form of what
/// follows, the size of that text, the number of people, and the sizes of the four streams that
/// follow it.
std::string encode_block(const FeedPage& page);
/// The page without its people, each of whom is handed on as they are read. Errors: those of
/// `decode_page`, malformed_json for the bytes too; whom it was read of before is handed on.
Result<FeedPage, Errors> decode_block(std::string_view bytes, const RecordSink& people);

}  // namespace usher::wire
