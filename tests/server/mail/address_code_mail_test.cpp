#include "server/mail/address_code_mail.hpp"

#include <gtest/gtest.h>

#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

AddressCodeMail address_code() {
    return {.to = test::address("jw@cowboy.example"),
            .code = Secret{"7K3P-9XQ2"},
            .page = "https://usher.example",
            .lapses_at = *Instant::parse("2026-11-20T08:25:00Z"),
            .language = Language::english};
}

TEST(AddressCodeMail, ReadsWell) {
    const Content content = render(address_code());
    test::expect_golden("address_code.txt", content.subject.text() + "\n\n" + content.text);
    test::expect_golden("address_code.html", content.html);
}

TEST(AddressCodeMail, KeepsTheCodeOutOfSubjectAndPreview) {
    const Content content = render(address_code());
    EXPECT_EQ(content.subject.text().find("7K3P"), std::string::npos);
    EXPECT_EQ(content.html.find("7K3P"), content.html.rfind("7K3P"));
}

TEST(AddressCodeMail, ShowsNoCodeWhereThereIsNone) {
    AddressCodeMail mail = address_code();
    mail.code.reset();
    const Content content = render(mail);
    EXPECT_EQ(content.text.find("7K3P"), std::string::npos);
    EXPECT_EQ(content.html.find("7K3P"), std::string::npos);
    EXPECT_NE(content.text.find("(not shown here)"), std::string::npos);
}

TEST(AddressCodeMail, TellsTheTimeOfTheZone) {
    AddressCodeMail mail = address_code();
    mail.time_zone = "Asia/Tokyo";
    EXPECT_NE(render(mail).text.find("20 November 2026, 17:25 JST"), std::string::npos);
}

TEST(AddressCodeMail, HasNoLink) {
    EXPECT_EQ(render(address_code()).html.find("href="), std::string::npos);
}

}  // namespace
}  // namespace usher::mail
