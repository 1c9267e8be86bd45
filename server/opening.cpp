#include "server/opening.hpp"

#include <pwd.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <thread>

#include "server/auth/key_file.hpp"
#include "server/auth/key_mark.hpp"
#include "server/http/resources/routes.hpp"
#include "server/refusal_to_start.hpp"

namespace usher::opening {
namespace {

namespace fs = std::filesystem;

constexpr char database_file[] = "usher.db";

std::string sentence(http::ListenError error, const Options& options) {
    const std::string place = options.address + ":" + std::to_string(options.port);
    switch (error) {
        case http::ListenError::port_in_use:
            return "Port " + std::to_string(options.port) +
                   " is already in use. Stop what uses it, or choose another with --port.";
        case http::ListenError::port_forbidden:
            return "This user may not listen on " + place +
                   ". Choose a port above 1023 with --port, or give it the capability "
                   "CAP_NET_BIND_SERVICE.";
        case http::ListenError::address_malformed:
            return "\"" + options.address + "\" is not an IP address. See --address.";
        case http::ListenError::address_unavailable:
            return "This machine has no address " + options.address + ". See --address.";
        case http::ListenError::failed:
            break;
    }
    return "Cannot listen on " + place + ".";
}

// What root makes in the folder of the server's own user, that user could not open.
void refuse_as_root_where_others_live(const fs::path& folder) {
    struct stat status {};
    if (::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0 || status.st_uid == 0) return;
    const uid_t user = status.st_uid;
    if (::stat((folder / database_file).c_str(), &status) == 0 && status.st_uid == 0) return;
    const passwd* owner = ::getpwuid(user);
    const std::string name = owner != nullptr ? owner->pw_name : "user " + std::to_string(user);
    const std::string how =
        owner != nullptr ? "runuser -u " + name : "setpriv --reuid " + std::to_string(user);
    throw RefusalToStart{"The data folder " + folder.string() + " belongs to " + name +
                         ", and this runs as root. Run it as that user (" + how +
                         " -- usher …), or give the folder to root with chown."};
}

// Of a database without a mark: whether they open an administrator's credential, if there is one.
bool open_what_is_kept(const auth::KeyRing& keys, app::Reader& reader) {
    for (const AccountId id : reader.instance().administrators) {
        const auto account = reader.account(id);
        if (account && !account->credential.empty())
            return keys.open(auth::Purpose::password, account->credential).has_value();
    }
    return true;
}

void refuse_without_database(const Options& options) {
    std::error_code error;
    if (fs::is_directory(options.data, error)) refuse_as_root_where_others_live(options.data);
    if (fs::exists(database(options), error) || error) return;
    throw RefusalToStart{"There is no database in " + options.data.string() +
                         ". Say with --config or --data where it is; a new one is made by `usher "
                         "serve`, which prints the link too."};
}

http::Tls tls(const Options& options) {
    auto opened = http::Tls::open(options.tls_certificate, options.tls_key,
                                  {[](std::string_view what) { spdlog::error("{}", what); },
                                   [](std::string_view what) { spdlog::warn("{}", what); },
                                   [](std::string_view what) { spdlog::info("{}", what); }});
    if (!opened) throw RefusalToStart{opened.error() + "."};
    return *std::move(opened);
}

}  // namespace

fs::path database(const Options& options) { return options.data / database_file; }

fs::path key_file(const Options& options) {
    return options.key_file.empty() ? options.data / "usher.key" : options.key_file;
}

void make_data_folder(const fs::path& folder) {
    std::error_code error;
    const bool made = fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder, error)) {
        throw RefusalToStart{
            "The data folder " + folder.string() +
            " cannot be made. Check the path and its permissions, or choose another with --data."};
    }
    if (made) fs::permissions(folder, fs::perms::owner_all, error);
    refuse_as_root_where_others_live(folder);
}

// Beyond these the one writer and the memory bus are what limits.
constexpr unsigned most_listener_threads = 8;

