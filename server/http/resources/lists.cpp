#include <algorithm>

#include "server/app/mail_state.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/list_range.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/tagged.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"
#include "shared/wire/listing.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

/// Which people are asked for; every condition that is given holds, of one membership.
struct Filter {
    std::optional<Phase> phase;
    std::optional<ProjectId> project;
    std::optional<RoleId> role;
    std::optional<GroupId> group;
    std::string search;
    /// Whole, as those who look somebody up know them.
    std::optional<EmailAddress> address;
    std::optional<ExternalId> external_id;

    template <class Id>
    static Wrong read_id(const Request& request, const char* name, std::optional<Id>& id) {
        const auto text = request.parameter(name);
        if (!text) return std::nullopt;
        id = Id::parse(*text);
        return id ? std::nullopt : Wrong{Error{Code::id_malformed, name}};
    }

    Wrong read(const Request& request) {
        if (const auto text = request.parameter("phase")) {
            phase = wire::phase_named(*text);
            if (!phase) return Error{Code::unknown_value, "phase"};
        }
        if (const auto text = request.parameter("search")) search = ascii_lower(*text);
        if (const auto text = request.parameter("address")) {
            const auto read = EmailAddress::parse(*text);
            if (!read) return Error{read.error(), "address"};
            address = *read;
        }
        if (const auto text = request.parameter("external_id")) {
            const auto read = ExternalId::parse(*text);
            if (!read) return Error{read.error(), "external_id"};
            external_id = *read;
        }
        if (auto wrong = read_id(request, "project", project)) return wrong;
        if (auto wrong = read_id(request, "role", role)) return wrong;
        return read_id(request, "group", group);
    }

    bool holds_for(const Record& record) const {
        return is_found(record.person) && is_named(record.person) &&
               std::any_of(record.memberships.begin(), record.memberships.end(),
                           [&](const Membership& membership) { return holds_for(membership); });
    }

private:
    bool holds_for(const Membership& membership) const {
        const auto& groups = membership.groups;
        return (!phase || membership.phase == *phase) &&
               (!project || membership.scope.project == project) &&
               (!role || membership.role == role) &&
               (!group || std::find(groups.begin(), groups.end(), *group) != groups.end());
    }
    bool is_named(const Person& person) const {
        const auto& ids = person.external_ids;
        const auto is_it = [&](const ExternalIdentity& each) { return each.id == *external_id; };
        return (!address || person.address == address) &&
               (!external_id || std::any_of(ids.begin(), ids.end(), is_it));
    }
    bool is_found(const Person& person) const {
        if (search.empty()) return true;
        const auto has = [&](const std::string& text) {
            return ascii_lower(text).find(search) != std::string::npos;
        };
        return has(person.name.text()) || (person.address && has(person.address->text())) ||
               (person.username && has(person.username->text())) ||
               std::any_of(person.external_ids.begin(), person.external_ids.end(),
                           [&](const ExternalIdentity& each) { return has(each.id.text()); });
    }
};

// So much is looked through for one page: the rest is the next one's.
constexpr int most_looks = 10;
constexpr std::size_t records_a_look = 500;

// Whom an address or an external id, the organization's own or of one of its programs, names.
std::vector<Record> people_named(Resources& resources, OrganizationId home, const Filter& filter) {
    std::vector<Record> people;
    const auto take = [&](std::optional<Record> record) {
        const auto is_it = [&](const Record& each) { return each.person.id == record->person.id; };
        if (record && std::none_of(people.begin(), people.end(), is_it))
            people.push_back(*std::move(record));
    };
    if (filter.address) {
        take(resources.reader.person_of_address(home, filter.address->key()));
        return people;
    }
    const auto organization = resources.reader.organization(home);
    if (!organization) return people;
    take(resources.reader.person_of_external_id(home, {std::nullopt, *filter.external_id}));
    for (const Integration& each : organization->integrations)
        take(resources.reader.person_of_external_id(home, {each.id, *filter.external_id}));
    return people;
}

Response list_people(const Request& request, OrganizationId home, const app::Viewer& viewer) {
    Resources& resources = *request.resources;
    Range range;
    Filter filter;
    if (const auto wrong = range.read(request)) return refuse({*wrong});
    if (const auto wrong = filter.read(request)) return refuse({*wrong});
    if (filter.address || filter.external_id) {
        std::vector<Record> people = people_named(resources, home, filter);
        const auto is_left_out = [&](Record& record) {
            return !redact(record, viewer.sight) || !filter.holds_for(record);
        };
        people.erase(std::remove_if(people.begin(), people.end(), is_left_out), people.end());
        return tagged(request, resources.digest, wire::encode_people(people, ""));
    }
    app::Cursor at{resources.reader.epoch(), viewer.rights(), 0, {}};
    if (const auto text = request.parameter("after")) {
        const auto after = app::Cursor::parse(*text);
        if (!after || after->epoch != at.epoch || after->rights != at.rights)
            return refuse(Code::cursor_malformed, "after");
        at = *after;
    }
    std::vector<Record> people;
    bool more = true;
    for (int look = 0; look < most_looks && more && people.size() < range.limit; ++look) {
        // Where nobody is left out, so many are enough.
        const std::size_t most = look == 0 ? range.limit : records_a_look;
        app::Page page = resources.reader.changes(home, at.number, at.id, most);
        more = page.more;
        at.number = page.reached;
        at.id = page.reached_id;
        for (Record& record : page.people) {
            if (!redact(record, viewer.sight) || !filter.holds_for(record)) continue;
            people.push_back(std::move(record));
            if (people.size() < range.limit) continue;
            more = more || &record != &page.people.back();
            at.number = people.back().change;
            at.id = people.back().person.id;
            break;
        }
    }
    return tagged(request, resources.digest, wire::encode_people(people, more ? at.text() : ""));
}

}  // namespace

