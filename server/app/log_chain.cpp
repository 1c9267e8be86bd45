#include "server/app/log_chain.hpp"

#include <string>
#include <utility>
#include <vector>

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
// line. Those that the entries of a change have in common are written once.
class Headers {
public:
    explicit Headers(const LogChange& change)
        : begin_{line(change.home.text()) + line(std::to_string(change.change))},
          middle_{line(change.command.text()) + line(change.at.text()) +
                  line(std::to_string(static_cast<int>(change.by.kind))) + line(id_of(change.by))} {
    }

    void append(const LogEntry& entry, std::string& text) const {
        text += begin_;
        text += std::to_string(entry.index);
        text += '\n';
        text += middle_;
        text += entry.kind;
        text += '\n';
    }

private:
    static std::string line(std::string field) { return std::move(field) + '\n'; }

    std::string begin_;
    std::string middle_;
};

}  // namespace

Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry) {
    std::string salted;
    salted.reserve(entry.salt.size() + entry.payload.size());
    salted.append(view(entry.salt)).append(entry.payload);
    return digest.of(salted);
}

Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change) {
    const Headers headers{change};
    Digest::Bytes last = before;
    std::string linked;
    linked.reserve(link_bytes);
    for (const LogEntry& entry : change.entries) {
        linked = view(last);
        headers.append(entry, linked);
        linked += view(entry.payload.empty() ? entry.erased : payload_digest_of(digest, entry));
        last = digest.of(linked);
    }
    return last;
}

std::optional<LogFault> find_fault(Reader& reader, const Digest& digest, OrganizationId home,
                                   std::uint64_t last) {
    using Kind = LogFault::Kind;
    Digest::Bytes before{};
    std::uint64_t reached = 0;
    std::size_t at_once = changes_at_once;
    while (true) {
        std::vector<LogChange> changes;
        try {
            changes = reader.log_changes(home, reached, at_once);
        } catch (const StoreFailure& failure) {
            if (failure.transient) throw;
            if (at_once == 1) return LogFault{Kind::unreadable, reached + 1, failure.what};
            // Which of them it is shows when they are read one by one.
            at_once = 1;
            continue;
        }
        for (const LogChange& change : changes) {
            if (change.change != reached + 1) return LogFault{Kind::missing, reached + 1, {}};
            reached = change.change;
            before = chain_of(digest, before, change);
            if (before != change.chain) return LogFault{Kind::altered, reached, {}};
        }
        if (changes.size() < at_once) break;
    }
    if (reached < last) return LogFault{Kind::missing, reached + 1, {}};
    return std::nullopt;
}

std::optional<std::uint64_t> find_broken_change(Reader& reader, const Digest& digest,
                                                OrganizationId home) {
    const auto fault = find_fault(reader, digest, home, reader.head(home));
    return fault ? std::optional{fault->change} : std::nullopt;
}

}  // namespace usher::app
