#pragma once

#include <functional>
#include <string>

#include "server/app/feed_pages.hpp"
#include "server/app/letters.hpp"
#include "server/app/ports.hpp"
#include "server/app/secrets.hpp"
#include "server/app/writer.hpp"
#include "server/http/site.hpp"
#include "shared/wire/view.hpp"

namespace usher::http {

/// What the endpoints work with. Everything is borrowed from `main` and outlives the listener.
struct Resources {
    app::Reader& reader;
    app::Writer& writer;
    app::Secrets& secrets;
    app::Passwords& passwords;
    app::Guesses& guesses;
    app::Random& random;
    const app::Clock& clock;
    const app::Digest& digest;
    app::News& news;
    app::FeedPages& pages;
    Site site;
    /// Whether a relay is configured. Without one, mail is read on the Outbox page.
    bool mail_configured = false;
    std::string version;
    /// Who may read the metrics says so; empty: nobody may.
    Secret metrics_token;
    /// In Prometheus' text format.
    std::function<std::string()> metrics;
    /// Composes a mail for the Outbox page: no code, links of the copy channel.
    std::function<wire::OutboxView::Mail(const app::OutboxMail&)> show_mail;
    app::PreviewLetter preview_letter;
    /// Not called where mail is not configured.
    app::TryRelay try_relay;
};

}  // namespace usher::http
