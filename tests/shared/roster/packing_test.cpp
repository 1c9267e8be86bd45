#include "shared/roster/packing.hpp"

#include <gtest/gtest.h>

#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

template <class Id>
Id id(const std::string& label) {
    return Id{test::bits_of_label(label)};
}

template <class Id>
Id beside(Id id, std::uint8_t step) {
    id.bits.bytes[15] = static_cast<std::uint8_t>(id.bits.bytes[15] + step);
    return id;
}

const Instant morning{1795161600000};

Record plain(const std::string& word) {
    Record record;
    record.person.id = id<PersonId>(word);
    record.person.id.bits.bytes[15] = 0;
    record.person.name = *Name::parse(word);
    record.person.address = *EmailAddress::parse(word + "@Corp.example");
    record.person.added_at = morning;
    Membership& membership = record.memberships.emplace_back();
    membership.id = MembershipId{beside(record.person.id, 1).bits};
    membership.phase = Phase::invited;
    membership.role = id<RoleId>("reader");
    membership.voucher = Actor::of(id<AccountId>("hana"));
    membership.invitation = InvitationId{beside(record.person.id, 2).bits};
    membership.changed_at = morning;
    Invitation& invitation = record.invitations.emplace_back();
    invitation.id = *membership.invitation;
    invitation.written_to = record.person.address;
    invitation.inviter = membership.voucher;
    invitation.sent_at = morning;
    invitation.lapses_at = morning + days(7);
    record.change = 17;
    return record;
}

// Everything that can be there, is.
Record full() {
    Record record = plain("zoe");
    Person& person = record.person;
    person.name = *Name::parse("Zoë Brandt");
    person.address = *EmailAddress::parse("zoe@bücher.example");
    person.locale = *Locale::parse("pt-BR");
    person.account = id<AccountId>("zoe");
    person.username = *Username::parse("zoe.b");
    person.external_ids = {{std::nullopt, *ExternalId::parse("E-17")},
                           {id<IntegrationId>("directory"), *ExternalId::parse("zoë@ad")}};
    person.metadata = *Metadata::parse(R"({"cost":"C-104"})");
    person.identity = Identity{Identity::State::sent_back,
                               {{"birth_name", "Zoë Brandt"}, {"passport", "X1"}},
                               Actor::of(id<AccountId>("rita")),
                               morning + hours(3),
                               *Message::parse("The number\nis missing")};
    person.recovery = RecoveryCode{3, morning, morning + days(90), Actor::system(), false};
    Membership& membership = record.memberships.front();
    membership.phase = Phase::archived;
    membership.archived_from = Phase::awaiting_approval;
    membership.archived_by = Actor::of(id<IntegrationId>("directory"));
    membership.can_sign_in = true;
    membership.groups = {id<GroupId>("day"), id<GroupId>("night")};
    membership.handle = *Handle::parse("zoe-b");
    Membership& project = record.memberships.emplace_back();
    project.id = id<MembershipId>("zoe at the harbour");
    project.scope.project = id<ProjectId>("harbour");
    project.phase = Phase::awaiting_approval;
    project.changed_at = morning - days(3);
    project.request = Request{id<AccountId>("zoe"), *Handle::parse("zoe-b"),
                              *EmailAddress::parse("z@other.example"), morning, Phase::invited};
    Invitation& invitation = record.invitations.front();
    invitation.written_to = *EmailAddress::parse("ZOE@bücher.example");
    invitation.generation = 4;
    invitation.last_generation = 6;
    invitation.onboarding = Onboarding::verified;
    invitation.delivery = Delivery::code;
    invitation.message = *Message::parse("Welcome,\nZoë");
    invitation.lapses_at = morning + days(30);
    invitation.renewed_at = morning + hours(1);
    invitation.opened_at = morning + hours(2);
    invitation.reminded_at = morning + hours(4);
    invitation.sent_that_day = 3;
    return record;
}

Record empty() {
    Record record;
    record.person.id = id<PersonId>("nobody");
    return record;
}

// Of addresses, equality does not see the capitals.
void expect_same(const Record& a, const Record& b) {
    EXPECT_EQ(a, b);
    ASSERT_EQ(a.person.address.has_value(), b.person.address.has_value());
    if (a.person.address) {
        EXPECT_EQ(a.person.address->text(), b.person.address->text());
    }
}

TEST(PackedRecords, AreTheRecordsThatWerePacked) {
    PackingWords words;
    std::string bytes;
    std::vector<std::pair<std::size_t, Record>> packed;
    for (const Record& record : {plain("ada"), full(), empty(), plain("maya")}) {
        packed.emplace_back(bytes.size(), record);
        pack(record, {}, words, bytes);
    }
    for (const auto& [at, record] : packed)
        expect_same(unpack(std::string_view{bytes}.substr(at), {}, words), record);
}

