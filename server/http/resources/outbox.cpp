#include <charconv>
#include <limits>

#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {

boost::asio::awaitable<Response> show_outbox(const Request& request) {
    Resources& resources = *request.resources;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (const auto text = request.parameter("before")) {
        const auto read = std::from_chars(text->data(), text->data() + text->size(), before);
        if (read.ec != std::errc{} || read.ptr != text->data() + text->size() || before < 1)
            co_return refuse(Code::out_of_range, "before");
    }
    wire::OutboxView view;
    auto mails = resources.reader.outbox(before, limits::mails_a_page + 1);
    view.more = mails.size() > limits::mails_a_page;
    if (view.more) mails.pop_back();
    for (const app::OutboxMail& mail : mails) view.mails.push_back(resources.show_mail(mail));
    co_return json(wire::encode(view));
}

}  // namespace usher::http
