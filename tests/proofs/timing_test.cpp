#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <random>

#include "shared/lifecycle/claims.hpp"
#include "tests/server/resources/northwind.hpp"
#include "tests/support/equivalence.hpp"
#include "tests/support/loopback.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double alpha = 0.01;
constexpr double margin_us = 100;
constexpr double planted_us = 200;

/// USHER_TIMING_PAIRS: how many requests of each class.
int pairs() {
    const char* wanted = std::getenv("USHER_TIMING_PAIRS");
    return wanted == nullptr ? 10'000 : std::atoi(wanted);
}

/// Who must not be told from whom: what is asked of each, a request after the other, and what is
/// answered to all.
struct Class {
    std::string name;
    std::function<std::string()> next;
    /// How much longer than it takes it is made to look.
    double planted = 0;
    std::vector<double> us = {};
};

/// One connection that stays, so that what is timed is the answer.
class Timer {
public:
    explicit Timer(std::uint16_t port) : connection_{port} {}

    double time(const std::string& request, double planted, std::string& answer) {
        const auto begin = Clock::now();
        while (since(begin) < planted) {
        }
        connection_.send(request);
        std::string received;
        while (!is_whole(received))
            if (!connection_.receive(received)) throw std::runtime_error{"it closed: " + received};
        const double taken = since(begin);
        answer = received.substr(received.find("\r\n\r\n"));
        return taken;
    }

private:
    static double since(Clock::time_point begin) {
        return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
    }
    static bool is_whole(const std::string& received) {
        const auto end = received.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        const std::string name = "Content-Length: ";
        const auto length = received.find(name);
        if (length > end) throw std::runtime_error{"no length: " + received};
        return received.size() >= end + 4 + std::stoul(received.substr(length + name.size()));
    }

    Loopback connection_;
};

class Timing : public testing::Test, protected Northwind {
protected:
    Timing() {
        house.set_password(account("ivan"), password);
        house.set_password(account("mei"), password);
        Account suspended = *house.reader().account(account("mei"));
        suspended.suspended_at = house.clock().now();
        house.keep(suspended);
    }

    std::string address_of(const std::string& word) {
        return house.reader().account(account(word))->addresses.at(0).address.text();
    }

    std::string post(const Browser& browser, const std::string& path, const Json& body) const {
        Ask ask{"POST", path, body.dump(), browser.fields_of_our_pages()};
        std::string text = browser.written(ask);
        const std::string closing = "Connection: close\r\n";
        return text.erase(text.find(closing), closing.size());
    }
    std::function<std::string()> always(const std::string& path, const Json& body) {
        return [text = post(house.browser(), path, body)] { return text; };
    }

    /// Asks of each class in turn, in an order that is new every time, each so long after the other
    /// that no guess counts against the next.
    void measure(std::vector<Class>& classes, int rounds, Duration between = days(3)) {
        Timer timer{house.port()};
        std::mt19937_64 random{20261120};
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < classes.size(); ++i) order.push_back(i);
        constexpr int unmeasured = 50;
        for (int round = -unmeasured; round < rounds; ++round) {
            std::shuffle(order.begin(), order.end(), random);
            for (const std::size_t which : order) {
                house.clock().advance(between);
                Class& asked = classes[which];
                std::string answer;
                const double us = timer.time(asked.next(), asked.planted, answer);
                if (round >= 0) asked.us.push_back(us);
                if (answers_.empty()) answers_ = answer;
                if (alike_) {
                    ASSERT_EQ(answer, answers_) << asked.name;
                }
            }
        }
    }

    static void show(const char* what, const Interval& interval) {
        std::printf("  %s %+.1f to %+.1f", what, interval.low, interval.high);
    }

    /// Without the pairs of which one was among the slowest of all: what the machine did meanwhile
    /// would hide what the server does. What a class takes longer stays.
    static Interval mean_of_undisturbed(const std::vector<double>& first,
                                        const std::vector<double>& second) {
        std::vector<double> all = first;
        all.insert(all.end(), second.begin(), second.end());
        const auto limit = all.begin() + static_cast<std::ptrdiff_t>(all.size() * 95 / 100);
        std::nth_element(all.begin(), limit, all.end());
        std::vector<double> one;
        std::vector<double> other;
        for (std::size_t i = 0; i < first.size(); ++i) {
            if (first[i] > *limit || second[i] > *limit) continue;
            one.push_back(first[i]);
            other.push_back(second[i]);
        }
        return mean_difference(one, other, alpha);
    }

    static double middle(std::vector<double> values) {
        const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), half, values.end());
        return *half;
    }

    /// Each class against the first.
    static bool are_equivalent(const std::vector<Class>& classes) {
        bool all = true;
        const auto& first = classes.front();
        for (std::size_t i = 1; i < classes.size(); ++i) {
            const auto& other = classes[i];
            const Interval mean = mean_of_undisturbed(other.us, first.us);
            const Interval half = quantile_difference(other.us, first.us, 0.5, alpha);
            const Interval most = quantile_difference(other.us, first.us, 0.9, alpha);
            const bool same =
                mean.is_within(margin_us) && half.is_within(margin_us) && most.is_within(margin_us);
            std::printf("%s and %s, %zu pairs, µs: p50 %.0f and %.0f;", other.name.c_str(),
                        first.name.c_str(), first.us.size(), middle(other.us), middle(first.us));
            show("mean", mean);
            show("p50", half);
            show("p90", most);
            std::printf("  AUC %.3f  %s\n", distinguishability(other.us, first.us),
                        same ? "equivalent" : "NOT equivalent");
            all = all && same;
        }
        return all;
    }

    /// What every answer is held against; without it, they differ on purpose.
    bool alike_ = true;

