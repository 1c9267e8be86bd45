#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/store/sqlite_store.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/failing_files.hpp"
#include "tests/server/store/held_claims.hpp"
#include "tests/server/store/samples.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {

inline std::string address_of(std::uint64_t number) {
    return "a" + std::to_string(number) + "@corp.example";
}

/// A store whose rounds are of three claims or of five people saved, and whose filter is made for
/// two and reads a row at a time.
class RecentClaim : public ::testing::Test {
protected:
    RecentClaim() {
        open();
        put(*store_, sample_organization(1));
    }

    void open() {
        store_.reset();
        auto opened = store::SqliteStore::open(file_, {3, 5}, {2, 1});
        ASSERT_TRUE(opened) << opened.error().what;
        store_ = *std::move(opened);
    }
    /// As after `kill -9`: what is on the disk, opened by another server.
    void open_what_is_on_disk() {
        const std::filesystem::path copy = folder_.path() / "copy.db";
        for (const char* suffix : {"", "-wal"})
            std::filesystem::copy_file(file_.string() + suffix, copy.string() + suffix);
        file_ = copy;
        open();
    }

    void add(std::uint64_t person) { save(person, address_of(person)); }
    void save(std::uint64_t person, const std::string& address) {
        Batch batch{*store_};
        batch.put(home_, person_with(person, address));
        batch.commit();
    }
    /// In one transaction, as the rules do it.
    void give_up(std::uint64_t person, const std::string& former, const std::string& address) {
        Batch batch{*store_};
        batch.transaction().release(claim(former, person));
        batch.put(home_, person_with(person, address));
        batch.commit();
    }
    /// In one transaction; who had it has an address by number then.
    void pass_on(std::uint64_t from, const std::string& address, std::uint64_t to) {
        Batch batch{*store_};
        batch.transaction().release(claim(address, from));
        batch.put(home_, person_with(from, address_of(from)));
        batch.put(home_, person_with(to, address));
        batch.commit();
    }
    static Record person_with(std::uint64_t number, const std::string& address) {
        Record record;
        record.person.id = id<PersonId>(number);
        record.person.address = test::address(address);
        return record;
    }
    Claim claim(const std::string& key, std::uint64_t owner) const {
        return {Claim::Kind::organization_address, home_, key, bits(owner)};
    }
    bool can_claim(const std::string& key, std::uint64_t owner) {
        return store_->begin()->claim(claim(key, owner));
    }
    /// 0: nobody.
    std::uint64_t found_at(const std::string& key) {
        const auto found = store_->reader().person_of_address(home_, key);
        for (std::uint64_t number = 1; found && number < 100; ++number)
            if (found->person.id == id<PersonId>(number)) return number;
        return 0;
    }
    std::vector<std::string> in_table() const { return claims_in_table(file_); }
    std::vector<std::string> lines(const std::vector<std::uint64_t>& people) const {
        std::vector<std::string> lines;
        for (const std::uint64_t person : people)
            lines.push_back(line_of(claim(address_of(person), person)));
        return lines;
    }
    std::uint64_t claimed() const {
        return std::stoull(ask_sql(file_, "SELECT claimed FROM organizations"));
    }

    FailingFiles files_;
    ScratchFolder folder_;
    std::filesystem::path file_ = folder_.path() / "usher.db";
    const OrganizationId home_ = id<OrganizationId>(1);
    std::unique_ptr<store::SqliteStore> store_;
};

}  // namespace usher::test
