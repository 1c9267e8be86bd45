#include "server/app/log_chain.hpp"

#include <string>

namespace usher::app {
namespace {

constexpr std::size_t changes_at_once = 500;
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
void append_header(const LogChange& change, const LogEntry& entry, std::string& text) {
    const auto line = [&](std::string_view field) {
        text += field;
        text += '\n';
    };
    line(change.home.text());
    line(std::to_string(change.change));
    line(std::to_string(entry.index));
    line(change.command.text());
    line(change.at.text());
    line(std::to_string(static_cast<int>(change.by.kind)));
    line(id_of(change.by));
    line(entry.kind);
}

bool has_its_payload(const Digest& digest, const LogEntry& entry) {
    return entry.payload.empty() || payload_digest_of(digest, entry) == entry.payload_digest;
}

}  // namespace

Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry) {
    return digest.of(std::string{view(entry.salt)} + entry.payload);
}

Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change,
                       const LogEntry& entry) {
    std::string linked;
    linked.reserve(link_bytes);
    linked += view(before);
    append_header(change, entry, linked);
    linked += view(entry.payload_digest);
    return digest.of(linked);
}

Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change) {
    Digest::Bytes last = before;
    for (const LogEntry& entry : change.entries) last = chain_of(digest, last, change, entry);
    return last;
}

std::optional<BrokenLog> verify_log(Reader& reader, const Digest& digest, OrganizationId home) {
    Digest::Bytes before{};
    std::uint64_t last = 0;
    while (true) {
        const auto changes = reader.log_changes(home, last, changes_at_once);
        for (const LogChange& change : changes) {
            last = change.change;
            for (const LogEntry& entry : change.entries) {
                if (!has_its_payload(digest, entry))
                    return BrokenLog{last, BrokenLog::Fault::payload};
            }
            before = chain_of(digest, before, change);
            if (before != change.chain) return BrokenLog{last, BrokenLog::Fault::chain};
        }
        if (changes.size() < changes_at_once) return std::nullopt;
    }
}

}  // namespace usher::app
