#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class Letters : public AtNorthwind {
protected:
    Reply set(const Json& written) {
        return hana.send(
            {"PUT", path() + "/templates", written.dump(), hana.fields_of_our_pages()});
    }
    Reply preview(Browser& browser, const Json& wish) {
        return without_a_trace([&] { return browser.post(path() + "/templates/preview", wish); });
    }
    static Json german(const std::string& text) {
        return {{"kind", "invitation"},
                {"locale", "de"},
                {"subject", "Komm zu {{organization}}"},
                {"text", text}};
    }
    static std::string flaws(const Json& warnings) {
        std::string found;
        for (const Json& warning : warnings)
            found += warning["flaw"].get<std::string>() + '@' +
                     warning["field"].get<std::string>() + '=' +
                     warning["what"].get<std::string>() + ' ';
        return found;
    }

    Browser hana = as("hana");
};

// W-06, W-07: what an organization writes is what its people get, in their language.
TEST_F(Letters, GoOutInTheOrganizationsOwnWords) {
    ASSERT_EQ(set(german("Moin{{#recipient}} {{recipient}}{{/recipient}}!\n\n{{link}}")).outcome(),
              "200");
    const Json otto{{"person", Bits128{{7}}.text()},
                    {"address", "otto@corp.example"},
                    {"name", "Otto"},
                    {"locale", "de-AT"},
                    {"seats", Json::array({{{"id", Bits128{{8}}.text()}}})},
                    {"role", bits_of_label("role:member").text()},
                    {"invitation", Bits128{{9}}.text()},
                    {"when", "now"}};
    ASSERT_EQ(hana.post(path() + "/people", otto).outcome(), "200");
    const Json mails = hana.get("/v1/outbox").json()["mails"];
    EXPECT_EQ(mails[0]["subject"], "Komm zu Northwind");
    EXPECT_EQ(mails[0]["text"].get<std::string>().rfind("Sie sind zu Northwind eingeladen\n\n"
                                                        "Moin Otto!\n\nEinladung ansehen:\n",
                                                        0),
              0U)
        << mails[0]["text"];
    EXPECT_EQ(mails[1]["to"], "maya@corp.example");
    EXPECT_EQ(mails[1]["subject"], "Ivan Petrov invites you to Northwind") << "it is not in German";
}

TEST_F(Letters, AreShownInOurWordsWhereThereAreNoOthers) {
    const Json shown = preview(hana, {{"kind", "invitation"}, {"locale", "ar"}}).json();
    EXPECT_EQ(shown["source"], "built_in");
    EXPECT_EQ(shown["subject"], "دعوة من Hana Novak إلى Northwind");
    EXPECT_NE(shown["html"].get<std::string>().find("dir=\"rtl\""), std::string::npos);
    EXPECT_TRUE(shown["warnings"].empty());
}

// A zone that the rules let through and that nobody knows is none.
TEST_F(Letters, TellTimesInTheOrganizationsZone) {
    for (const auto& [zone, told] :
         {std::pair{"Asia/Kathmandu", " UTC+05:45\n"}, {"Europe/Atlantis", " UTC\n"}}) {
        const Json policies{
            {"invite_ttl_ms", 86'400'000}, {"onboarding", "direct"}, {"time_zone", zone}};
        ASSERT_EQ(hana.send({"PUT", path() + "/policies", Json{{"policies", policies}}.dump(),
                             hana.fields_of_our_pages()})
                      .outcome(),
                  "200");
        const Json shown = preview(hana, {{"kind", "invitation"}, {"locale", "en"}}).json();
        EXPECT_NE(shown["text"].get<std::string>().find(told), std::string::npos) << shown["text"];
        const Json mails = hana.get("/v1/outbox").json()["mails"];
        EXPECT_NE(mails[0]["text"].get<std::string>().find(told), std::string::npos)
            << mails[0]["text"];
    }
}

