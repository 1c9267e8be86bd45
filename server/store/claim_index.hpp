#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shared/lifecycle/claims.hpp"

namespace usher::store {

/// Whether it is unique within its home, as all that people claim; else instance-wide.
bool is_within_home(Claim::Kind kind);

/// The order of the claims' table.
bool is_before(const Claim& left, const Claim& right);

/// Claims in memory, one of each kind, home and key; found by them.
class ClaimIndex {
public:
    /// None when nobody holds it. Good until the index changes.
    const Claim* find(Claim::Kind kind, OrganizationId home, std::string_view key) const;
    /// In whatever home.
    std::vector<const Claim*> find_everywhere(Claim::Kind kind, std::string_view key) const;
    std::size_t size() const { return claims_.size(); }

    /// Takes the place of what was there.
    void put(const Claim& claim);
    /// Of the same kind, home and key. True: it was there.
    bool erase(const Claim& claim);
    /// All of it, by `is_before`.
    std::vector<Claim> in_order() const;

    template <class Use>
    void for_each(Use use) const {
        for (const Claim& claim : claims_) use(claim);
    }

private:
    struct Name {
        Claim::Kind kind;
        std::string_view key;
    };
    static Name name_of(const Name& name) { return name; }
    static Name name_of(const Claim& claim) { return {claim.kind, claim.key}; }

    // Homes are left out, so that a key can be looked for in all of them.
    struct Hash {
        using is_transparent = void;
        template <class Named>
        std::size_t operator()(const Named& named) const {
            const Name name = name_of(named);
            return std::hash<std::string_view>{}(name.key) * 31 +
                   static_cast<std::size_t>(name.kind);
        }
    };
    struct Same {
        using is_transparent = void;
        template <class Left, class Right>
        bool operator()(const Left& left, const Right& right) const {
            const Name a = name_of(left);
            const Name b = name_of(right);
            return a.kind == b.kind && a.key == b.key;
        }
    };

    std::unordered_multiset<Claim, Hash, Same> claims_;
};

}  // namespace usher::store
