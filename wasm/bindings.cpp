#include <emscripten/emscripten.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "shared/plan/invitation_plan.hpp"
#include "shared/roster/replica.hpp"
#include "shared/roster/replica_directory.hpp"
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
        const ReplicaDirectory directory{*replica_};
        return wire::encode_plan(plan_paste(directory, Scope{}, text));
    }

    void open(const std::string& organization, const std::string& account) {
        const AccountId viewer = AccountId::parse(account).value_or(AccountId{});
        replica_ = std::make_unique<Replica>(
            OrganizationId::parse(organization).value_or(OrganizationId{}), viewer);
        viewer_ = Actor::of(viewer);
    }

    std::string put(const std::string& text) { return put(wire::decode_page(text)); }
    std::string put_block(const std::string& bytes) {
        auto page =
            wire::decode_block(bytes, [this](const Record& record) { replica_->receive(record); });
        // Whoever was read of is as they were received; they come again with the page.
        if (!page) replica_->put({0, true, std::nullopt, {}, {}});
        return put(std::move(page));
    }

    std::string window(const std::string& text) const {
        const auto window = wire::decode_query(text);
        if (!window) return wire::encode_failure(window.error());
        return wire::encode_window(*replica_, viewer_, *window);
    }

    std::string scopes() const { return wire::encode_scopes(count_by_scope(replica_->people())); }

    std::string days(const std::string& text) const {
        const auto begins = wire::decode_days(text);
        if (!begins) return wire::encode_failure(begins.error());
        return wire::encode_days(replica_->days(*begins));
    }

    std::string explain(const std::string& membership, const std::string& at) const {
        const auto now = Instant::parse(at);
        if (!now) return wire::encode_failure({{Code::instant_malformed, "at"}});
        const ReplicaDirectory directory{*replica_};
        return wire::encode_explanation(usher::explain(
            directory, viewer_, MembershipId::parse(membership).value_or(MembershipId{}), *now));
    }

    std::string organization(const std::string& project) const {
        const auto id = ProjectId::parse(project);
        return wire::encode_organization(*replica_, viewer_, id ? Scope{*id} : Scope{});
    }

    std::string person(const std::string& id, const std::string& at) const {
        const auto now = Instant::parse(at);
        if (!now) return wire::encode_failure({{Code::instant_malformed, "at"}});
        return wire::encode_person(*replica_, viewer_, PersonId::parse(id).value_or(PersonId{}),
                                   *now);
    }

    std::string judge(const std::string& at, const std::string& text) const {
        const auto command = command_of(at, text);
        if (!command) return wire::encode_failure(command.error());
        return wire::encode_prediction(replica_->judge(*command), replica_->version());
    }

    std::string submit(std::uint64_t sequence, const std::string& at, const std::string& text) {
        auto command = command_of(at, text);
        if (!command) return wire::encode_failure(command.error());
        const Decision decision = replica_->submit(sequence, std::move(*command));
        return wire::encode_prediction(decision, replica_->version());
    }

    std::string settle(const std::string& text) {
        const auto answers = wire::decode_answers(text);
        if (!answers) return wire::encode_failure(answers.error());
        std::vector<Replica::Answered> answered;
        for (const wire::Answer& answer : *answers)
            answered.push_back({answer.sequence, answer.change, !answer.errors.empty()});
        const auto refused = replica_->settle(answered);
        return wire::encode_settled(replica_->version(), refused, *answers);
    }

    bool prepare() const { return replica_->prepare(); }

    std::string pending() const { return wire::encode_pending(replica_->pending()); }

private:
    std::string put(Result<wire::FeedPage, Errors> page) {
        if (!page) return wire::encode_failure(page.error());
        if (!page->restart) {
            replica_->put({page->reached, page->more, std::move(page->organization),
                           std::move(page->people), std::move(page->gone)});
        }
        return wire::encode_put(page->cursor, page->more, page->restart, replica_->version());
    }

    Result<Command, Errors> command_of(const std::string& at, const std::string& text) const {
        auto body = wire::decode_body(text);
        if (!body) return body.error();
        const auto now = Instant::parse(at);
        if (!now) return Errors{{Code::instant_malformed, "at"}};
        return Command{{}, replica_->home(), Caller{viewer_}, *now, std::move(*body)};
    }

    std::unique_ptr<Replica> replica_ = std::make_unique<Replica>(OrganizationId{});
    Actor viewer_;
};

Core core;

/// The texts of a call, which core.js writes before it, and the text that the call answers.
std::array<std::string, 3> given;
std::string answer;

}  // namespace

extern "C" {

/// Makes room for a text of the next call.
EMSCRIPTEN_KEEPALIVE char* room_for(std::size_t place, std::size_t size) {
    given.at(place).resize(size);
    return given.at(place).data();
}
EMSCRIPTEN_KEEPALIVE const char* answer_text() { return answer.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t answer_size() { return answer.size(); }

EMSCRIPTEN_KEEPALIVE void core_judge_field() {
    answer = core.judge_field(given[0], given[1], given[2]);
}
EMSCRIPTEN_KEEPALIVE void core_judge_paste() { answer = core.judge_paste(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_open() { core.open(given[0], given[1]); }
EMSCRIPTEN_KEEPALIVE void core_put() { answer = core.put(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_put_block() { answer = core.put_block(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_window() { answer = core.window(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_scopes() { answer = core.scopes(); }
EMSCRIPTEN_KEEPALIVE void core_days() { answer = core.days(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_explain() { answer = core.explain(given[0], given[1]); }
EMSCRIPTEN_KEEPALIVE void core_organization() { answer = core.organization(given[0]); }
EMSCRIPTEN_KEEPALIVE void core_person() { answer = core.person(given[0], given[1]); }
EMSCRIPTEN_KEEPALIVE void core_judge() { answer = core.judge(given[0], given[1]); }
EMSCRIPTEN_KEEPALIVE void core_submit(double sequence) {
    answer = core.submit(static_cast<std::uint64_t>(sequence), given[0], given[1]);
}
EMSCRIPTEN_KEEPALIVE void core_settle() { answer = core.settle(given[0]); }
EMSCRIPTEN_KEEPALIVE bool core_prepare() { return core.prepare(); }
EMSCRIPTEN_KEEPALIVE void core_pending() { answer = core.pending(); }

}  // extern "C"
