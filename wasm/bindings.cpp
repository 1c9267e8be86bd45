#include <emscripten/bind.h>

#include "shared/plan/invitation_plan.hpp"
#include "shared/roster/replica.hpp"
#include "shared/roster/roster_directory.hpp"
#include "shared/wire/answer.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/explanation.hpp"
#include "shared/wire/feed.hpp"
#include "shared/wire/field.hpp"

namespace {

using namespace usher;

/// The core as the browser sees it: texts in, texts out, one replica. The shapes are those of
/// package/src/types.ts.
class Core {
public:
    std::string judge_field(const std::string& field, const std::string& text,
                            const std::string& context) const {
        return wire::judge_field(field, text, context);
    }

    std::string judge_paste(const std::string& text) const {
        const RosterDirectory directory{replica_.shown(), replica_.home()};
        return wire::encode_plan(plan_paste(directory, Scope{}, text));
    }

    void open(const std::string& organization, const std::string& account) {
        replica_ = Replica{OrganizationId::parse(organization).value_or(OrganizationId{})};
        viewer_ = Actor::of(AccountId::parse(account).value_or(AccountId{}));
    }

    std::string put(const std::string& text) {
        auto page = wire::decode_page(text);
        if (!page) return wire::encode_failure(page.error());
        if (!page->restart) {
            replica_.put({page->reached, page->more, std::move(page->organization),
                          std::move(page->people), std::move(page->gone)});
        }
        return wire::encode_put(page->cursor, page->more, page->restart, replica_.version());
    }

    std::string window(const std::string& text) const {
        const auto window = wire::decode_query(text);
        if (!window) return wire::encode_failure(window.error());
        return wire::encode_window(
            replica_, viewer_, select(replica_.shown(), replica_.home(), window->query), *window);
    }

    std::string explain(const std::string& membership, const std::string& at) const {
        const auto now = Instant::parse(at);
        if (!now) return wire::encode_failure({{Code::instant_malformed, "at"}});
        const RosterDirectory directory{replica_.shown(), replica_.home()};
        return wire::encode_explanation(usher::explain(
            directory, viewer_, MembershipId::parse(membership).value_or(MembershipId{}), *now));
    }

    std::string roles() const { return wire::encode_roles(replica_, viewer_); }

    std::string submit(double sequence, const std::string& at, const std::string& text) {
        auto body = wire::decode_body(text);
        const auto now = Instant::parse(at);
        if (!body) return wire::encode_failure(body.error());
        if (!now) return wire::encode_failure({{Code::instant_malformed, "at"}});
        Command command{{}, replica_.home(), Caller{viewer_}, *now, std::move(*body)};
        const Decision decision =
            replica_.submit(static_cast<std::uint64_t>(sequence), std::move(command));
        return wire::encode_prediction(decision, replica_.version());
    }

    std::string settle(const std::string& text) {
        const auto answer = wire::decode_answer(text);
        if (!answer) return wire::encode_failure(answer.error());
        const auto refused =
            replica_.settle({answer->sequence, answer->change, !answer->errors.empty()});
        return wire::encode_settled(replica_.version(), refused, answer->errors);
    }

    std::string pending() const { return wire::encode_pending(replica_.pending()); }

private:
    Replica replica_{OrganizationId{}};
    Actor viewer_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(usher_core) {
    emscripten::class_<Core>("Core")
        .constructor<>()
        .function("judge_field", &Core::judge_field)
        .function("judge_paste", &Core::judge_paste)
        .function("open", &Core::open)
        .function("put", &Core::put)
        .function("window", &Core::window)
        .function("explain", &Core::explain)
        .function("roles", &Core::roles)
        .function("submit", &Core::submit)
        .function("settle", &Core::settle)
        .function("pending", &Core::pending);
}
