#include <gtest/gtest.h>

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
        Roster roster{Roster::Unfilled::unknown};
        store().begin()->load({{Key::Kind::undo, home, bits(command), {}}}, roster);
        const Former* former = roster.former(home, id<CommandId>(command));
        return former == nullptr ? std::nullopt : std::optional{*former};
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
    keep(60, now_);
    keep(61, now_ + limits::undo);
    EXPECT_TRUE(read(home_, 60));
    keep(62, now_ + limits::undo + minutes(2));
    EXPECT_FALSE(read(home_, 60));
    EXPECT_FALSE(read(home_, 61));
    EXPECT_TRUE(read(home_, 62));
}

class EraseTraces : public KeepFormers {
protected:
    app::LogEntry entry(std::uint64_t change, const std::string& payload) {
        app::LogEntry made = sample_log_entry(home_, change, 33);
        made.payload = payload;
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
            transaction.append(entry(static_cast<std::uint64_t>(number), naming(person)));
            transaction.keep_answer({digest(static_cast<std::uint8_t>(number)),
                                     digest(7),
                                     static_cast<std::uint64_t>(number),
                                     naming(person),
                                     {5}});
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
    change([&](app::Transaction& transaction) { transaction.erase_traces(home_, gone); });

    EXPECT_FALSE(read(home_, 1));
    EXPECT_TRUE(read(home_, 2));
    const auto mails = reader().outbox(0, 10);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].person, stays);
    EXPECT_FALSE(reader().sign_up(sign_up.browser));
    const auto transaction = store().begin();
    EXPECT_FALSE(transaction->kept_answer(digest(1)));
    EXPECT_TRUE(transaction->kept_answer(digest(2)));
}

TEST_P(EraseTraces, LeavesOtherOrganizationsAlone) {
    keep(60, now_);
    change([&](app::Transaction& transaction) {
        transaction.erase_traces(id<OrganizationId>(2), id<PersonId>(20));
    });
    EXPECT_TRUE(read(home_, 60));
    change(
        [&](app::Transaction& transaction) { transaction.erase_traces(home_, id<PersonId>(20)); });
    EXPECT_FALSE(read(home_, 60));
}

}  // namespace
}  // namespace usher::test
