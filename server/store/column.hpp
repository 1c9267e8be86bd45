#pragma once

#include <array>
#include <concepts>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "server/store/sqlite_failure.hpp"
#include "server/store/sqlite_statement.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/values/name.hpp"
#include "shared/values/secret.hpp"

namespace usher::store {

/// The next parameter of a statement.
struct Parameters {
    Statement& statement;
    Statement::Bytes bytes;
    int next = 1;
};

/// The next column of a row.
struct Columns {
    const Statement& statement;
    int next = 0;
};

/// How a type stands in the database: `bind` fills as many parameters as it has columns, `read`
/// takes as many. Ids and digests are BLOBs, instants and durations INTEGER milliseconds,
/// everything else is what it looks like. A stored value that its type refuses throws StoreFailure.
/// What `bind` binds is the value's own: a statement may read it as long as that lives.
template <class T>
struct Column;

template <class T>
requires std::integral<T> || std::is_enum_v<T>
struct Column<T> {
    static void bind(Parameters& to, T value) {
        to.statement.bind_integer(to.next++, static_cast<std::int64_t>(value));
    }
    static T read(Columns& from) { return static_cast<T>(from.statement.integer(from.next++)); }
};

template <>
struct Column<Instant> {
    static void bind(Parameters& to, Instant value) {
        to.statement.bind_integer(to.next++, value.ms);
    }
    static Instant read(Columns& from) { return {from.statement.integer(from.next++)}; }
};

template <>
struct Column<Duration> {
    static void bind(Parameters& to, Duration value) {
        to.statement.bind_integer(to.next++, value.ms);
    }
    static Duration read(Columns& from) { return {from.statement.integer(from.next++)}; }
};

template <>
struct Column<std::string_view> {
    static void bind(Parameters& to, std::string_view value) {
        to.statement.bind_text(to.next++, value, to.bytes);
    }
};

template <>
struct Column<std::string> {
    static void bind(Parameters& to, const std::string& value) {
        to.statement.bind_text(to.next++, value, to.bytes);
    }
    static std::string read(Columns& from) { return std::string{from.statement.text(from.next++)}; }
};

template <>
struct Column<Secret> {
    static void bind(Parameters& to, const Secret& value) {
        to.statement.bind_text(to.next++, value.reveal(), to.bytes);
    }
    static Secret read(Columns& from) {
        return Secret{std::string{from.statement.text(from.next++)}};
    }
};

template <std::size_t size>
struct Column<std::array<std::uint8_t, size>> {
    using Bytes = std::array<std::uint8_t, size>;

    static void bind(Parameters& to, const Bytes& value) {
        to.statement.bind_blob(to.next++, value.data(), size, to.bytes);
    }
    static Bytes read(Columns& from) {
        const std::string_view stored = from.statement.blob(from.next++);
        if (stored.size() != size) fail_damaged("blob");
        Bytes bytes{};
        std::memcpy(bytes.data(), stored.data(), size);
        return bytes;
    }
};

/// Arrays one behind the other.
template <std::size_t size>
struct Column<std::vector<std::array<std::uint8_t, size>>> {
    using List = std::vector<std::array<std::uint8_t, size>>;

    static void bind(Parameters& to, const List& value) {
        static constexpr std::array<std::uint8_t, size> nothing{};
        const auto& first = value.empty() ? nothing : value.front();
        to.statement.bind_blob(to.next++, first.data(), size * value.size(), to.bytes);
    }
    static List read(Columns& from) {
        const std::string_view stored = from.statement.blob(from.next++);
        if (stored.size() % size != 0) fail_damaged("blob");
        List list(stored.size() / size);
        for (std::size_t i = 0; i < list.size(); ++i)
            std::memcpy(list[i].data(), stored.data() + i * size, size);
        return list;
    }
};

template <>
struct Column<Bits128> {
    using Bytes = Column<std::array<std::uint8_t, 16>>;

    static void bind(Parameters& to, const Bits128& value) { Bytes::bind(to, value.bytes); }
    static Bits128 read(Columns& from) { return {Bytes::read(from)}; }
};

template <class Tag>
struct Column<Id<Tag>> {
    static void bind(Parameters& to, const Id<Tag>& value) {
        Column<Bits128>::bind(to, value.bits);
    }
    static Id<Tag> read(Columns& from) { return {Column<Bits128>::read(from)}; }
};

/// The values that parse: kept as their text.
template <class Value>
struct ParsedColumn {
    static void bind(Parameters& to, const Value& value) {
        to.statement.bind_text(to.next++, value.text(), to.bytes);
    }
    static Value read(Columns& from) {
        auto parsed = Value::parse(from.statement.text(from.next++));
        if (!parsed) fail_damaged("text");
        return *std::move(parsed);
    }
};

template <>
struct Column<EmailAddress> : ParsedColumn<EmailAddress> {};
template <>
struct Column<Name> : ParsedColumn<Name> {};
template <>
struct Column<Message> : ParsedColumn<Message> {};
template <>
struct Column<Locale> : ParsedColumn<Locale> {};

/// One column, which may be NULL.
template <class T>
struct Column<std::optional<T>> {
    static void bind(Parameters& to, const std::optional<T>& value) {
        if (value) {
            Column<T>::bind(to, *value);
        } else {
            to.statement.bind_null(to.next++);
        }
    }
    static std::optional<T> read(Columns& from) {
        if (from.statement.is_null(from.next)) {
            ++from.next;
            return std::nullopt;
        }
        return Column<T>::read(from);
    }
};

template <>
struct Column<Scope> {
    static void bind(Parameters& to, const Scope& value) {
        Column<std::optional<ProjectId>>::bind(to, value.project);
    }
    static Scope read(Columns& from) { return {Column<std::optional<ProjectId>>::read(from)}; }
};

/// Two columns: kind, and the id of the account or integration (NULL where it is neither).
template <>
struct Column<Actor> {
    static void bind(Parameters& to, const Actor& value) {
        const bool is_program = value.kind == Actor::Kind::integration;
        // Its own bytes, which stay until the statement has run.
        const Bits128& id = is_program ? value.integration.bits : value.account.bits;
        Column<Actor::Kind>::bind(to, value.kind);
        if (id.is_nil()) {
            to.statement.bind_null(to.next++);
        } else {
            Column<Bits128>::bind(to, id);
        }
    }
    static Actor read(Columns& from) {
        const auto kind = Column<Actor::Kind>::read(from);
        const auto id = Column<std::optional<Bits128>>::read(from).value_or(Bits128{});
        if (kind == Actor::Kind::integration) return {kind, {}, IntegrationId{id}};
        return {kind, AccountId{id}, {}};
    }
};

/// Two columns: kind, project.
template <>
struct Column<Channel> {
    static void bind(Parameters& to, const Channel& value) {
        Column<Channel::Kind>::bind(to, value.kind);
        Column<Scope>::bind(to, value.scope);
    }
    static Channel read(Columns& from) {
        const auto kind = Column<Channel::Kind>::read(from);
        return {kind, Column<Scope>::read(from)};
    }
};

}  // namespace usher::store
