#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

// A03: scanners of mail follow links, and prefetching browsers too.
class SafeMethods : public AtNorthwind {
protected:
    std::vector<std::string> targets() {
        std::vector<std::string> all = known_pages();
        for (const std::string& page : known_pages()) {
            all.push_back(page + "?token=" + link());
            all.push_back(page + "%23" + link());
        }
        for (const KnownRoute& route : known_routes()) {
            for (const Place place : {Place::own, Place::other, Place::random}) {
                const std::string target = sample(route, *this, place).target;
                all.push_back(target);
                all.push_back(target + "?token=" + link());
            }
        }
        return all;
    }
};

TEST_F(SafeMethods, ChangeNotAByteWhoeverAsks) {
    std::vector<Browser> browsers{house.browser(), as("noor"), as("ivan"), as("hana")};
    browsers.push_back(house.browser());
    browsers.back().post("/v1/sign-ups", sign_up_form(copied_link()));
    const auto all = targets();
    // What it tries and takes back is still to be read in bytes that nobody uses, once and for all.
    EXPECT_EQ(house.browser().get("/readyz").status, 200);
    const std::string before = house.contents();
    for (Browser& browser : browsers) {
        for (const std::string& target : all) {
            for (const char* method : {"GET", "HEAD", "OPTIONS"}) {
                const Reply reply = browser.send({method, target, {}, {}});
                EXPECT_GE(reply.status, 200) << method << ' ' << target;
                EXPECT_LT(reply.status, 500) << method << ' ' << target;
                EXPECT_EQ(reply.field("Set-Cookie"), "") << method << ' ' << target;
            }
        }
    }
    EXPECT_TRUE(house.contents() == before);
}

TEST_F(SafeMethods, ServeThePagesOfLinksWhateverStandsBehindThem) {
    for (const std::string& path : {std::string{"/i"}, "/i%23" + link(), std::string{"/code"}}) {
        const Reply reply = house.browser().get(path);
        EXPECT_EQ(reply.status, 200) << path;
        EXPECT_EQ(reply.body, "account") << path;
    }
}

// A04, A21: no answer may be kept, framed, or tell where one came from.
TEST_F(SafeMethods, AnswerWithTheHeadersOfSafety) {
    for (const std::string& target : targets()) {
        const Reply reply = house.browser().get(target);
        EXPECT_EQ(reply.field("Referrer-Policy"), "no-referrer") << target;
        EXPECT_EQ(reply.field("X-Content-Type-Options"), "nosniff") << target;
        EXPECT_NE(reply.field("Content-Security-Policy").find("frame-ancestors 'none'"),
                  std::string::npos)
            << target;
        EXPECT_NE(reply.field("Cache-Control"), "") << target;
    }
}

}  // namespace
}  // namespace usher::test
