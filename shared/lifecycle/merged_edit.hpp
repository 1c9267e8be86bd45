#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/lifecycle/command_organization.hpp"
#include "shared/lifecycle/organization.hpp"

/// Edits of one thing by several who do not know of each other: part by part, and of sets and lists
/// element by element, each holds what its author changed.
namespace usher {

namespace detail {

template <class Thing, class Wanted>
concept Is = std::same_as<std::remove_const_t<Thing>, Wanted>;

// All that a thing consists of: who gives it another part names that here, else it does not
// compile.
template <Is<Project> Thing>
auto parts(Thing& thing) {
    auto& [id, name] = thing;
    return std::tie(id, name);
}
template <Is<Role> Thing>
auto parts(Thing& thing) {
    auto& [id, name, permissions, built_in] = thing;
    return std::tie(id, name, permissions, built_in);
}
template <Is<Group> Thing>
auto parts(Thing& thing) {
    auto& [id, name, permissions] = thing;
    return std::tie(id, name, permissions);
}
template <Is<Application> Thing>
auto parts(Thing& thing) {
    auto& [id, name, identity_required] = thing;
    return std::tie(id, name, identity_required);
}
template <Is<Integration> Thing>
auto parts(Thing& thing) {
    auto& [id, name, permissions, auto_invite, generation, expires_at] = thing;
    return std::tie(id, name, permissions, auto_invite, generation, expires_at);
}
template <Is<IdentityField> Thing>
auto parts(Thing& thing) {
    auto& [key, label, required, confidential] = thing;
    return std::tie(key, label, required, confidential);
}
template <Is<Template> Thing>
auto parts(Thing& thing) {
    auto& [kind, locale, subject, text] = thing;
    return std::tie(kind, locale, subject, text);
}
template <Is<Policies> Thing>
auto parts(Thing& thing) {
    auto& [invite_ttl, onboarding, notification_address, allowed_domains, business_addresses_only,
           require_second_factor, sign_in_methods, default_role, default_locale, time_zone,
           reminder, access_requests, seats, send_limit, organization_send_limit, keep_unanswered,
           keep_import_files] = thing;
    return std::tie(invite_ttl, onboarding, notification_address, allowed_domains,
                    business_addresses_only, require_second_factor, sign_in_methods, default_role,
                    default_locale, time_zone, reminder, access_requests, seats, send_limit,
                    organization_send_limit, keep_unanswered, keep_import_files);
}
template <Is<InstancePolicies> Thing>
auto parts(Thing& thing) {
    auto& [copied_link_proves_mailbox, open_sign_up, account_existence_visible] = thing;
    return std::tie(copied_link_proves_mailbox, open_sign_up, account_existence_visible);
}

template <class Value>
concept HasParts = requires(Value& value) {
    parts(value);
};

template <class Value>
constexpr bool is_list = false;
template <class Element>
constexpr bool is_list<std::vector<Element>> = true;

// What an element of a list is known by.
template <class Element>
const Element& key_of(const Element& element) {
    return element;
}
inline const std::string& key_of(const IdentityField& field) { return field.key; }

template <class Element>
const Element* find_in(const std::vector<Element>& list, const Element& wanted) {
    for (const Element& element : list) {
        if (key_of(element) == key_of(wanted)) return &element;
    }
    return nullptr;
}

// Whether those that stayed stand in another order, or a new one before one of them.
template <class Element>
bool is_reordered(const std::vector<Element>& was, const std::vector<Element>& wanted) {
    const Element* last = was.data();
    for (const Element& element : wanted) {
        const Element* place = find_in(was, element);
        if (place == nullptr) place = was.data() + was.size();
        if (place < last) return true;
        last = place;
    }
    return false;
}

}  // namespace detail

template <class Value>
void merge(const Value& was, const Value& wanted, Value& now);

/// What is there `now`, without what the author took out and with what they added behind it; in
/// their order, the others last, where they changed the order. What they changed in an element
/// stays, even of one that is gone by now.
template <class Element>
void merge_list(const std::vector<Element>& was, const std::vector<Element>& wanted,
                std::vector<Element>& now) {
    using detail::find_in;
    std::vector<Element> result;
    const auto take = [&](const Element& element) {
        if (find_in(result, element) != nullptr) return;
        const Element* before = find_in(was, element);
        const Element* after = find_in(wanted, element);
        const Element* here = find_in(now, element);
        if (after == nullptr) {
            if (before == nullptr) result.push_back(*here);
        } else if (before == nullptr || (here == nullptr && !(*before == *after))) {
            result.push_back(*after);
        } else if (here != nullptr) {
            result.push_back(*here);
            merge(*before, *after, result.back());
        }
    };
    const bool is_reordered = detail::is_reordered(was, wanted);
    for (const auto* list : {is_reordered ? &wanted : &now, is_reordered ? &now : &wanted}) {
        for (const Element& element : *list) take(element);
    }
    now = std::move(result);
}

/// Leaves what is there `now`, but for what the author made of it as it `was`.
template <class Value>
void merge(const Value& was, const Value& wanted, Value& now) {
    if constexpr (detail::HasParts<Value>) {
        const auto before = detail::parts(was);
        const auto after = detail::parts(wanted);
        const auto here = detail::parts(now);
        [&]<std::size_t... i>(std::index_sequence<i...>) {
            (merge(std::get<i>(before), std::get<i>(after), std::get<i>(here)), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<decltype(before)>>{});
    } else if constexpr (detail::is_list<Value>) {
        merge_list(was, wanted, now);
    } else if constexpr (std::is_same_v<Value, PermissionSet>) {
        const std::uint32_t changed = was.bits() ^ wanted.bits();
        now = PermissionSet::from_bits((now.bits() & ~changed) | (wanted.bits() & changed));
    } else if (!(wanted == was)) {
        now = wanted;
    }
}

/// What an edit makes of the thing that is there `now`: the whole of what is wanted, unless the
/// edit says what its author saw.
template <class Thing>
Thing edit_of(const std::optional<Thing>& was, const Thing& wanted, Thing now) {
    if (!was) return wanted;
    merge(*was, wanted, now);
    return now;
}
template <class Thing>
Thing edit_of(const std::optional<Seen<Thing>>& was, const Thing& wanted, Thing now) {
    if (!was) return wanted;
    merge(was->thing, wanted, now);
    return now;
}

}  // namespace usher
