#include "server/app/new_id.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/presented.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/session_answer.hpp"
#include "shared/lifecycle/invitation_state.hpp"
#include "shared/lifecycle/sign_up.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

/// Everything that making an account out of an invitation needs.
struct Joining {
    OrganizationId home;
    PresentedLink link;
    ProvedAddress proof;
    Name name;
    Secret credential;
};

/// What came of it: the account, or why there is none.
struct Joined {
    Errors errors;
    Account account;
    std::vector<MembershipId> accepted;
    std::vector<std::pair<MembershipId, Code>> refused;
};

const Account* account_in(const Decision& decision) {
    for (const Event& event : decision.events) {
        if (const auto* created = std::get_if<AccountCreated>(&event.body))
            return &created->account;
        if (const auto* taken = std::get_if<AccountTakenOver>(&event.body)) return &taken->account;
    }
    return nullptr;
}

// Makes the account and accepts everything that the link opens, in one transaction.
Joined join(Resources& resources, app::Turn& turn, const Joining& joining) {
    Joined joined;
    usher::Caller caller;
    caller.link = joining.link;
    caller.proved = {joining.proof};
    const auto id = app::new_id<AccountId>(resources.clock, resources.random);
    const CreateAccount body{id, joining.name, joining.proof.address, joining.credential, Locale{}};
    const auto created = turn.apply(command_of(resources, joining.home, caller, body));
    joined.errors = created.decision.errors;
    if (created.decision.refused()) return joined;
    joined.account = *account_in(created.decision);

    usher::Caller owner;
    owner.actor = Actor::of(joined.account.id);
    owner.name = joining.name;
    owner.proved = joined.account.addresses;
    owner.handle = joined.account.handle;
    std::vector<MembershipId> open;
    const Record* record = turn.person_of_invitation(joining.home, joining.link.invitation);
    for (const Membership* membership : opened_by(*record, joining.link)) {
        if (is_open(membership->phase)) open.push_back(membership->id);
    }
    for (const MembershipId membership : open) {
        const auto outcome =
            turn.apply(command_of(resources, joining.home, owner, Accept{membership}));
        if (outcome.decision.refused()) {
            joined.refused.emplace_back(membership, outcome.decision.errors.front().code);
        } else {
            joined.accepted.push_back(membership);
        }
    }
    turn.transaction().remove_sign_ups(joining.proof.address.key());
    return joined;
}

boost::asio::awaitable<Response> finish(const Request& request, const Joining& joining) {
    Resources& resources = *request.resources;
    Joined joined;
    NewSession session;
    const app::Writer::Work work = [&](app::Turn& turn) {
        joined = join(resources, turn, joining);
        if (!joined.errors.empty()) return;
        // An account that is new, or taken over, has no second factor.
        session = new_session(request, joined.account, app::Session::State::full);
        turn.transaction().save_session(session.row);
        if (!request.caller.session.empty())
            turn.transaction().remove_session(to_digest(request.caller.session));
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!joined.errors.empty()) co_return refuse(joined.errors);
    wire::JoinedView view{session_view(resources, joined.account.id, session.row.id),
                          joined.accepted, joined.refused};
    Response response = hand_over(session, 201, wire::encode(view));
    response.set_cookies.push_back(take_cookie(sign_up_cookie));
    co_return response;
}

app::OutboxMail code_mail(const app::SignUp& sign_up) {
    app::OutboxMail mail;
    mail.kind = app::OutboxMail::Kind::address_code;
    mail.sign_up = sign_up.id;
    mail.to = sign_up.address.text();
    mail.queued_at = mail.due_at = mail.changed_at = sign_up.code_sent_at;
    return mail;
}

Response code_sent(Resources& resources, const app::SignUp& sign_up) {
    Response response = json(wire::encode_code_sent(sign_up.address.text(),
                                                    resources.secrets.csrf_token(sign_up.browser)));
    response.status = 202;
    return response;
}

// A copied link proves no mailbox: its holder waits, in this browser alone, for the code that goes
// to the address.
boost::asio::awaitable<Response> wait_for_code(const Request& request, const Presented& presented,
                                               const Name& name, const Secret& credential) {
    Resources& resources = *request.resources;
    if (!resources.mail_configured) co_return refuse(Code::mail_unavailable);
    const Instant now = resources.clock.now();
    // Each sends a mail and gives new tries at a code, so they are counted like wrong guesses at
    // the address.
    const auto guess = resources.guesses.begin("sign-up:" + presented.link.address_key,
                                               request.remote_address, now);
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());
    resources.guesses.wrong(*guess);
    const Secret cookie = resources.secrets.new_cookie_secret();
    const app::SignUp sign_up{app::new_id<CommandId>(resources.clock, resources.random).bits,
                              *resources.secrets.cookie_id(cookie.reveal()),
                              presented.home,
                              presented.record.person.id,
                              presented.link.invitation,
                              presented.link.generation,
                              presented.link.channel,
                              *presented.record.invitation(presented.link.invitation)->written_to,
                              name,
                              credential,
                              now,
                              now,
                              0};
    const app::Writer::Work work = [&](app::Turn& turn) {
        turn.transaction().save_sign_up(sign_up);
        turn.queue(code_mail(sign_up));
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    Response response = code_sent(resources, sign_up);
    response.set_cookies.push_back(give_cookie(sign_up_cookie, cookie, limits::sign_up));
    co_return response;
}