private:
    std::string answers_;
};

// S-6, A17.
class TimingOfSignIn : public Timing {
protected:
    Json form(const std::string& address) const {
        return {{"address", address}, {"password", "not the password at all"}};
    }
    std::vector<Class> classes() {
        const std::string path = "/v1/sessions";
        return {{"unknown", always(path, form("nobo@northwind.example"))},
                {"known", always(path, form(address_of("ivan")))},
                {"suspended", always(path, form(address_of("mei")))},
                {"without a password", always(path, form(address_of("noor")))}};
    }
};

TEST_F(TimingOfSignIn, TellsNobodyWhetherThereIsAnAccount) {
    auto all = classes();
    measure(all, pairs());
    EXPECT_TRUE(are_equivalent(all));
}

TEST_F(TimingOfSignIn, WouldBeCaughtTellingIt) {
    auto all = classes();
    for (std::size_t i = 1; i < all.size(); ++i) {
        auto two = std::vector{all[0], all[i]};
        two.back().planted = planted_us;
        measure(two, pairs() / 4);
        EXPECT_FALSE(are_equivalent(two)) << all[i].name;
        // Not only that it could not be shown to be alike: it is shown to differ.
        EXPECT_GT(quantile_difference(two[1].us, two[0].us, 0.5, alpha).low, margin_us);
    }
}

// S-6: whoever types a code for an address.
TEST_F(Timing, OfACodeTellsNobodyWhetherTheAddressWasInvited) {
    const app::SentInvitation other{home, named<InvitationId>("invitation:other"), 1,
                                    "x@y.example"};
    const std::string code = house.secrets().code(other).text();
    const auto form = [&](const std::string& address) {
        return Json{{"address", address}, {"code", code}};
    };
    for (const char* path : {"/v1/invitations/open", "/v1/invitations/decline"}) {
        std::vector<Class> all{
            {"unknown", always(path, form("nobody@corp.example"))},
            {"invited", always(path, form(maya().invitations.at(0).written_to->text()))},
            {"with an account", always(path, form(address_of("noor")))}};
        measure(all, pairs() / 2);
        std::printf("%s: ", path);
        EXPECT_TRUE(are_equivalent(all)) << path;
    }
}

// S-6: an administrator must not learn by inviting whether somebody has an account elsewhere.
TEST_F(Timing, OfAnInvitationTellsNobodyWhetherThereIsAnAccount) {
    const int rounds = pairs() / 2;
    const auto address = [](const char* kind, int number) {
        return kind + std::to_string(100'000 + number) + "@corp.example";
    };
    std::promise<void> kept;
    house.writer().run(
        [&](app::Turn& turn) {
            Roster roster{Roster::Unfilled::unknown};
            Roster::Touched touched;
            Account made = *house.reader().account(account("ivan"));
            for (int i = 0; i < rounds + 100; ++i) {
                made.id = named<AccountId>("account:" + address("known", i));
                made.addresses = {{*EmailAddress::parse(address("known", i)), {}}};
                for (const Claim& claim : claims_of({{}, AccountCreated{made}}))
                    turn.transaction().claim(claim);
                roster.put(made);
                touched.accounts.insert(made.id);
            }
            turn.transaction().save(roster, touched);
        },
        [&](bool) { kept.set_value(); });
    kept.get_future().get();

    const std::string role = house.reader().organization(home)->roles.back().id.text();
    int sequence = 0;
    const auto invite = [&](const char* kind) {
        return [&, kind, number = 0]() mutable {
            const std::string who = address(kind, number++);
            const auto id = [&](const char* what) { return bits_of_label(what + who).text(); };
            const Json seat{{"id", id("membership:")}, {"scope", nullptr}};
            const Json body{{"type", "invite_person"},
                            {"person", id("person:")},
                            {"name", "Some Body"},
                            {"address", who},
                            {"seats", {seat}},
                            {"role", role},
                            {"invitation", id("invitation:")},
                            {"when", "now"}};
            const Json item{{"sequence", ++sequence}, {"body", body}};
            return post(as("hana"), path() + "/commands",
                        {{"client", bits_of_label("client").text()}, {"commands", {item}}});
        };
    };
    // Each answer has its own change number.
    alike_ = false;
    std::vector<Class> all{{"no account", invite("other")}, {"an account", invite("known")}};
    measure(all, rounds, minutes(10));
    EXPECT_TRUE(are_equivalent(all));
    EXPECT_EQ(house.reader().outbox(0, 100'000).size(),
              static_cast<std::size_t>(2 * (rounds + 50) + 1));
}

}  // namespace
}  // namespace usher::test
