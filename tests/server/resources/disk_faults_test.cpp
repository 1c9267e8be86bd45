#include <sqlite3.h>

#include <ostream>

#include "tests/server/resources/northwind.hpp"
#include "tests/server/store/failing_files.hpp"

namespace usher::test {
namespace {

/// What a disk can answer, as SQLite says it.
struct DiskFault {
    const char* name;
    int code;
};
void PrintTo(const DiskFault& fault, std::ostream* out) { *out << fault.name; }

/// Stands below everything that opens a file.
struct OnFailingFiles {
    FailingFiles files;
};

// S-10: a server whose disk takes nothing any more.
class DiskFaults : private OnFailingFiles,
                   protected Northwind,
                   public testing::TestWithParam<DiskFault> {
protected:
    using Json = nlohmann::json;
    using OnFailingFiles::files;

    void break_disk() { files.fail_at(1, GetParam().code, FailingFiles::Lasting::for_ever); }

    static Json batch(const Json& body) {
        const Json item{{"sequence", 1}, {"body", body}};
        return {{"client", bits_of_label("client").text()}, {"commands", {item}}};
    }
    Json resend() const { return {{"type", "resend"}, {"invitation", invitation.text()}}; }
};

TEST_P(DiskFaults, PromiseNothingThatIsNotKeptAndEndByThemselves) {
    house.set_password(account("ivan"), password);
    Browser ivan = as("ivan");
    Browser stranger = house.browser();
    const std::string before = house.contents();
    const Json sign_in{{"address", "ivan@northwind.example"}, {"password", password}};

    break_disk();
    for (int i = 0; i < 3; ++i) {
        const Reply refused = ivan.post(path() + "/commands", batch(resend()));
        EXPECT_EQ(refused.outcome(), "503 unavailable");
        EXPECT_FALSE(refused.field("Retry-After").empty());
    }
    EXPECT_EQ(stranger.post("/v1/sessions", sign_in).outcome(), "503 unavailable");
    EXPECT_TRUE(stranger.cookies.empty());
    EXPECT_EQ(stranger.post("/v1/sign-ups", sign_up_form(link())).outcome(), "503 unavailable");
    EXPECT_EQ(stranger.get("/readyz").status, 503);
    // Whoever only looks notices nothing.
    EXPECT_EQ(stranger.get("/healthz").status, 200);
    EXPECT_EQ(stranger.post("/v1/invitations/open", {{"token", link()}}).outcome(), "200");
    EXPECT_EQ(ivan.get(path() + "/people").outcome(), "200");
    EXPECT_EQ(maya().invitations.at(0).generation, 1U);

    files.heal();
    EXPECT_TRUE(house.contents() == before) << "something of it was kept";
    EXPECT_EQ(stranger.get("/readyz").status, 200);
    const Reply kept = ivan.post(path() + "/commands", batch(resend()));
    EXPECT_EQ(kept.outcome(), "200");
    EXPECT_EQ(kept.json()["answers"][0]["errors"], Json::array()) << kept.body;
    EXPECT_EQ(maya().invitations.at(0).generation, 2U);
    EXPECT_EQ(stranger.post("/v1/sessions", sign_in).outcome(), "201");
    EXPECT_EQ(stranger.post("/v1/sign-ups", sign_up_form(link())).outcome(), "201");
    EXPECT_EQ(house.ask("PRAGMA integrity_check"), "ok");
}

INSTANTIATE_TEST_SUITE_P(Disks, DiskFaults,
                         testing::Values(DiskFault{"Full", SQLITE_FULL},
                                         DiskFault{"ReadOnly", SQLITE_READONLY},
                                         DiskFault{"NotWritten", SQLITE_IOERR_WRITE},
                                         DiskFault{"NotSynced", SQLITE_IOERR_FSYNC}),
                         [](const auto& tested) { return std::string{tested.param.name}; });

}  // namespace
}  // namespace usher::test