SignUpState state_of(const app::SignUp& sign_up) {
    return {sign_up.created_at, sign_up.code_sent_at, sign_up.tries};
}

std::optional<Code> judge_entry(Resources& resources, const app::SignUp& sign_up,
                                const AddressCode& code, Instant now) {
    if (const auto stopped = judge_code_try(state_of(sign_up), now)) return stopped;
    const app::AddressProof proof{sign_up.id, sign_up.code_sent_at, sign_up.address.key()};
    if (!resources.secrets.check_address_code(proof, code)) return Code::code_wrong;
    return std::nullopt;
}

}  // namespace

boost::asio::awaitable<Response> begin_sign_up(const Request& request) {
    Resources& resources = *request.resources;
    auto form = wire::decode_sign_up(request.body);
    if (!form) co_return refuse(form.error());
    const auto presented = find_presented(resources, form->presented, request.remote_address);
    if (!presented) {
        const auto& failure = presented.error();
        co_return failure.code == Code::too_many_attempts ? refuse_for(failure.code, failure.wait)
                                                          : refuse(failure.code, failure.field);
    }
    const auto dead = judge_link(&presented->record, presented->link, resources.clock.now());
    if (dead) co_return refuse(*dead);
    auto credential = co_await hash_password(resources, form->password);
    if (!credential) co_return refuse_for(Code::unavailable, seconds(5));
    const auto proof = proof_of(resources, *presented);
    if (!proof) co_return co_await wait_for_code(request, *presented, form->name, *credential);
    const Joining joining{presented->home, presented->link, *proof, form->name, *credential};
    co_return co_await finish(request, joining);
}

boost::asio::awaitable<Response> confirm_sign_up(const Request& request) {
    Resources& resources = *request.resources;
    const auto form = wire::decode_confirm(request.body);
    if (!form) co_return refuse(form.error());
    const auto code = AddressCode::parse(form->code);
    if (!code) co_return refuse(code.error(), "code");

    // The try is counted and the code judged in the same transaction, so that parallel guesses
    // cannot overrun the tries.
    const auto browser = to_digest(request.caller.sign_up);
    std::optional<app::SignUp> sign_up;
    std::optional<Code> wrong;
    const app::Writer::Work work = [&](app::Turn& turn) {
        sign_up = turn.transaction().sign_up(browser);
        if (!sign_up) return;
        wrong = judge_entry(resources, *sign_up, *code, resources.clock.now());
        if (wrong == Code::code_wrong) ++sign_up->tries;
        if (wrong == Code::code_wrong) turn.transaction().save_sign_up(*sign_up);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!sign_up) co_return refuse(Code::not_signed_in);
    if (wrong) co_return refuse(*wrong, "code");
    const PresentedLink link{sign_up->invitation, sign_up->generation, sign_up->channel,
                             sign_up->address.key()};
    const Joining joining{sign_up->organization,
                          link,
                          {sign_up->address, std::nullopt},
                          sign_up->name,
                          sign_up->credential};
    co_return co_await finish(request, joining);
}

boost::asio::awaitable<Response> send_sign_up_code(const Request& request) {
    Resources& resources = *request.resources;
    if (const auto nothing = wire::decode_nothing(request.body); !nothing)
        co_return refuse(nothing.error());
    const auto browser = to_digest(request.caller.sign_up);
    const Instant now = resources.clock.now();
    std::optional<app::SignUp> sign_up;
    std::optional<Code> stopped;
    const app::Writer::Work work = [&](app::Turn& turn) {
        sign_up = turn.transaction().sign_up(browser);
        if (!sign_up) return;
        stopped = judge_code_send(state_of(*sign_up), now);
        if (stopped) return;
        // The tries are those of the sign-up: another code does not refill them.
        sign_up->code_sent_at = now;
        turn.transaction().save_sign_up(*sign_up);
        turn.queue(code_mail(*sign_up));
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!sign_up) co_return refuse(Code::not_signed_in);
    if (stopped == Code::too_many_attempts)
        co_return refuse_for(Code::too_many_attempts, limits::address_code_pause);
    if (stopped) co_return refuse(*stopped);
    co_return code_sent(resources, *sign_up);
}

}  // namespace usher::http
