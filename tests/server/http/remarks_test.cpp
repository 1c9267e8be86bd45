#include "server/http/remarks.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

#include "tests/server/http/running_server.hpp"
#include "tests/server/http/sample_routes.hpp"
#include "tests/support/smtp/real_relay.hpp"

namespace usher::http {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Remarks, AreMadeOnceAMinuteOfEachKind) {
    std::vector<std::string> said;
    Remarks::Clock::time_point now{};
    Remarks remarks{[&](std::string_view what) { said.emplace_back(what); }, [&] { return now; }};
    remarks.make(Remarks::Kind::other_host, "one");
    remarks.make(Remarks::Kind::other_host, "two");
    remarks.make(Remarks::Kind::in_the_clear, "three");
    now += Remarks::pause - std::chrono::milliseconds(1);
    remarks.make(Remarks::Kind::other_host, "four");
    now += std::chrono::milliseconds(1);
    remarks.make(Remarks::Kind::other_host, "five");
    EXPECT_THAT(said, ElementsAre("one", "three", "five"));
}

class RemarksOfAServer : public testing::Test {
protected:
    ListenerOptions listening() {
        ListenerOptions options;
        options.remark = [this](std::string_view what) {
            const std::lock_guard lock{mutex};
            said.emplace_back(what);
        };
        return options;
    }
    static DispatcherParts parts() {
        DispatcherParts parts;
        parts.routes = sample::routes;
        return parts;
    }

    std::mutex mutex;
    std::vector<std::string> said;
};

TEST_F(RemarksOfAServer, NameTheHostThatIsNotItsOwn) {
    RunningServer server{parts(), listening()};
    server.ask("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for (int round = 0; round < 3; ++round)
        EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nhost:  b\xc3\xb6se.example \r\n\r\n").status,
                  400);
    server.stop();
    EXPECT_THAT(said, ElementsAre("a request named the host b??se.example and was refused; "
                                  "public-url is http://localhost"));
}

TEST_F(RemarksOfAServer, NameWhoSpeaksInTheClearWhereTlsIsSpoken) {
    const test::SelfSignedCertificate certificate;
    ListenerOptions options = listening();
    options.tls = *Tls::open(certificate.certificate_file(), certificate.key_file(), {});
    RunningServer server{parts(), std::move(options)};
    for (int round = 0; round < 3; ++round) {
        auto client = server.connect();
        client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
        client.read_to_end();
    }
    auto other = server.connect();
    other.send("something else altogether\r\n");
    other.read_to_end();
    server.stop();
    EXPECT_THAT(said, ElementsAre(HasSubstr("plain HTTP, and this port speaks TLS")));
}

}  // namespace
}  // namespace usher::http
