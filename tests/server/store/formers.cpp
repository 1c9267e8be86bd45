#include <gtest/gtest.h>

#include "server/app/new_id.hpp"
#include "server/auth/sha256.hpp"
#include "shared/policy/limits.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class KeepFormers : public StoreContract {
protected:
    KeepFormers() { put(store(), sample_organization(1), sample_organization(2)); }

    template <class Change>
    void change(Change change) {
        const auto transaction = store().begin();
        change(*transaction);
        transaction->commit();
    }
    void keep(std::uint64_t command, Instant at) {
        change([&](app::Transaction& transaction) {
            transaction.keep_former(home_, sample_former(command, at));
        });
    }
    std::optional<Former> read(OrganizationId home, std::uint64_t command) {
        return read(home, id<CommandId>(command));
    }
    std::optional<Former> read(OrganizationId home, CommandId command) {
        Roster roster{Roster::Unfilled::unknown};
        store().begin()->load({{Key::Kind::undo, home, command.bits, {}}}, roster);
        const Former* former = roster.former(home, command);
        return former == nullptr ? std::nullopt : std::optional{*former};
    }
    // Of a command whose id is of the instant, as the server's are.
    void keep_own(Instant at) {
        Former former = sample_former(60, at);
        former.command = app::first_id_at<CommandId>(at);
        change([&](app::Transaction& transaction) { transaction.keep_former(home_, former); });
    }
    std::optional<Former> read_own(Instant at) {
        return read(home_, app::first_id_at<CommandId>(at));
    }

    const OrganizationId home_ = id<OrganizationId>(1);
    const Instant now_{1'000'000'000};
};
USHER_ON_EVERY_ENGINE(KeepFormers);

TEST_P(KeepFormers, ComeBackEqualInTheirOrganization) {
    keep(60, now_);
    EXPECT_EQ(read(home_, 60), sample_former(60, now_));
    EXPECT_EQ(read(id<OrganizationId>(2), 60), std::nullopt);
    EXPECT_EQ(read(home_, 61), std::nullopt);
}

TEST_P(KeepFormers, GoOnceTheyCanNoLongerBeUndone) {
    keep_own(now_);
    keep_own(now_ + limits::undo);
    EXPECT_TRUE(read_own(now_));
    keep_own(now_ + limits::undo + minutes(2));
    EXPECT_FALSE(read_own(now_));
    EXPECT_FALSE(read_own(now_ + limits::undo));
    EXPECT_TRUE(read_own(now_ + limits::undo + minutes(2)));
}

class EraseTraces : public KeepFormers {
protected:
    app::LogChange logged(std::uint64_t change, const std::string& payload) {
        app::LogChange made = sample_log_change(home_, change, 33);
        made.entries.front().payload = payload;
        return made;
    }
};
USHER_ON_EVERY_ENGINE(EraseTraces);

TEST_P(EraseTraces, TakesAllOfThePersonAndNothingOfOthers) {
    const PersonId gone = id<PersonId>(8);
    const PersonId stays = id<PersonId>(9);
    const auto naming = [](PersonId person) { return "{\"person\":\"" + person.text() + "\"}"; };
    app::SignUp sign_up = sample_sign_up(1, "jw@cowboy.com");
    sign_up.person = gone;
    change([&](app::Transaction& transaction) {
        for (const auto& [person, number] : {std::pair{gone, 1}, std::pair{stays, 2}}) {
            transaction.append(logged(static_cast<std::uint64_t>(number), naming(person)));
            const auto of = [&](int client) {
                return app::Sender{home_, bits(4), bits(static_cast<std::uint64_t>(client))};
            };
            transaction.keep_answer({of(number), 3, digest(7), naming(person), {5}});
            transaction.keep_answer({of(number + 10), 0, digest(7), naming(person), {5}});
            Former former;
            former.command = id<CommandId>(static_cast<std::uint64_t>(number));
            former.at = now_;
            former.made = {person};
            transaction.keep_former(home_, former);
            app::OutboxMail mail = sample_mail(home_, id<InvitationId>(7), 1, {100});
            mail.person = person;
            transaction.queue(mail);
        }
        transaction.save_sign_up(sign_up);
    });
    change([&](app::Transaction& transaction) {
        transaction.erase_traces(home_, gone, auth::Sha256{});
    });

    EXPECT_FALSE(read(home_, 1));
    EXPECT_TRUE(read(home_, 2));
    const auto mails = reader().outbox(0, 10);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].person, stays);
    EXPECT_FALSE(reader().sign_up(sign_up.browser));
    const auto transaction = store().begin();
    const auto answer = [&](std::uint64_t client, std::uint64_t sequence) {
        return transaction->kept_answer({home_, bits(4), bits(client)}, sequence);
    };
    EXPECT_EQ(answer(1, 3)->answer, "");
    EXPECT_EQ(answer(11, 0)->answer, "");
    EXPECT_EQ(answer(2, 3)->answer, naming(stays));
    EXPECT_TRUE(answer(12, 0));
}

TEST_P(EraseTraces, LeavesOtherOrganizationsAlone) {
    keep(60, now_);
    change([&](app::Transaction& transaction) {
        transaction.erase_traces(id<OrganizationId>(2), id<PersonId>(20), auth::Sha256{});
    });
    EXPECT_TRUE(read(home_, 60));
    change([&](app::Transaction& transaction) {
        transaction.erase_traces(home_, id<PersonId>(20), auth::Sha256{});
    });
    EXPECT_FALSE(read(home_, 60));
}

}  // namespace
}  // namespace usher::test