TEST(PackedRecords, NameWhatManyHaveOnce) {
    PackingWords words;
    std::string first;
    std::string second;
    pack(plain("ada"), {}, words, first);
    EXPECT_EQ(words.ids(), 2U);
    pack(plain("eva"), {}, words, second);
    EXPECT_EQ(words.ids(), 2U);
    EXPECT_LT(second.size(), 70U);
}

TEST(PackedRecords, LeaveOutTheTextsThatStandBesideThem) {
    const auto size = [](const char* name, const char* address, const PackingTexts& texts) {
        Record record = plain("ada");
        record.person.name = *Name::parse(name);
        record.person.address = *EmailAddress::parse(address);
        record.invitations.front().written_to = record.person.address;
        PackingWords words;
        std::string bytes;
        pack(record, texts, words, bytes);
        expect_same(unpack(bytes, texts, words), record);
        return bytes.size();
    };
    const PackingTexts ada{"ada o'neil-brandt", "ada@corp.example"};
    const std::size_t least = size("ada o'neil-brandt", "ada@corp.example", ada);
    EXPECT_EQ(size("Ada O'Neil-Brandt", "ada@corp.example", ada), least);
    EXPECT_GT(size("Ada o'Neil-Brandt", "ada@corp.example", ada), least);
    EXPECT_GT(size("Áda O'Neil-Brandt", "ada@corp.example", ada), least);
    EXPECT_GT(size("Ada O'Neil-Brandt", "ADA@corp.example", ada), least);
    EXPECT_LT(least, 50U);
    const PackingTexts zoe{"zoë brandt", "zoe@corp.example"};
    EXPECT_EQ(size("Zoë Brandt", "zoe@corp.example", zoe), least);
}

PackedBlockView view(const PackedBlock& block) { return {block[0], block[1], block[2], block[3]}; }

std::optional<std::vector<Record>> unpacked_of(const PackedBlockView& block, std::size_t records) {
    std::vector<Record> unpacked;
    const auto keep = [&](const Record& record) { unpacked.push_back(record); };
    if (!unpack_block(block, records, keep)) return std::nullopt;
    return unpacked;
}

TEST(PackedBlocks, NeedNothingBeside) {
    const std::vector<Record> records{plain("ada"), full(), plain("maya"), empty()};
    const PackedBlock block = pack_block(records);
    const auto unpacked = unpacked_of(view(block), records.size());
    ASSERT_TRUE(unpacked);
    for (std::size_t i = 0; i < records.size(); ++i) expect_same((*unpacked)[i], records[i]);
}

TEST(PackedBlocks, WriteNoAddressThatIsMadeOfTheName) {
    const auto texts = [](const std::string& address) {
        Record record = plain("ada");
        record.person.name = *Name::parse("Ada Lindqvist");
        record.person.address = *EmailAddress::parse(address + "@corp.example");
        record.invitations.front().written_to = record.person.address;
        const PackedBlock block = pack_block({record});
        const auto unpacked = unpacked_of(view(block), 1);
        EXPECT_TRUE(unpacked);
        if (unpacked) expect_same(unpacked->front(), record);
        return block[static_cast<std::size_t>(PackingStream::texts)].size();
    };
    const std::size_t least = texts("ada.lindqvist");
    EXPECT_EQ(texts("alindqvist"), least);
    EXPECT_EQ(texts("alindqvist7"), least + 1);
    EXPECT_EQ(texts("Ada.Lindqvist"), least + 13);
}

TEST(PackedBlocks, AreRefusedWhenTheyAreCutOrLonger) {
    const std::vector<Record> records{plain("ada"), full()};
    const PackedBlock block = pack_block(records);
    EXPECT_FALSE(unpacked_of(view(block), 1));
    EXPECT_FALSE(unpacked_of(view(block), 3));
    EXPECT_FALSE(unpacked_of(view(block), static_cast<std::size_t>(-1)));
    for (std::size_t stream = 0; stream < packing_streams; ++stream) {
        for (std::size_t size = 0; size < block[stream].size(); ++size) {
            PackedBlockView cut = view(block);
            cut[stream] = cut[stream].substr(0, size);
            EXPECT_FALSE(unpacked_of(cut, records.size())) << stream << ' ' << size;
        }
        PackedBlock longer = block;
        longer[stream] += '\0';
        EXPECT_FALSE(unpacked_of(view(longer), records.size())) << stream;
    }
}

// Whatever the bytes say, it is read or refused; the sanitizers see the rest.
TEST(PackedBlocks, SurviveAnyByte) {
    const std::vector<Record> records{plain("ada"), full()};
    const PackedBlock block = pack_block(records);
    std::size_t refused = 0;
    for (std::size_t stream = 0; stream < packing_streams; ++stream) {
        for (std::size_t at = 0; at < block[stream].size(); ++at) {
            for (const int byte : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                PackedBlock changed = block;
                changed[stream][at] = static_cast<char>(byte);
                refused += unpacked_of(view(changed), records.size()) ? 0 : 1;
            }
        }
    }
    EXPECT_GT(refused, 100U);
}

}  // namespace
}  // namespace usher
