#include "server/operations.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "server/app/log_chain.hpp"
#include "server/auth/key_file.hpp"
#include "server/auth/set_up_secret.hpp"
#include "server/auth/sha256.hpp"
#include "server/auth/system_random.hpp"
#include "server/opening.hpp"
#include "server/refusal_to_start.hpp"
#include "server/store/backup.hpp"
#include "server/store/sqlite_reader.hpp"
#include "server/store/whole_state.hpp"
#include "shared/wire/export.hpp"

namespace usher {
namespace {

namespace fs = std::filesystem;

constexpr int could_not_look = 2;

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
    const bool is_writable = failure->find("cannot be opened") == std::string::npos ||
                             ::access(options.data.c_str(), W_OK) == 0;
    throw RefusalToStart{
        "The database " + database.string() + " cannot be read: " + *failure + "." +
        (is_writable ? ""
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
    bool were_seen = true;
};

std::string sentence(const app::LogFault& fault, const std::string& log) {
    const std::string change = "change " + std::to_string(fault.change);
    switch (fault.kind) {
        case app::LogFault::Kind::missing:
            return log + " is broken: " + change + " is missing.";
        case app::LogFault::Kind::unreadable:
            return log + " is broken: " + change + " cannot be read (" + fault.what + ").";
        case app::LogFault::Kind::altered:
            break;
    }
    return log + " is broken at " + change +
           ": it is not what was written, or one before it was put in or taken out.";
}

// None: it is sound.
std::optional<app::LogFault> fault_of_log(store::SqliteReader& reader, const fs::path& database,
                                          OrganizationId home) {
    const std::uint64_t last =
        home.is_nil() ? store::last_server_change(database) : reader.head(home);
    return app::find_fault(reader, auth::Sha256{}, home, last);
}

void look_through_log(store::SqliteReader& reader, const fs::path& database, OrganizationId home,
                      Logs& logs) {
    const std::string log =
        "The log of " + (home.is_nil() ? "the server" : "organization " + home.text());
    try {
        const auto fault = fault_of_log(reader, database, home);
        if (!fault) return;
        logs.are_sound = false;
        say(sentence(*fault, log));
    } catch (const app::StoreFailure& failure) {
        logs.were_seen = false;
        say(log + " cannot be looked through: " + failure.what + ".");
    }
}

// Says of each that is broken where it is.
Logs look_through_logs(const fs::path& database) {
    store::ReadCache cache;
    // Nothing here is found by what it claims.
    const store::RecentClaims no_claims{{}};
    store::SqliteReader reader{database, cache, no_claims};
    Logs logs;
    try {
        const auto homes = reader.organizations();
        logs.organizations = homes.size();
        for (const OrganizationId home : homes) look_through_log(reader, database, home, logs);
    } catch (const app::StoreFailure& failure) {
        logs.were_seen = false;
        say("The organizations cannot be looked through: " + failure.what + ".");
    }
    look_through_log(reader, database, {}, logs);
    return logs;
}

void must_be_there(const fs::path& backup) {
    if (backup.empty()) throw RefusalToStart{"Nothing was restored: name the backup."};
    std::error_code error;
    if (fs::exists(backup, error)) return;
    throw RefusalToStart{error ? "The file " + backup.string() + " cannot be looked at: " +
                                     error.message() + ". Run this as a user who can read it."
                               : "There is no file " + backup.string() + "."};
}

// None: they are still to be put there.
std::optional<auth::KeyRing> keys_in_place(const Options& options) {
    auto keys = auth::open_key_file(opening::key_file(options));
    if (keys) return *std::move(keys);
    if (keys.error().kind == auth::KeyFileProblem::Kind::missing) return std::nullopt;
    throw RefusalToStart{"Nothing was restored. " + keys.error().text};
}

// Says why when they do not.
bool belong_to_what_was_restored(const Options& options, const auth::KeyRing& keys) {
    try {
        const auto store = opening::store(options);
        opening::hold_to_keys(options, keys, *store);
        return true;
    } catch (const RefusalToStart& refusal) {
        say(refusal.text);
        return false;
    }
}

int restore(const Options& options) {
    must_be_there(options.file);
    opening::make_data_folder(options.data);
    const auto keys = keys_in_place(options);
    const fs::path database = opening::database(options);
    if (const auto failure = store::restore_backup(options.file, database))
        throw RefusalToStart{"Nothing was restored: " + *failure + "."};
    say("Restored. Everybody signs in again, and links that were mailed before ask for a new "
        "mail by themselves.");
    if (!keys)
        say("Put the key file that belongs to it at " + opening::key_file(options).string() +
            " before you start the server.");
    const bool has_its_keys = !keys || belong_to_what_was_restored(options, *keys);
    const Logs logs = look_through_logs(database);
    if (!logs.are_sound) say("What was restored is damaged there: an older backup may be whole.");
    return has_its_keys && logs.are_sound && logs.were_seen ? 0 : 1;
}

int verify_readable(const fs::path& database) {
    bool is_sound = true;
    if (const auto fault = store::check_integrity(database)) {
        say("The database is damaged: " + *fault);
        is_sound = false;
    }
    const Logs logs = look_through_logs(database);
    if (!is_sound || !logs.are_sound) return 1;
    if (!logs.were_seen) return could_not_look;
    say("The database is sound, and so are the logs of " + std::to_string(logs.organizations) +
        (logs.organizations == 1 ? " organization." : " organizations."));
    return 0;
}

int verify(const Options& options) {
    try {
        return verify_readable(readable_database(options));
    } catch (const RefusalToStart& refusal) {
        throw RefusalToStart{refusal.text, could_not_look};
    } catch (const app::StoreFailure& failure) {
        throw RefusalToStart{"The database " + opening::database(options).string() +
                                 " cannot be looked through: " + failure.what + ".",
                             could_not_look};
    }
}

void export_all(const Options& options) {
    const fs::path database = readable_database(options);
    try {
        store::read_whole_state(
            database,
            [](const Organization& organization) { say(wire::export_line(organization)); },
            [](OrganizationId home, const Record& record) {
                say(wire::export_line(home, record));
            });
    } catch (const app::StoreFailure& failure) {
        throw RefusalToStart{"What was written is not whole: " + database.string() + ": " +
                             failure.what + "."};
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
