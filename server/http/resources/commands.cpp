#include <algorithm>

#include "server/app/keyed_command.hpp"
#include "server/http/percent.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

std::vector<wire::NamedField> named_fields(const Request& request) {
    std::vector<wire::NamedField> fields;
    for (const Capture& capture : request.captures) {
        if (capture.name != "organization")
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

}  // namespace

boost::asio::awaitable<Response> take_command(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    std::optional<app::KeyedCommand::Key> key;
    if (const auto header = request.header("Idempotency-Key")) {
        if (!is_key(*header)) co_return refuse(Code::malformed_request, "Idempotency-Key");
        key = {std::string{*header}, std::string{name_of(request.method)} + ' ' + request.path +
                                         '?' + request.query + '\n' + request.body};
    }
    auto body = wire::decode_command(request.command, request.body, named_fields(request));
    if (!body) co_return refuse(body.error());
    const app::KeyedCommand command{
        command_of(resources, *home, caller_of(resources, request), std::move(*body)),
        std::move(key), resources.digest};
    wire::Answer answer;
    const app::Writer::Work work = [&](app::Turn& turn) { answer = command.run(turn); };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!answer.errors.empty()) co_return refuse(answer.errors);
    co_return json(wire::encode_applied(answer));
}

}  // namespace usher::http
