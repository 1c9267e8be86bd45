#pragma once

#include <filesystem>
#include <memory>

#include "server/app/guarded_clock.hpp"
#include "server/auth/key_ring.hpp"
#include "server/http/listener.hpp"
#include "server/http/static_files.hpp"
#include "server/mail/smtp.hpp"
#include "server/options.hpp"
#include "server/store/sqlite_store.hpp"
#include "shared/values/email_address.hpp"

/// What the server needs before it can run. Each throws RefusalToStart with what is wrong and what
/// to do.
namespace usher::opening {

std::filesystem::path database(const Options& options);
std::filesystem::path key_file(const Options& options);
/// For its owner alone.
void make_data_folder(const std::filesystem::path& folder);

std::unique_ptr<http::Listener> listener(const Options& options);
auth::KeyRing keys(const Options& options, app::Random& random);
std::unique_ptr<store::SqliteStore> store(const Options& options);
/// Holds the database to the keys that it was made with.
void hold_to_keys(const Options& options, const auth::KeyRing& keys, store::SqliteStore& store);
/// Holds the clock to what is kept already: time does not begin before that. What was once accepted
/// as kept by a wrong clock stays so.
void set_clock(const Options& options, app::GuardedClock& clock, store::SqliteStore& store);
http::Site site(const Options& options);
http::StaticFiles web(const Options& options);
Mailbox sender(const Options& options);
/// None without a relay.
std::unique_ptr<mail::SmtpTransport> transport(const Options& options, const std::string& host);

/// The host of a site without its port.
std::string host_name(const http::Site& site);

}  // namespace usher::opening
