#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/list_range.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {

boost::asio::awaitable<Response> show_outbox(const Request& request) {
    Resources& resources = *request.resources;
    Range range;
    if (const auto wrong = range.read(request)) co_return refuse({*wrong});
    wire::OutboxView view;
    auto mails =
        resources.reader.outbox(static_cast<std::int64_t>(range.before), limits::mails_a_page + 1);
    view.more = mails.size() > limits::mails_a_page;
    if (view.more) mails.pop_back();
    for (const app::OutboxMail& mail : mails) view.mails.push_back(resources.show_mail(mail));
    co_return json(wire::encode(view));
}

}  // namespace usher::http
