#include "shared/wire/object_reader.hpp"

#include <gtest/gtest.h>

#include "shared/wire/names.hpp"
#include "tests/shared/printing.hpp"

namespace usher::wire {
namespace {

constexpr const char* uuid = "01932f4e-7c00-7abc-89ef-0123456789ab";

template <class Read>
Errors errors_of(const char* text, Read read) {
    Errors errors;
    const Json json = *parse(text);
    ObjectReader reader{json, {}, errors};
    read(reader);
    reader.finish();
    return errors;
}

TEST(ObjectReader, ReadsEachKindOfField) {
    const Json json = *parse(R"({"t":"x","b":true,"n":7,"i":"2026-11-20T08:00:00Z",
        "id":"01932f4e-7c00-7abc-89ef-0123456789ab","a":"maya@corp.example","l":["p","q"],
        "o":{"t":"inner"},"os":[{"n":1},{"n":2}],"c":"later","nothing":null})");
    Errors errors;
    ObjectReader reader{json, {}, errors};
    EXPECT_EQ(reader.text("t"), "x");
    EXPECT_TRUE(reader.boolean("b", false));
    EXPECT_EQ(reader.number("n", 7), 7U);
    EXPECT_EQ(reader.instant("i"), Instant::parse("2026-11-20T08:00:00Z"));
    EXPECT_EQ(reader.id<PersonId>("id").text(), uuid);
    EXPECT_EQ(reader.value("a", EmailAddress::parse, true)->text(), "maya@corp.example");
    EXPECT_EQ(reader.texts("l", 2), (std::vector<std::string>{"p", "q"}));
    std::string inner;
    reader.object("o", [&](ObjectReader& object) { inner = object.text("t"); });
    EXPECT_EQ(inner, "inner");
    std::uint64_t sum = 0;
    reader.objects("os", 2, [&](ObjectReader& item) { sum += item.number("n", 9); });
    EXPECT_EQ(sum, 3U);
    EXPECT_EQ(reader.choice("c", names::whens), When::later);
    EXPECT_FALSE(reader.optional_text("nothing"));
    EXPECT_FALSE(reader.optional_id<PersonId>("absent"));
    EXPECT_FALSE(reader.optional_instant("absent"));
    EXPECT_FALSE(reader.optional_number("absent", 1));
    EXPECT_TRUE(reader.boolean("absent", true));
    EXPECT_FALSE(reader.optional_object("absent", [](ObjectReader&) {}));
    EXPECT_EQ(reader.raw("t")->get<std::string>(), "x");
    EXPECT_EQ(reader.raw("absent"), nullptr);
    reader.finish();
    EXPECT_TRUE(reader.good());
}

TEST(ObjectReader, SaysWhatIsMissing) {
    const auto errors = errors_of("{}", [](ObjectReader& reader) {
        reader.text("t");
        reader.number("n", 1);
        reader.instant("i");
        reader.id<PersonId>("id");
        reader.value("a", EmailAddress::parse, true);
        reader.value("optional", EmailAddress::parse, false);
        reader.object("o", [](ObjectReader&) {});
        reader.objects("os", 1, [](ObjectReader&) {});
        reader.texts("l", 1);
        reader.choice("c", names::whens);
    });
    EXPECT_EQ(errors, (Errors{{Code::missing_field, "t"},
                              {Code::missing_field, "n"},
                              {Code::missing_field, "i"},
                              {Code::missing_field, "id"},
                              {Code::missing_field, "a"},
                              {Code::missing_field, "o"},
                              {Code::missing_field, "os"},
                              {Code::missing_field, "l"},
                              {Code::missing_field, "c"}}));
}

TEST(ObjectReader, SaysWhatIsOfTheWrongType) {
    const auto errors = errors_of(
        R"({"t":1,"b":"true","n":"1","f":1.5,"nn":null,"i":5,"id":{},"a":[],"o":[],"os":{},"l":"x","c":null})",
        [](ObjectReader& reader) {
            reader.text("t");
            reader.boolean("b", false);
            reader.number("n", 1);
            reader.number("f", 1);
            reader.number("nn", 1);
            reader.instant("i");
            reader.id<PersonId>("id");
            reader.value("a", EmailAddress::parse, true);
            reader.object("o", [](ObjectReader&) {});
            reader.objects("os", 1, [](ObjectReader&) {});
            reader.texts("l", 1);
            reader.choice("c", names::whens);
        });
    Errors expected;
    for (const char* field : {"t", "b", "n", "f", "nn", "i", "id", "a", "o", "os", "l", "c"})
        expected.push_back({Code::wrong_type, field});
    EXPECT_EQ(errors, expected);
}

TEST(ObjectReader, SaysWhatTheValuesThemselvesSay) {
    const auto errors = errors_of(
        R"({"n":2,"m":-1,"i":"today","id":"x","empty":"","a":"maya","os":[{},{}],"l":[1,"x"],"ll":["x","y"],"c":"soon"})",
        [](ObjectReader& reader) {
            reader.number("n", 1);
            reader.number("m", 1);
            reader.instant("i");
            reader.id<PersonId>("id");
            reader.id<PersonId>("empty");
            reader.value("a", EmailAddress::parse, true);
            reader.objects("os", 1, [](ObjectReader&) {});
            reader.texts("l", 2);
            reader.texts("ll", 1);
            reader.choice("c", names::whens);
        });
    EXPECT_EQ(errors, (Errors{{Code::out_of_range, "n"},
                              {Code::out_of_range, "m"},
                              {Code::instant_malformed, "i"},
                              {Code::id_malformed, "id"},
                              {Code::id_malformed, "empty"},
                              {Code::address_no_at_sign, "a"},
                              {Code::too_many, "os"},
                              {Code::wrong_type, "l[0]"},
                              {Code::too_many, "ll"},
                              {Code::unknown_value, "c"}}));
}

TEST(ObjectReader, NamesEachFieldByItsPath) {
    const auto errors =
        errors_of(R"({"a":{"b":[{"c":{"d":1}},{"c":{"x":2}}]},"y":1})", [](ObjectReader& reader) {
            reader.object("a", [](ObjectReader& a) {
                a.objects("b", 2, [](ObjectReader& item) {
                    item.object("c", [](ObjectReader& c) { c.text("d"); });
                });
            });
        });
    EXPECT_EQ(errors, (Errors{{Code::wrong_type, "a.b[0].c.d"},
                              {Code::missing_field, "a.b[1].c.d"},
                              {Code::unknown_field, "a.b[1].c.x"},
                              {Code::unknown_field, "y"}}));
}

TEST(ObjectReader, TellsARequiredFlagFromOneThatMayBeAbsent) {
    const auto errors = errors_of(R"({"null":null,"otherwise":null})", [](ObjectReader& reader) {
        EXPECT_FALSE(reader.boolean("absent"));
        EXPECT_FALSE(reader.boolean("null"));
        EXPECT_TRUE(reader.boolean("otherwise", true));
    });
    EXPECT_EQ(errors, (Errors{{Code::missing_field, "absent"}, {Code::wrong_type, "null"}}));
}

TEST(ObjectReader, SaysNothingOfFieldsThatItLeaves) {
    EXPECT_EQ(errors_of(R"({"a":{"b":1},"c":2})",
                        [](ObjectReader& reader) {
                            reader.object("a", [](ObjectReader& a) { a.leave(); });
                        }),
              (Errors{{Code::unknown_field, "c"}}));
}

TEST(ObjectReader, SaysOfWhatIsNoObjectOnlyThat) {
    const auto read_one = [](ObjectReader& reader) {
        reader.text("t");
        reader.optional_number("n", 1);
        reader.optional_id<PersonId>("id");
    };
    const auto read_all = [](ObjectReader& reader) {
        reader.text("t");
        reader.number("n", 1);
        reader.instant("i");
        reader.id<PersonId>("id");
        reader.value("a", EmailAddress::parse, true);
        reader.object("o", [](ObjectReader&) {});
        reader.objects("os", 1, [](ObjectReader&) {});
        reader.texts("l", 1);
        reader.choice("c", names::whens);
    };
    EXPECT_EQ(errors_of("[]", read_all), (Errors{{Code::wrong_type, ""}}));
    EXPECT_EQ(errors_of("7", read_all), (Errors{{Code::wrong_type, ""}}));
    const auto errors = errors_of(R"({"os":[5,{"t":"x"}],"o":7})", [&](ObjectReader& reader) {
        reader.objects("os", 2, read_one);
        reader.object("o", read_all);
    });
    EXPECT_EQ(errors, (Errors{{Code::wrong_type, "os[0]"}, {Code::wrong_type, "o"}}));
}

}  // namespace
}  // namespace usher::wire
