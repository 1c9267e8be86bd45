#include "server/app/log_chain.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/wire/listing.hpp"

namespace usher::http {

// Goes through the whole log of the organization, as `usher verify` does for all of them.
boost::asio::awaitable<Response> verify_audit(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    if (!rights_here(resources, request, *home).has(Permission::audit_read))
        co_return refuse(Code::not_permitted);
    co_return json(wire::encode_verification(
        app::find_broken_change(resources.reader, resources.digest, *home)));
}

}  // namespace usher::http
