#include "shared/wire/browser.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t most_rows = 1000000;
constexpr std::size_t most_days = 400;

constexpr std::array sorts{
    names::Named{"name", Query::Sort::name},   names::Named{"address", Query::Sort::address},
    names::Named{"phase", Query::Sort::phase}, names::Named{"role", Query::Sort::role},
    names::Named{"sent", Query::Sort::sent},   names::Named{"changed", Query::Sort::changed}};
constexpr std::array shows{names::Named{"everyone", Query::Show::everyone},
                           names::Named{"open", Query::Show::open},
                           names::Named{"lapsed", Query::Show::lapsed}};

void read_phase(ObjectReader& reader, Query& query) {
    const std::string phase = reader.text("phase");
    for (const auto& show : shows) {
        query.show = show.value;
        if (phase == show.name) return;
    }
    query.show = Query::Show::phase;
    query.phase = reader.choice("phase", names::phases);
}

template <class List>
auto optional_choice(ObjectReader& reader, const char* key, const List& list) {
    using Choice = decltype(reader.choice(key, list));
    return reader.optional_text(key) ? std::optional<Choice>{reader.choice(key, list)}
                                     : std::nullopt;
}

std::optional<WindowQuery> read_query(ObjectReader& reader) {
    WindowQuery window;
    Query& query = window.query;
    query.scope = read_scope(reader, "scope");
    query.anywhere = reader.boolean("anywhere", false);
    query.search = reader.optional_text("search").value_or("");
    read_phase(reader, query);
    query.role = reader.optional_id<RoleId>("role");
    query.group = reader.optional_id<GroupId>("group");
    query.delivery = optional_choice(reader, "delivery", names::deliveries);
    query.source = optional_choice(reader, "source", names::actors);
    query.sort = reader.choice("sort", sorts);
    query.descending = reader.boolean("descending", true);
    window.piece.from = static_cast<std::size_t>(reader.number("from", most_rows));
    window.piece.to = static_cast<std::size_t>(reader.number("to", most_rows));
    query.now = reader.instant("now");
    return window;
}

std::optional<std::vector<Instant>> read_days(ObjectReader& reader) {
    std::vector<Instant> days;
    for (const std::string& written : reader.texts("begins", most_days)) {
        const auto day = Instant::parse(written);
        if (!day) reader.refuse(Code::instant_malformed, "begins", days.size());
        days.push_back(day.value_or(Instant{}));
    }
    return days;
}

}  // namespace

Result<WindowQuery, Errors> decode_query(std::string_view text) {
    return read_object<WindowQuery>(text, read_query);
}

Result<std::vector<Instant>, Errors> decode_days(std::string_view text) {
    return read_object<std::vector<Instant>>(text, read_days);
}

}  // namespace usher::wire