boost::asio::awaitable<Response> show_people(const Request& request) {
    const auto home = captured<OrganizationId>(request, "organization");
    const auto viewer = home ? viewer_of(*request.resources, request, *home) : std::nullopt;
    if (!viewer) co_return refuse(Code::organization_unknown);
    co_return list_people(request, *home, *viewer);
}

boost::asio::awaitable<Response> show_person(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto viewer = home ? viewer_of(resources, request, *home) : std::nullopt;
    if (!viewer) co_return refuse(Code::organization_unknown);
    const auto id = captured<PersonId>(request, "person");
    auto record = id ? resources.reader.person(*home, *id) : std::nullopt;
    if (!record || !redact(*record, viewer->sight))
        co_return refuse(Code::person_unknown, "person");
    co_return tagged(request, resources.digest, wire::encode_record(*record));
}

boost::asio::awaitable<Response> show_organization(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto viewer = home ? viewer_of(resources, request, *home) : std::nullopt;
    auto organization = viewer ? resources.reader.organization(*home) : std::nullopt;
    if (!organization) co_return refuse(Code::organization_unknown);
    redact(*organization, viewer->sight);
    co_return tagged(request, resources.digest, wire::encode_organization(*organization));
}

boost::asio::awaitable<Response> show_audit(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    if (!rights_here(resources, request, *home).has(Permission::audit_read))
        co_return refuse(Code::not_permitted);
    Range range;
    if (const auto wrong = range.read(request)) co_return refuse({*wrong});
    const auto format = request.parameter("format").value_or("json");
    if (format != "json" && format != "csv") co_return refuse(Code::unknown_value, "format");
    const auto read = resources.reader.log(*home, range.before,
                                           request.parameter("kind").value_or(""), range.limit);
    std::vector<wire::AuditLine> lines;
    for (const app::LogLine& line : read)
        lines.push_back({line.change, line.command, line.at, line.by, line.kind, line.payload});
    const bool more =
        !read.empty() &&
        !resources.reader.log(*home, read.back().change, request.parameter("kind").value_or(""), 1)
             .empty();
    const std::string next = more ? std::to_string(read.back().change) : "";
    if (format == "json") co_return json(wire::encode_audit(lines, next));
    Response table{200, "text/csv; charset=utf-8; header=present", wire::audit_table(lines)};
    table.headers.push_back({"Content-Disposition", "attachment; filename=\"audit.csv\""});
    if (more) table.headers.push_back({"X-Next", next});
    co_return table;
}

boost::asio::awaitable<Response> show_deliveries(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    if (!rights_here(resources, request, *home).has(Permission::deliveries_read))
        co_return refuse(Code::not_permitted);
    Range range;
    if (const auto wrong = range.read(request)) co_return refuse({*wrong});
    const auto mails = resources.reader.deliveries(*home, static_cast<std::int64_t>(range.before),
                                                   range.limit + 1);
    const bool more = mails.size() > range.limit;
    const Instant now = resources.clock.now();
    std::vector<wire::DeliveryView> deliveries;
    for (const app::OutboxMail& mail : mails) {
        if (deliveries.size() == range.limit) break;
        deliveries.push_back(
            {mail.number, mail.person, mail.invitation,
             mail.kind == app::OutboxMail::Kind::reminder ? "reminder" : "invitation", mail.to,
             std::string{app::state_of(mail, now)}, mail.reply, mail.queued_at, mail.changed_at});
    }
    co_return json(
        wire::encode_deliveries(deliveries, more ? std::to_string(deliveries.back().number) : ""));
}

// The token follows from the integration, so who may make one may look at it again.
boost::asio::awaitable<Response> show_integration_token(const Request& request) {
    Resources& resources = *request.resources;
    if (const auto nothing = wire::decode_nothing(request.body); !nothing)
        co_return refuse(nothing.error());
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    if (!rights_here(resources, request, *home).has(Permission::integrations_manage))
        co_return refuse(Code::not_permitted);
    const auto organization = resources.reader.organization(*home);
    const auto id = captured<IntegrationId>(request, "integration");
    const Integration* integration = organization && id ? organization->integration(*id) : nullptr;
    if (integration == nullptr) co_return refuse(Code::integration_unknown, "integration");
    if (!rights_here(resources, request, *home).includes(integration->permissions))
        co_return refuse(Code::grant_above_ceiling, "integration");
    co_return json(wire::encode_integration_token(
        resources.secrets.integration_token({*home, *id, integration->generation}),
        integration->expires_at));
}

}  // namespace usher::http
