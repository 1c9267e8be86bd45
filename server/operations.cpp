#include "server/operations.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "server/app/log_chain.hpp"
#include "server/auth/set_up_secret.hpp"
#include "server/auth/sha256.hpp"
#include "server/auth/system_random.hpp"
#include "server/opening.hpp"
#include "server/refusal_to_start.hpp"
#include "server/store/backup.hpp"
#include "server/store/sqlite_reader.hpp"
#include "shared/wire/export.hpp"

namespace usher {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t records_at_once = 1000;

fs::path database_of(const Options& options) {
    fs::path database = opening::database(options);
    std::error_code error;
    const bool is_there = fs::exists(database, error);
    if (error)
        throw RefusalToStart{"The folder " + options.data.string() + " cannot be looked into: " +
                             error.message() + ". Run this as the server's user."};
    if (!is_there)
        throw RefusalToStart{"There is no database in " + options.data.string() +
                             ". Say where it is with --data."};
    return database;
}

fs::path readable_database(const Options& options) {
    const fs::path database = database_of(options);
    const auto failure = store::check_current(database);
    if (!failure) return database;
    const bool is_writable = failure->find("unable to open") == std::string::npos ||
                             ::access(options.data.c_str(), W_OK) == 0;
    throw RefusalToStart{"The database cannot be read: " + *failure + "." +
                         (is_writable
                              ? ""
                              : " Who reads it writes beside it, and " + options.data.string() +
                                    " cannot be written to: copy it to where that can be.")};
}

void must_be_written(bool is_written) {
    if (!is_written)
        throw RefusalToStart{
            "What was to be written is not whole: " + std::generic_category().message(errno) + "."};
}

void say(const std::string& text) { must_be_written(std::printf("%s\n", text.c_str()) >= 0); }

void back_up(const Options& options) {
    if (const auto failure = store::write_backup(database_of(options), options.file))
        throw RefusalToStart{"No backup was written: " + *failure + "."};
    say("Backed up to " + options.file.string() +
        ". Keep the key file elsewhere: only both together open anything.");
}

/// The server's and each organization's.
struct Logs {
    std::size_t organizations = 0;
    bool are_sound = true;
};

// Says of each that is broken where it is.
Logs look_through_logs(const fs::path& database) {
    store::ReadCache cache;
    store::SqliteReader reader{database, cache};
    const auth::Sha256 digest;
    auto homes = reader.organizations();
    Logs logs{homes.size()};
    homes.push_back({});
    for (const OrganizationId home : homes) {
        const auto broken = app::find_broken_change(reader, digest, home);
        if (!broken) continue;
        logs.are_sound = false;
        say("The log of " + (home.is_nil() ? "the server" : "organization " + home.text()) +
            " is broken at change " + std::to_string(*broken) +
            ": it is not what was written, or one before it was put in or taken out.");
    }
    return logs;
}

int restore(const Options& options) {
    if (!fs::exists(options.file))
        throw RefusalToStart{"There is no file " + options.file.string() + "."};
    opening::make_data_folder(options.data);
    if (const auto failure = store::restore_backup(options.file, opening::database(options)))
        throw RefusalToStart{"Nothing was restored: " + *failure + "."};
    say("Restored. Everybody signs in again, and links that were mailed before ask for a new "
        "mail by themselves.");
    if (!fs::exists(opening::key_file(options)))
        say("Put the key file that belongs to it at " + opening::key_file(options).string() +
            " before you start the server.");
    if (look_through_logs(opening::database(options)).are_sound) return 0;
    say("What was restored is damaged there: an older backup may be whole.");
    return 1;
}

int verify(const Options& options) {
    const fs::path database = readable_database(options);
    bool is_sound = true;
    if (const auto fault = store::check_integrity(database)) {
        say("The database is damaged: " + *fault);
        is_sound = false;
    }
    const Logs logs = look_through_logs(database);
    if (is_sound && logs.are_sound)
        say("The database is sound, and so are the logs of " + std::to_string(logs.organizations) +
            (logs.organizations == 1 ? " organization." : " organizations."));
    return is_sound && logs.are_sound ? 0 : 1;
}

void export_all(const Options& options) {
    store::ReadCache cache;
    store::SqliteReader reader{readable_database(options), cache};
    for (const OrganizationId home : reader.organizations()) {
        const auto organization = reader.organization(home);
        if (!organization) continue;
        say(wire::export_line(*organization));
        app::Page page;
        do {
            page = reader.changes(home, page.reached, page.reached_id, records_at_once);
            for (const Record& record : page.people) say(wire::export_line(home, record));
        } while (page.more);
    }
    must_be_written(std::fflush(stdout) == 0);
}

void show_set_up_link(const Options& options) {
    auth::SystemRandom random;
    const auto keys = opening::keys(options, random);
    const auto store = opening::store(options);
    opening::hold_to_keys(options, keys, *store);
    if (store->reader().instance().set_up) {
        say("This server is set up already.");
        return;
    }
    say("Set it up here: " + opening::site(options).origin() + "/set-up#" +
        auth::derive_set_up_secret(keys).reveal());
}

}  // namespace

int operate(const Options& options) {
    switch (options.task) {
        case Options::Task::backup:
            back_up(options);
            break;
        case Options::Task::restore:
            return restore(options);
        case Options::Task::verify:
            return verify(options);
        case Options::Task::export_:
            export_all(options);
            break;
        case Options::Task::migrate:
            database_of(options);
            opening::store(options);
            say("The database is of this version.");
            break;
        case Options::Task::setup:
            show_set_up_link(options);
            break;
        case Options::Task::serve:
            break;
    }
    return 0;
}

}  // namespace usher
