#pragma once

#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "server/app/stored.hpp"
#include "shared/roster/roster.hpp"

namespace usher::store {

/// Values that were read, until what they are read from changes. Whoever read before a change does
/// not keep what they read after it. Any thread.
template <class Key, class Value, class Hash = std::hash<Key>>
class Remembered {
public:
    /// What is remembered, else what `read` finds; absence is not remembered.
    template <class Read>
    std::optional<Value> get(const Key& key, Read read) {
        std::shared_ptr<const Value> value;
        std::uint64_t changes = 0;
        {
            const std::lock_guard lock{mutex_};
            changes = changes_;
            const auto found = values_.find(key);
            if (found != values_.end()) value = found->second;
        }
        if (value) return *value;
        std::optional<Value> fresh = read();
        if (fresh) keep(key, *fresh, changes);
        return fresh;
    }

    template <class Keys>
    void forget(const Keys& keys) {
        const std::lock_guard lock{mutex_};
        ++changes_;
        for (const Key& key : keys) values_.erase(key);
        changing_.clear();
    }

    void forget() {
        const std::lock_guard lock{mutex_};
        ++changes_;
        values_.clear();
        changing_.clear();
    }

    /// Forgets them, and remembers none of them again before the next that is forgotten.
    template <class Keys>
    void distrust(const Keys& keys) {
        const std::lock_guard lock{mutex_};
        ++changes_;
        for (const Key& key : keys) {
            values_.erase(key);
            changing_.insert(key);
        }
    }

private:
    static constexpr std::size_t most = 4096;

    void keep(const Key& key, const Value& value, std::uint64_t changes) {
        auto kept = std::make_shared<const Value>(value);
        const std::lock_guard lock{mutex_};
        if (changes != changes_ || changing_.contains(key)) return;
        if (values_.size() >= most) values_.clear();
        values_[key] = std::move(kept);
    }

    std::mutex mutex_;
    std::uint64_t changes_ = 0;
    std::unordered_map<Key, std::shared_ptr<const Value>, Hash> values_;
    std::unordered_set<Key, Hash> changing_;
};

/// What every request asks: whose session it is, and where that account belongs.
class ReadCache {
public:
    /// A person and the organization.
    using Place = std::pair<OrganizationId, PersonId>;
    using Places = std::vector<Place>;

    /// What a transaction wrote.
    struct Written {
        Roster::Touched touched;
        /// To whom people were linked.
        std::unordered_set<AccountId> linked;
        std::vector<app::Digest::Bytes> sessions;
        bool any_session = false;
        /// Whose change number was raised.
        std::vector<OrganizationId> moved;

        void add(const Roster& roster, const Roster::Touched& saved);
    };

    /// Comes before each commit: once a snapshot shows it, nobody's record is older than what the
    /// snapshot says of roles, while the log is being copied too.
    void distrust(const Written& written);
    /// Comes after each commit, before anybody is told of it.
    void forget(const Written& written);

    struct HashPlace {
        std::size_t operator()(const Place& place) const {
            return std::hash<OrganizationId>{}(place.first) * 31 +
                   std::hash<PersonId>{}(place.second);
        }
    };
    struct HashDigest {
        std::size_t operator()(const app::Digest::Bytes& digest) const {
            std::size_t hash = 0;
            std::memcpy(&hash, digest.data(), sizeof hash);
            return hash;
        }
    };

    Remembered<bool, Instance> instance;
    /// Nothing changes it while a server runs.
    Remembered<bool, std::uint32_t> epoch;
    Remembered<OrganizationId, std::uint64_t> heads;
    Remembered<OrganizationId, Organization> organizations;
    Remembered<AccountId, Account> accounts;
    /// Of an account. May name a person who is no longer theirs.
    Remembered<AccountId, Places> places;
    /// Only of people with an account.
    Remembered<Place, Record, HashPlace> records;
    Remembered<app::Digest::Bytes, app::Session, HashDigest> sessions;
};

}  // namespace usher::store