TEST_F(Letters, AreShownAsTheyAreKeptAndAsTheyAreTyped) {
    set(german("Kurz."));
    const Json kept = preview(hana, {{"kind", "invitation"}, {"locale", "de-CH"}}).json();
    EXPECT_EQ(kept["source"], "kept");
    EXPECT_EQ(kept["locale"], "de");
    EXPECT_NE(kept["text"].get<std::string>().find("\n\nKurz.\n\n"), std::string::npos);
    EXPECT_EQ(flaws(kept["warnings"]), "link_missing@text= untranslated@locale=en ");

    const Json typed = preview(hana, german("KOMM SOFORT HER!! https://evil.example")).json();
    EXPECT_EQ(typed["source"], "given");
    EXPECT_EQ(flaws(typed["warnings"]),
              "link_missing@text= capitals@text= exclamation_marks@text= "
              "foreign_host@text=evil.example untranslated@locale=en ");
}

TEST_F(Letters, AreShownToAPersonWithoutASecret) {
    const std::string person = maya().person.id.text();
    const Json shown =
        preview(hana, {{"kind", "invitation"}, {"person", person}, {"message", "Come soon."}})
            .json();
    const std::string text = shown["text"];
    for (const char* part : {"maya@", "Member", "Come soon.", "/i#preview", "XXXX-XXXX"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
    for (const std::string& secret : {link(), copied_link(), house.code(home, invitation)})
        EXPECT_EQ(shown.dump().find(secret), std::string::npos);
}

TEST_F(Letters, AreRefusedWithTheirMistakes) {
    const Json broken = german("Moin {{vorname}}");
    EXPECT_EQ(preview(hana, broken).outcome(), "422 template_variable_unknown@text");
    EXPECT_EQ(set(broken).outcome(), "422 template_variable_unknown@text");
    Json unclosed = german("x");
    unclosed["subject"] = "Moin {{recipient";
    EXPECT_EQ(preview(hana, unclosed).outcome(), "422 template_tag_unclosed@subject");
    EXPECT_EQ(set(unclosed).outcome(), "422 template_tag_unclosed@subject");
    EXPECT_EQ(preview(hana, {{"kind", "invitation"}, {"text", "x"}}).outcome(),
              "422 missing_field@subject");
    EXPECT_EQ(preview(hana, {{"kind", "letter"}}).outcome(), "422 unknown_value@kind");
    EXPECT_EQ(preview(hana, {{"kind", "offer"}, {"locale", "?"}}).outcome(),
              "422 locale_unknown@locale");
}

TEST_F(Letters, AreShownAlsoWhereNoneOfTheirKindAreSent) {
    Json written = german("Du bist jetzt {{role}}.");
    written["kind"] = "role_changed";
    const Json shown = preview(hana, written).json();
    EXPECT_EQ(shown["text"].get<std::string>().find("preview"), std::string::npos);
    EXPECT_EQ(flaws(shown["warnings"]).rfind("may_be_empty@text=role", 0), 0U);
    EXPECT_NE(flaws(shown["warnings"]).find("never_mailed@kind="), std::string::npos);
}

TEST_F(Letters, AreAllLookedThroughTogether) {
    EXPECT_EQ(hana.get(path() + "/templates/lint").json()["templates"], Json::array());
    set(german("Kurz: {{link}}"));
    Json reminder = german("Noch da?");
    reminder["kind"] = "reminder";
    reminder["locale"] = "ar";
    set(reminder);
    const Json found = hana.get(path() + "/templates/lint").json()["templates"];
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]["kind"], "invitation");
    EXPECT_EQ(flaws(found[0]["warnings"]), "untranslated@locale=en untranslated@locale=ar ");
    EXPECT_EQ(flaws(found[1]["warnings"]),
              "link_missing@text= untranslated@locale=en untranslated@locale=de ");
}

// Mei writes the organization's texts then, and reads nobody.
TEST_F(Letters, ShowNobodyWhomTheirWriterMayNotSee) {
    const std::string writer = Bits128{{9}}.text();
    hana.post(path() + "/roles", {{"id", writer},
                                  {"name", "Writer"},
                                  {"permissions", {"templates.manage"}},
                                  {"built_in", false}});
    const Json role{{"role", writer}};
    const std::string membership_of_mei =
        path() + "/memberships/" + bits_of_label("membership:mei").text() + "/role";
    ASSERT_EQ(
        hana.send({"PUT", membership_of_mei, role.dump(), hana.fields_of_our_pages()}).outcome(),
        "200");
    Browser mei = as("mei");
    EXPECT_EQ(preview(mei, {{"kind", "invitation"}}).outcome(), "200");
    EXPECT_EQ(preview(mei, {{"kind", "invitation"}, {"person", maya().person.id.text()}}).outcome(),
              "404 person_unknown@person");
}

