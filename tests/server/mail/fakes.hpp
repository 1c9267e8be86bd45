#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/mail/outbox.hpp"
#include "server/mail/transport.hpp"
#include "tests/server/mail/fixtures.hpp"

namespace usher::mail::test {

/// Rows in memory, by the contract of Outbox.
class FakeOutbox final : public Outbox {
public:
    std::map<std::int64_t, app::OutboxMail> rows;
    int settlements_that_fail = 0;
    int claims = 0;

    void queue(std::int64_t number, Instant at) {
        app::OutboxMail mail;
        mail.number = number;
        mail.to = "person" + std::to_string(number) + "@cowboy.example";
        mail.generation = 1;
        mail.queued_at = mail.due_at = at;
        rows[number] = mail;
    }

    std::optional<app::OutboxMail> claim(Instant now, Instant until) override {
        ++claims;
        for (auto& [number, mail] : rows) {
            if (!waits(mail) || now < mail.due_at) continue;
            ++mail.attempts;
            mail.due_at = until;
            return mail;
        }
        return std::nullopt;
    }

    void settle(const app::OutboxMail& mail) override {
        if (settlements_that_fail > 0) {
            --settlements_that_fail;
            throw app::StoreFailure{"disk full", true};
        }
        rows.at(mail.number) = mail;
    }

    std::optional<Instant> next_due() override {
        std::optional<Instant> earliest;
        for (const auto& [number, mail] : rows) {
            if (waits(mail) && (!earliest || mail.due_at < *earliest)) earliest = mail.due_at;
        }
        return earliest;
    }

private:
    static bool waits(const app::OutboxMail& mail) {
        return mail.state == app::OutboxMail::State::queued ||
               mail.state == app::OutboxMail::State::deferred;
    }
};

class FakeComposer final : public Composer {
public:
    /// Numbers of mails that have nothing left to say.
    std::vector<std::int64_t> silent;
    std::string another_address;

    std::optional<Message> compose(const app::OutboxMail& mail, Instant) override {
        if (std::count(silent.begin(), silent.end(), mail.number) != 0) return std::nullopt;
        Message made = message("Hello", "text\n");
        made.to.address = address(another_address.empty() ? mail.to : another_address);
        made.message_id = message_id(mail, "usher.example");
        return made;
    }
};

/// Gives the prepared answers in order, then accepts.
class FakeTransport final : public Transport {
public:
    struct Sent {
        std::string to;
        std::string message_id;
    };
    std::deque<Delivery> answers;
    std::vector<Sent> sent;
    std::function<void()> while_sending = [] {};

    Delivery send(const Message& message) override {
        sent.push_back({message.to.address.text(), message.message_id.text()});
        while_sending();
        if (answers.empty()) return Accepted{250, "2.0.0 queued"};
        const Delivery answer = answers.front();
        answers.pop_front();
        return answer;
    }
};

}  // namespace usher::mail::test
