#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/organization.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/wire/letter.hpp"

/// What the endpoints ask of whoever writes and sends mail.
namespace usher::app {

/// A mail as it would be, to somebody, to a newcomer or to a made-up person.
struct LetterWish {
    Organization organization;
    Template::Kind kind = Template::Kind::invitation;
    Locale locale;
    /// Instead of the organization's kept text.
    std::optional<Template> words;
    /// As the viewer may see them.
    std::optional<Record> person;
    std::optional<wire::PreviewRequest::Newcomer> newcomer;
    Name inviter;
    Message message;
    Instant now;
};

struct Letter {
    /// Where its words come from.
    enum class Source : std::uint8_t { given = 0, kept = 1, built_in = 2 };

    Source source = Source::built_in;
    /// What was judged and filled; none: ours were.
    std::optional<Template> words;
    std::string subject;
    std::string text;
    std::string html;
};

/// What became of a mail that was sent to try the relay.
struct RelayAnswer {
    enum class Outcome : std::uint8_t { accepted = 0, deferred = 1, failed = 2 };

    Outcome outcome = Outcome::failed;
    /// The relay's reply code (RFC 5321 section 4.2); 0: it gave none.
    int code = 0;
    /// What it said, or what the network did: one line of printable ASCII.
    std::string reply;
};

/// There is no secret in it: link and code are placeholders.
using PreviewLetter = std::function<Letter(const LetterWish&)>;
/// Calls back once, on a thread of its own. False: a mail is being tried already, and nothing
/// happens.
using TryRelay = std::function<bool(const EmailAddress& to, const Locale& locale, Instant now,
                                    std::function<void(RelayAnswer)> done)>;

}  // namespace usher::app