// Ivan invites people, and does not write the organization's texts.
TEST_F(Letters, ShowASenderWhatANewcomerWillGet) {
    Browser ivan = as("ivan");
    Json wish{{"kind", "invitation"},
              {"locale", "en"},
              {"message", "Come soon."},
              {"newcomer",
               {{"name", "Otto Weber"},
                {"role", bits_of_label("role:member").text()},
                {"projects", Json::array()}}}};
    const Json shown = preview(ivan, wish).json();
    EXPECT_EQ(shown["subject"], "Ivan Petrov invites you to Northwind");
    for (const char* part : {"Otto Weber", "Member", "Come soon."})
        EXPECT_NE(shown["text"].get<std::string>().find(part), std::string::npos) << part;
    Browser mei = as("mei");
    EXPECT_EQ(preview(mei, wish).outcome(), "403 not_permitted");
    EXPECT_EQ(preview(ivan, german("{{link}}")).outcome(), "403 not_permitted");
    wish["newcomer"]["projects"] = {"?"};
    EXPECT_EQ(preview(ivan, wish).outcome(), "422 id_malformed@newcomer.projects[0]");
}

// Mei invites people to the tower alone.
TEST_F(Letters, ShowWhoSendsInAProjectWhatItsPeopleGet) {
    const ProjectId tower = named<ProjectId>("project:tower");
    const auto in_tower = [&](const std::string& id, Phase phase, const std::string& role) {
        Membership made;
        made.id = named<MembershipId>(id);
        made.scope = Scope{tower};
        made.phase = phase;
        made.role = named<RoleId>(role);
        return made;
    };
    auto events = world("maya_invited");
    events.push_back({home, ProjectSet{{tower, *Name::parse("Tower")}}});
    events.push_back(
        {home, MembershipAdded{named<PersonId>("person:mei"),
                               in_tower("membership:mei_tower", Phase::active, "role:inviter")}});
    Northwind before{{}, events};
    Browser stranger = before.as("mei");
    const Json wish{{"kind", "invitation"}, {"person", before.maya().person.id.text()}};
    EXPECT_EQ(preview(stranger, wish).outcome(), "403 not_permitted");

    events.push_back({home, MembershipAdded{named<PersonId>("person:maya"),
                                            in_tower("membership:maya_tower", Phase::uninvited,
                                                     "role:member")}});
    Northwind there{{}, events};
    Browser mei = there.as("mei");
    const Reply shown = preview(mei, wish);
    ASSERT_EQ(shown.outcome(), "200");
    EXPECT_NE(shown.json()["text"].get<std::string>().find("Tower"), std::string::npos);
    EXPECT_EQ(preview(mei, {{"kind", "invitation"}}).outcome(), "403 not_permitted");
}

TEST_F(Letters, TryTheRelayAndSayWhatItSaid) {
    const Json taken = hana.post("/v1/mail/test", {{"to", "eve@corp.example"}}).json();
    EXPECT_EQ(taken, (Json{{"outcome", "accepted"}, {"code", 250}, {"reply", "2.0.0 queued"}}));
    const Json refused = hana.post("/v1/mail/test", {{"to", "no.one@corp.example"}}).json();
    EXPECT_EQ(refused["outcome"], "failed");
    EXPECT_EQ(refused["reply"], "5.1.1 no such mailbox");
    EXPECT_EQ(hana.post("/v1/mail/test", {{"to", "eve"}}).outcome(), "422 address_no_at_sign@to");
}

TEST(LettersWithoutARelay, CannotTryOne) {
    RunningHouse::Options options;
    options.mail_configured = false;
    Northwind northwind{options};
    EXPECT_EQ(northwind.as("hana").post("/v1/mail/test", {{"to", "eve@corp.example"}}).outcome(),
              "409 mail_unavailable");
}

}  // namespace
}  // namespace usher::test
