#include "server/app/log_chain.hpp"

#include <string>

namespace usher::app {
namespace {

constexpr std::size_t entries_at_once = 1000;
/// What a link of the chain takes, about.
constexpr std::size_t link_bytes = 320;

template <std::size_t size>
std::string_view view(const std::array<std::uint8_t, size>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string id_of(const Actor& actor) {
    return actor.kind == Actor::Kind::integration ? actor.integration.text() : actor.account.text();
}

// What the chain says of an entry beside its payload: fields that cannot run into each other, one a
// line.
void append_header(const LogEntry& entry, std::string& text) {
    const auto line = [&](std::string_view field) {
        text += field;
        text += '\n';
    };
    line(entry.home.text());
    line(std::to_string(entry.change));
    line(std::to_string(entry.index));
    line(entry.command.text());
    line(entry.at.text());
    line(std::to_string(static_cast<int>(entry.by.kind)));
    line(id_of(entry.by));
    line(entry.kind);
}

}  // namespace

Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry) {
    return digest.of(std::string{view(entry.salt)} + entry.payload);
}

Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogEntry& entry) {
    std::string linked;
    linked.reserve(link_bytes);
    linked += view(before);
    append_header(entry, linked);
    linked += view(entry.payload_digest);
    return digest.of(linked);
}

std::optional<BrokenLog> verify_log(Reader& reader, const Digest& digest, OrganizationId home) {
    Digest::Bytes before{};
    std::uint64_t change = 0;
    std::uint32_t index = 0;
    while (true) {
        const auto entries = reader.log_entries(home, change, index, entries_at_once);
        for (const LogEntry& entry : entries) {
            change = entry.change;
            index = entry.index;
            const bool is_erased = entry.payload.empty();
            if (!is_erased && payload_digest_of(digest, entry) != entry.payload_digest)
                return BrokenLog{change, index, BrokenLog::Fault::payload};
            before = chain_of(digest, before, entry);
            if (before != entry.chain) return BrokenLog{change, index, BrokenLog::Fault::chain};
        }
        if (entries.size() < entries_at_once) return std::nullopt;
    }
}

}  // namespace usher::app
