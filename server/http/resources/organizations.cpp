#include "server/app/command_batch.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/feed_stream.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/static_files.hpp"
#include "shared/wire/answer.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

// Where the reader stands: a stream that reconnects says so in a header of its own.
std::optional<std::string> cursor_text(const Request& request) {
    if (const auto last = request.header("Last-Event-ID")) return std::string{*last};
    return request.parameter("after");
}

// So that a browser asks for the next page before it has read this one (RFC 8288).
std::string next_link(OrganizationId home, const std::string& cursor) {
    return "</v1/organizations/" + home.text() + "/changes?after=" + cursor + ">; rel=\"next\"";
}

}  // namespace

// To somebody who is no member, an organization that exists and one that does not are the same.
boost::asio::awaitable<Response> show_changes(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto account = account_of(request);
    const auto viewer = home ? app::viewer_of(resources.reader, *home, *account) : std::nullopt;
    if (!viewer) co_return refuse(Code::organization_unknown);
    std::optional<app::Cursor> after;
    if (const auto text = cursor_text(request); text && !text->empty()) {
        after = app::Cursor::parse(*text);
        if (!after) co_return refuse(Code::cursor_malformed, "after");
    }
    const auto accept = request.header("Accept").value_or("");
    if (accept.find("text/event-stream") != std::string_view::npos) {
        co_return event_stream(std::make_shared<FeedStream>(
            resources, *home, *account, to_digest(request.caller.session), after));
    }
    const bool wants_block = accept.find(wire::block_media_type) != std::string_view::npos &&
                             accepts_coding(request.header("Accept-Encoding").value_or(""), "br");
    const auto form = wants_block ? app::PageForm::block : app::PageForm::text;
    app::PageText page = resources.pages.next(*home, *viewer, after, resources.clock.now(), form);
    Response response = json(std::move(page.text));
    response.headers.push_back({"Vary", "Accept, Accept-Encoding"});
    if (page.more) response.headers.push_back({"Link", next_link(*home, page.cursor)});
    if (wants_block) {
        response.content_type = wire::block_media_type;
        response.headers.push_back({"Content-Encoding", "br"});
    }
    co_return response;
}

boost::asio::awaitable<Response> take_commands(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    const auto batch = wire::decode_batch(request.body);
    if (!batch) co_return refuse(batch.error());
    const app::CommandBatch commands{*home, caller_of(resources, request), resources.clock.now(),
                                     resources.digest, *batch};
    std::vector<std::string> answers;
    const app::Writer::Work work = [&](app::Turn& turn) { answers = commands.run(turn); };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    co_return json(wire::encode_answers(answers));
}

boost::asio::awaitable<Response> copy_link(const Request& request) {
    Resources& resources = *request.resources;
    if (const auto nothing = wire::decode_nothing(request.body); !nothing)
        co_return refuse(nothing.error());
    const auto home = captured<OrganizationId>(request, "organization");
    const auto id = captured<InvitationId>(request, "invitation");
    const auto member =
        home ? resources.reader.person_of_account(*home, *account_of(request)) : std::nullopt;
    if (!member) co_return refuse(Code::organization_unknown);
    if (!id) co_return refuse(Code::invitation_unknown, "invitation");
    const Command command =
        command_of(resources, *home, caller_of(resources, request), CopyLink{*id, Scope{}});
    Errors errors;
    Invitation invitation;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
        if (errors.empty()) invitation = *turn.person_of_invitation(*home, *id)->invitation(*id);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    if (!invitation.written_to) co_return refuse(Code::address_required);
    const app::SentInvitation sent{*home, *id, invitation.generation, invitation.written_to->key()};
    const Secret token = resources.secrets.link(sent, {Channel::Kind::copy, Scope{}});
    co_return json(wire::encode_link(Secret{resources.site.origin() + "/i#" + token.reveal()},
                                     invitation.lapses_at));
}

}  // namespace usher::http
