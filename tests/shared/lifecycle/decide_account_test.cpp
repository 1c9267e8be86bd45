#include <gtest/gtest.h>

#include "shared/lifecycle/decide.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/stop.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

// What no vector can say: the wire carries neither credentials nor second factors.
namespace usher {
namespace {

const test::Vector& vector_named(const std::string& name) {
    static const std::vector<test::Vector> all = test::read_vectors("tests/vectors");
    for (const test::Vector& vector : all) {
        if (vector.name == name) return vector;
    }
    test::stop("there is no vector: " + name);
}

/// A vector whose command and accounts can still be changed.
struct Scene {
    explicit Scene(const std::string& name)
        : vector{vector_named(name)},
          world{test::world_of(vector.given)},
          command{*vector.when.command} {}

    template <class Change>
    void account(const char* label, Change change) {
        Account account = *world.account(AccountId{test::bits_of_label(label)});
        change(account);
        world.put(account);
    }
    Decision decide() const { return test::take_turn(world, command).decision; }

    const test::Vector& vector;
    Roster world;
    Command command;
};

// The last account that the decision changes.
const Account* account_in(const Decision& decision) {
    const Account* found = nullptr;
    for (const Event& event : decision.events) {
        if (const auto* made = std::get_if<AccountCreated>(&event.body)) found = &made->account;
        if (const auto* taken = std::get_if<AccountTakenOver>(&event.body)) found = &taken->account;
        if (const auto* changed = std::get_if<AccountChanged>(&event.body))
            found = &changed->account;
    }
    return found;
}

void put_secrets(Account& account) {
    account.credential = Secret{"earlier credential"};
    account.second_factor = Secret{"earlier second factor"};
}

constexpr const char* made = "who came by the mailed link makes the account";
constexpr const char* claimed = "who holds the access code makes the account of its person";
constexpr const char* recovered =
    "who holds the recovery code chooses a new password, and every session ends";
constexpr const char* password_changed =
    "the owner changes the password, and every other session ends";
constexpr const char* taken_over =
    "who takes an account over ends everything that was its former holder's";

TEST(AccountDecision, NeedsACredentialOrAProvider) {
    Scene scene{made};
    auto& body = std::get<CreateAccount>(scene.command.body);
    body.credential = Secret{};
    EXPECT_EQ(scene.decide().errors, (Errors{{Code::required, "credential"}}));
    body.provider = ProviderSubject{"https://login.example", "maya"};
    EXPECT_FALSE(scene.decide().refused());
}

TEST(AccountDecision, NeedsTheSecretThatItSets) {
    Scene claim{claimed};
    std::get<ClaimCode>(claim.command.body).credential = Secret{};
    EXPECT_EQ(claim.decide().errors, (Errors{{Code::required, "credential"}}));
    Scene recovery{recovered};
    std::get<RecoverAccount>(recovery.command.body).credential = Secret{};
    EXPECT_EQ(recovery.decide().errors, (Errors{{Code::required, "credential"}}));
    Scene change{password_changed};
    std::get<ChangePassword>(change.command.body).credential = Secret{};
    EXPECT_EQ(change.decide().errors, (Errors{{Code::required, "credential"}}));
    Scene factor{"the owner sets a second factor"};
    std::get<SetSecondFactor>(factor.command.body).second_factor = Secret{};
    EXPECT_EQ(factor.decide().errors, (Errors{{Code::required, "second_factor"}}));
}

TEST(AccountDecision, SetsTheCredential) {
    for (const char* name : {made, claimed, recovered, password_changed, taken_over}) {
        SCOPED_TRACE(name);
        const Decision decision = Scene{name}.decide();
        ASSERT_NE(account_in(decision), nullptr);
        EXPECT_EQ(account_in(decision)->credential.reveal(), test::vector_credential);
    }
}

TEST(AccountDecision, KeepsTheSecondFactorOfItsOwner) {
    for (const auto& [name, label] :
         {std::pair{recovered, "account:maya"}, std::pair{password_changed, "account:mei"}}) {
        SCOPED_TRACE(name);
        Scene scene{name};
        scene.account(label, put_secrets);
        const Decision decision = scene.decide();
        ASSERT_NE(account_in(decision), nullptr);
        EXPECT_EQ(account_in(decision)->second_factor.reveal(), "earlier second factor");
    }
}

TEST(AccountDecision, TakesAnAccountOverWithoutItsSecrets) {
    Scene scene{taken_over};
    scene.account("account:mallory", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_NE(account_in(decision), nullptr);
    EXPECT_EQ(account_in(decision)->credential.reveal(), test::vector_credential);
    EXPECT_TRUE(account_in(decision)->second_factor.empty());
}

TEST(AccountDecision, EmptiesAnAccountThatNothingElseProves) {
    Scene scene{"an account that nothing else proves is emptied, everywhere"};
    scene.account("account:mallory", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_FALSE(decision.refused());
    const Account& emptied = std::get<AccountChanged>(decision.events.front().body).account;
    EXPECT_TRUE(emptied.credential.empty());
    EXPECT_TRUE(emptied.second_factor.empty());
}

TEST(AccountDecision, LeavesAnAccountThatSomethingElseProvesItsSecrets) {
    Scene scene{
        "a proof that holds everywhere takes the address from who proved it inside an "
        "organization"};
    scene.account("account:mallory", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_FALSE(decision.refused());
    const Account& holder = std::get<AccountChanged>(decision.events.front().body).account;
    EXPECT_FALSE(holder.credential.empty());
    EXPECT_FALSE(holder.second_factor.empty());
}

TEST(AccountDecision, SetsTheSecondFactor) {
    const Decision decision = Scene{"the owner sets a second factor"}.decide();
    ASSERT_NE(account_in(decision), nullptr);
    EXPECT_EQ(account_in(decision)->second_factor.reveal(), test::vector_credential);
}

TEST(AccountDecision, ResetsTheOwnersSecondFactorAndLeavesTheirSessions) {
    Scene scene{"an owner who has no second factor has none to reset"};
    scene.account("account:mei", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_NE(account_in(decision), nullptr);
    EXPECT_TRUE(account_in(decision)->second_factor.empty());
    EXPECT_EQ(account_in(decision)->session_generation, 1U);
    EXPECT_TRUE(decision.notes.empty());
}

TEST(AccountDecision, ResetsAnothersSecondFactor) {
    Scene scene{"the server's administrator resets a second factor, and every session ends"};
    scene.account("account:mei", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_NE(account_in(decision), nullptr);
    EXPECT_TRUE(account_in(decision)->second_factor.empty());
    EXPECT_FALSE(account_in(decision)->credential.empty());
    EXPECT_EQ(account_in(decision)->session_generation, 2U);
}

TEST(AccountDecision, UnlinksTheLastProviderOfWhoHasAPassword) {
    Scene scene{"who has no password keeps the last sign-in"};
    scene.account("account:mei", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_NE(account_in(decision), nullptr);
    EXPECT_TRUE(account_in(decision)->providers.empty());
}

TEST(AccountDecision, ReinstatesWhoHasAPassword) {
    Scene scene{"an account that has no way to sign in is reinstated without one"};
    scene.account("account:rex", put_secrets);
    const Decision decision = scene.decide();
    ASSERT_EQ(decision.events.size(), 2U);
    EXPECT_TRUE(std::get<SignInChanged>(decision.events.back().body).can_sign_in);
}

TEST(AccountDecision, CountsAnotherAdministratorWhoHasAPassword) {
    Scene scene{"another administrator who cannot sign in does not count"};
    scene.account("account:ada", [](Account& account) {
        account.suspended_at.reset();
        account.providers.clear();
        put_secrets(account);
    });
    EXPECT_FALSE(scene.decide().refused());
}

}  // namespace
}  // namespace usher
