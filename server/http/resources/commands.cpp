#include <algorithm>

#include "server/app/keyed_command.hpp"
#include "server/http/percent.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

// `home`: the part of the path, if any, that says where the command is at home.
std::vector<wire::NamedField> named_fields(const Request& request, std::string_view home) {
    std::vector<wire::NamedField> fields;
    for (const Capture& capture : request.captures) {
        if (capture.name != home)
            fields.push_back({std::string{capture.name}, std::string{capture.value}});
    }
    if (request.method != Method::delete_) return fields;
    for (auto& [name, value] : request.parameters())
        fields.push_back({std::move(name), std::move(value)});
    return fields;
}

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= limits::idempotency_key_bytes &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

// Whose sessions may have ended; nil: nobody's.
AccountId account_in(const Body& body) {
    return std::visit(
        [](const auto& command) {
            if constexpr (requires { AccountId{command.account}; }) return command.account;
            return AccountId{};
        },
        body);
}

// What makes the same request the same; no value when it has no key. Errors: malformed_request.
Result<std::optional<app::KeyedCommand::Key>, Error> key_of(const Request& request) {
    using Key = app::KeyedCommand::Key;
    const auto header = request.header("Idempotency-Key");
    if (!header) return std::optional<Key>{};
    if (!is_key(*header)) return Error{Code::malformed_request, "Idempotency-Key"};
    return std::optional{Key{std::string{*header}, std::string{name_of(request.method)} + ' ' +
                                                       request.path + '?' + request.query + '\n' +
                                                       request.body}};
}

boost::asio::awaitable<Response> take(const Request& request, const app::KeyedCommand& command) {
    wire::Answer answer;
    const app::Writer::Work work = [&](app::Turn& turn) { answer = command.run(turn); };
    const bool kept = co_await keep(*request.resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!answer.errors.empty()) co_return refuse(answer.errors);
    co_return json(wire::encode_applied(answer));
}

}  // namespace

boost::asio::awaitable<Response> take_command(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    auto key = key_of(request);
    if (!key) co_return refuse({key.error()});
    auto body =
        wire::decode_command(request.command, request.body, named_fields(request, "organization"));
    if (!body) co_return refuse(body.error());
    const app::KeyedCommand command{
        command_of(resources, *home, caller_of(resources, request), std::move(*body)),
        std::move(*key), resources.digest};
    co_return co_await take(request, command);
}

boost::asio::awaitable<Response> take_owner_command(const Request& request) {
    Resources& resources = *request.resources;
    auto key = key_of(request);
    if (!key) co_return refuse({key.error()});
    auto body = wire::decode_command(request.command, request.body, named_fields(request, {}));
    if (!body) co_return refuse(body.error());
    // Of an account that is erased nobody knows afterwards where its streams were.
    const AccountId named = account_in(*body);
    const auto homes = resources.reader.memberships_of(named);
    const app::KeyedCommand command{
        command_of(resources, {}, caller_of(resources, request), std::move(*body)), std::move(*key),
        resources.digest};
    Response response = co_await take(request, command);
    for (const auto& [organization, record] : homes) resources.news.tell(organization.id);
    co_return response;
}

}  // namespace usher::http
