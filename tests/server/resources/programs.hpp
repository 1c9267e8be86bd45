#pragma once

#include <string>

#include "tests/server/resources/northwind.hpp"

namespace usher::test {

/// Programs, by the token of an integration.
class Programs : public AtNorthwind {
protected:
    Programs() {
        const Reply made = as_page(hana, "POST", path() + "/integrations", fields());
        EXPECT_EQ(made.outcome(), "200") << made.body;
        token = new_token();
    }

    Json fields(std::uint32_t generation = 1) const {
        return {{"id", id},
                {"name", "Payroll"},
                {"permissions", {"people.read", "people.add", "invitations.send"}},
                {"auto_invite", true},
                {"generation", generation}};
    }

    std::string new_token() {
        const Reply shown =
            as_page(hana, "POST", path() + "/integrations/" + id + "/token", Json::object());
        EXPECT_EQ(shown.outcome(), "200") << shown.body;
        return shown.json()["token"];
    }

    void edit(Json changed) {
        changed.erase("id");
        const Reply reply = as_page(hana, "PATCH", path() + "/integrations/" + id, changed);
        ASSERT_EQ(reply.outcome(), "200") << reply.body;
    }

    Json person(const std::string& word) const {
        return {{"person", bits_of_label("person:" + word).text()},
                {"address", word + "@corp.example"},
                {"seats", Json::array({{{"id", bits_of_label("membership:" + word).text()}}})},
                {"role", bits_of_label("role:member").text()},
                {"invitation", bits_of_label("invitation:" + word).text()},
                {"when", "now"}};
    }

    static Reply as_page(Browser& browser, const std::string& method, const std::string& target,
                         const Json& body, const std::string& key = {}) {
        Ask ask{method, target, body.dump(), browser.fields_of_our_pages()};
        if (!key.empty()) ask.fields.emplace_back("Idempotency-Key", key);
        return browser.send(ask);
    }

    // Without cookies, from nowhere.
    Reply ask(const std::string& method, const std::string& target, const Json& body = {},
              const std::string& key = {}) {
        Ask ask{method, target, {}, {{"Authorization", "Bearer " + token}}};
        if (method != "GET") {
            ask.fields.emplace_back("Content-Type", "application/json");
            ask.body = body.is_null() ? "{}" : body.dump();
        }
        if (!key.empty()) ask.fields.emplace_back("Idempotency-Key", key);
        return house.browser().send(ask);
    }
    Reply invite(const std::string& word, const std::string& key = {}) {
        return ask("POST", path() + "/people", person(word), key);
    }

    std::string people() const { return house.ask("SELECT count(*) FROM people"); }

    Browser hana = as("hana");
    const std::string id = bits_of_label("integration:payroll").text();
    std::string token;
};

}  // namespace usher::test