std::unique_ptr<http::Listener> listener(const Options& options) {
    http::ListenerOptions wanted;
    wanted.address = options.address;
    wanted.port = options.port;
    // A core is for the writer.
    wanted.threads =
        std::clamp(std::thread::hardware_concurrency(), 2U, most_listener_threads + 1) - 1;
    auto proxies = http::TrustedProxies::parse(options.trusted_proxies);
    if (!proxies) {
        throw RefusalToStart{"--trusted-proxies: \"" + proxies.error() +
                             "\" is neither an address nor a network, as 192.0.2.7 or "
                             "10.0.0.0/8."};
    }
    wanted.proxies = *std::move(proxies);
    if (!options.tls_certificate.empty()) {
        if (site(options).transport == http::Transport::plain)
            throw RefusalToStart{
                "With --tls-certificate the server speaks TLS alone, and --public-url begins with "
                "http://: it must be https://, else no browser gets in."};
        wanted.tls = tls(options);
    }
    wanted.remark = [](std::string_view what) { spdlog::warn("{}", what); };
    wanted.complaint = [](std::string_view what) { spdlog::error("{}", what); };
    auto opened = http::Listener::open(std::move(wanted));
    if (!opened) {
        const auto& failure = opened.error();
        throw RefusalToStart{sentence(failure.error, options) + " (" + failure.detail + ")"};
    }
    return std::move(*opened);
}

// Keys that are missing beside a database are lost ones: new keys would open nothing of it.
auth::KeyRing keys(const Options& options, app::Random& random) {
    if (options.task == Options::Task::setup) refuse_without_database(options);
    make_data_folder(options.data);
    const fs::path file = key_file(options);
    const bool has_database = fs::exists(database(options));
    auto ring =
        has_database ? auth::open_key_file(file) : auth::open_or_create_key_file(file, random);
    if (!ring) throw RefusalToStart{ring.error().text};
    return std::move(*ring);
}

void hold_to_keys(const Options& options, const auth::KeyRing& keys, store::SqliteStore& store) {
    store::OpeningMarks marks = store.marks();
    const std::string mark = auth::derive_key_mark(keys);
    if (marks.keys == mark) return;
    const bool are_theirs = marks.keys.empty() ? open_what_is_kept(keys, store.reader())
                                               : auth::is_key_mark(keys, marks.keys);
    if (!are_theirs) {
        throw RefusalToStart{"The key file " + key_file(options).string() +
                             " does not belong to the database " + database(options).string() +
                             ": it opens nothing in it. Put the one there that was kept with it."};
    }
    marks.keys = mark;
    store.keep(marks);
}

std::unique_ptr<store::SqliteStore> store(const Options& options) {
    make_data_folder(options.data);
    auto opened = store::SqliteStore::open(database(options));
    if (!opened) throw RefusalToStart{opened.error().what};
    return std::move(*opened);
}

// A clock that is far behind what was kept is a broken one, or was broken when that was kept;
// which, only the operator knows.
void set_clock(const Options& options, app::GuardedClock& clock, store::SqliteStore& store) {
    store::OpeningMarks marks = store.marks();
    const Instant now = clock.now();
    Instant latest = marks.opened_at;
    auto homes = store.reader().organizations();
    homes.push_back({});
    for (const OrganizationId home : homes) {
        for (const app::LogLine& line : store.reader().log(home, 0, {}, 1)) {
            const bool was_wrong = now < line.at && line.at <= marks.wrong_clock;
            if (!was_wrong) latest = std::max(latest, line.at);
        }
    }
    if (now < latest && options.accept_clock) {
        marks.wrong_clock = latest;
    } else if (now + app::GuardedClock::longest_jump < latest) {
        throw RefusalToStart{"This machine's clock says " + now.text() +
                             ", but the database was last used at " + latest.text() +
                             ". Set the clock. If that time was the wrong one, start once with "
                             "--accept-clock."};
    } else if (now < latest) {
        clock.begin_at(latest);
        return;
    }
    marks.opened_at = now;
    store.keep(marks);
}

http::Site site(const Options& options) {
    if (options.public_url.empty()) {
        if (options.tls_certificate.empty()) return http::local_site(options.port);
        return *http::site_from("https://localhost:" + std::to_string(options.port));
    }
    const auto site = http::site_from(options.public_url);
    if (!site)
        throw RefusalToStart{
            "--public-url must be http:// or https:// with a host and nothing behind it, for "
            "example https://invite.example."};
    return *site;
}

http::StaticFiles web(const Options& options) {
    const fs::path folder = options.web.empty()
                                ? fs::read_symlink("/proc/self/exe").parent_path() / "web"
                                : options.web;
    auto files = http::StaticFiles::load(folder, http::pages());
    if (!files) {
        throw RefusalToStart{"The web apps are not in " + folder.string() + " (" +
                             files.error().message() +
                             "). Build them with `make web`, or say where they are with --web."};
    }
    return std::move(*files);
}

std::string host_name(const http::Site& site) {
    const auto bracket = site.host.rfind(']');
    const auto colon = site.host.rfind(':');
    const bool has_port =
        colon != std::string::npos && (bracket == std::string::npos || bracket < colon);
    return has_port ? site.host.substr(0, colon) : site.host;
}

}  // namespace usher::opening
