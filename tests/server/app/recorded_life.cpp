#include "tests/server/app/recorded_life.hpp"

#include <gtest/gtest.h>

#include <future>
#include <string_view>

#include "server/app/command_batch.hpp"
#include "server/app/job_slice.hpp"
#include "server/app/log_chain.hpp"
#include "server/store/backup.hpp"
#include "server/store/sqlite_store.hpp"
#include "tests/server/store/held_claims.hpp"
#include "tests/server/store/samples.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

std::size_t digest_of(const std::string& contents) { return std::hash<std::string>{}(contents); }

}  // namespace

/// While it lives, knows the connection that SQLite opened first: the store's, for writing.
class RecordedLife::Opened {
public:
    Opened() {
        first = nullptr;
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(remember));
    }
    ~Opened() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(remember)); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    /// Only while nobody writes.
    static void set(const std::string& pragma) {
        if (sqlite3_exec(first, ("PRAGMA " + pragma).c_str(), nullptr, nullptr, nullptr) !=
            SQLITE_OK)
            throw std::runtime_error{sqlite3_errmsg(first)};
    }

private:
    static int remember(sqlite3* database, char**, const void*) {
        if (first == nullptr) first = database;
        return SQLITE_OK;
    }
    static inline sqlite3* first = nullptr;
};

class RecordedLife::Story {
public:
    Story(JournaledDisk& disk, std::vector<Moment>& moments) : disk_{disk}, moments_{moments} {
        note(0, disk_.position());
    }

    void round(int number) {
        number_ = number;
        invite_many();
        send_a_mail();
        wait_for_a_code("b");
        accept("a");
        command(Resend{named<InvitationId>("invitation:" + word("b"))});
        command(Revoke{membership("c")});
        command(Archive{membership("a")});
        command(Restore{membership("a")});
        for (const char* late : {"x", "y"}) command(shop_.invite(word(late), When::later));
        const auto job = named<JobId>("job:" + word("all"));
        const auto back = named<JobId>("job:" + word("back"));
        command(StartInviteAll{job, {}, {}});
        work_off(job);
        command(UndoJob{back, job});
        work_off(back);
        command(ErasePerson{named<PersonId>("person:" + word("c"))});
        end_session("a");
        step([&](app::Turn& turn) { turn.transaction().forget_old(shop_.now + days(1)); });
    }

private:
    std::string word(const std::string& who) const { return who + std::to_string(number_); }
    MembershipId membership(const std::string& who) const {
        return named<MembershipId>("membership:" + word(who));
    }

    /// One transaction through the writer, alone.
    void step(const app::Writer::Work& work) {
        const std::size_t begun = disk_.position();
        std::size_t acknowledged = 0;
        std::promise<bool> kept;
        writer_.run(work, [&](bool done) {
            acknowledged = disk_.position();
            kept.set_value(done);
        });
        EXPECT_TRUE(kept.get_future().get());
        note(begun, acknowledged);
    }
    void note(std::size_t begun, std::size_t acknowledged) {
        moments_.push_back({begun, acknowledged, digest_of(shop_.contents())});
        EXPECT_EQ(disk_.position(), acknowledged) << "looking at it changed it";
    }

    Command command_of(Caller by, Body body) {
        Command wanted = shop_.command(std::move(body));
        wanted.id = named<CommandId>("command:" + std::to_string(++commands_));
        wanted.by = std::move(by);
        return wanted;
    }
    void command(Body body) {
        const Command wanted = command_of(shop_.command(Leave{}).by, std::move(body));
        app::Outcome outcome;
        step([&](app::Turn& turn) { outcome = turn.apply(wanted); });
        EXPECT_NE(outcome.change, 0U);
    }

    void invite_many() {
        wire::Batch batch{bits_of_label("client:one"), {}};
        for (const char* who : {"a", "b", "c", "d", "e", "f"}) {
            const Body body{shop_.invite(word(who))};
            batch.items.push_back({++sequence_, body, {}, wire::encode_body(body)});
        }
        const app::CommandBatch commands{shop_.home, shop_.command(Leave{}).by, shop_.now,
                                         shop_.digest(), batch};
        step([&](app::Turn& turn) { commands.run(turn); });
    }

    void send_a_mail() {
        std::optional<app::OutboxMail> mail;
        const Instant due = shop_.now + days(1);
        step([&](app::Turn& turn) { mail = turn.transaction().claim_mail(due, due + minutes(5)); });
        ASSERT_TRUE(mail);
        mail->state = app::OutboxMail::State::accepted;
        mail->reply = "250 queued";
        step([&](app::Turn& turn) { turn.transaction().save_mail(*mail); });
    }

    void wait_for_a_code(const std::string& who) {
        app::SignUp sign_up =
            sample_sign_up(static_cast<std::uint8_t>(number_), word(who) + "@corp.example");
        app::OutboxMail mail = sample_mail({}, {}, 0, shop_.now + days(2));
        mail.kind = app::OutboxMail::Kind::address_code;
        mail.sign_up = sign_up.id;
        step([&](app::Turn& turn) {
            turn.transaction().save_sign_up(sign_up);
            turn.queue(mail);
        });
    }

    // As whoever opens a mailed link: the account, the membership and the session in one.
    void accept(const std::string& who) {
        Caller invited;
        const std::string key = word(who) + "@corp.example";
        const ProvedAddress proof{*EmailAddress::parse(key), {}};
        invited.link = PresentedLink{named<InvitationId>("invitation:" + word(who)), 1, {}, key};
        invited.proved = {proof};
        const auto id = named<AccountId>("account:" + word(who));
        const Command create = command_of(
            invited, CreateAccount{
                         id, *Name::parse(word(who)), proof.address, Secret{"sealed"}, {}, {}, {}});
        Caller owner = invited;
        owner.actor = Actor::of(id);
        owner.name = *Name::parse(word(who));
        const Command accept = command_of(owner, Accept{membership(who)});
        app::Outcome outcome;
        step([&](app::Turn& turn) {
            turn.apply(create);
            outcome = turn.apply(accept);
            app::Session session;
            session.id = session_id(who);
            session.account = id;
            session.session_generation = 1;
            session.created_at = session.seen_at = shop_.now;
            turn.transaction().save_session(session);
        });
        EXPECT_NE(outcome.change, 0U);
    }
    app::Digest::Bytes session_id(const std::string& who) const {
        return shop_.digest().of("session:" + word(who));
    }
    void end_session(const std::string& who) {
        const auto id = session_id(who);
        step([&](app::Turn& turn) { turn.transaction().see_session(id, shop_.now + minutes(30)); });
        step([&](app::Turn& turn) { turn.transaction().remove_session(id); });
    }

    void work_off(JobId id) {
        const auto job = [&] { return *shop_.reader().organization(shop_.home)->job(id); };
        for (int slices = 0; job().state == Job::State::running; ++slices) {
            ASSERT_LT(slices, 100);
            const auto slice = app::next_slice(shop_.reader(), shop_.digest(), shop_.home, job());
            step([&](app::Turn& turn) {
                app::take(turn, shop_.digest(), shop_.home, slice, shop_.now);
            });
        }
    }

    JournaledDisk& disk_;
    std::vector<Moment>& moments_;
    // So small that claims go to their table all the time.
    Workshop shop_{{4, 12}};
    app::Writer writer_{shop_.store(), shop_.random(), shop_.digest(),
                        [](const app::Writer::Kept&) {},
                        [](const app::StoreFailure& failure) { ADD_FAILURE() << failure.what; }};
    int number_ = 0;
    int commands_ = 0;
    std::uint64_t sequence_ = 0;
};

RecordedLife::RecordedLife(const std::string& synchronous, int checkpoint_pages, int rounds) {
    {
        const Opened opened;
        Story story{disk_, moments_};
        Opened::set("synchronous = " + synchronous);
        Opened::set("wal_autocheckpoint = " + std::to_string(checkpoint_pages));
        for (int i = 0; i < rounds; ++i) story.round(i);
    }
    disk_.let_go();
}

RecordedLife::~RecordedLife() = default;

RecordedLife::Verdict RecordedLife::cut(std::size_t place, PowerLoss loss,
                                        const JournaledDisk::Dice& dice) const {
    const ScratchFolder folder{quick_place()};
    put_down(disk_.cut(place, loss, dice), folder.path());
    try {
        return judge(place, folder.path() / "usher.db");
    } catch (const app::StoreFailure&) {
        return Verdict::broken;
    } catch (const std::runtime_error&) {
        return Verdict::broken;
    }
}

RecordedLife::Verdict RecordedLife::judge(std::size_t place,
                                          const std::filesystem::path& file) const {
    // Before the server completes the table of claims.
    const bool is_set_up = place >= moments_.front().acknowledged;
    const std::size_t found = is_set_up ? digest_of(contents_of(file)) : 0;
    const auto opened = store::SqliteStore::open(file);
    if (!opened) return Verdict::broken;
    store::SqliteStore& store = **opened;

    if (ask_sql(file, "PRAGMA integrity_check") != "ok") return Verdict::broken;
    if (!ask_sql(file, "PRAGMA foreign_key_check").empty()) return Verdict::broken;
    const auth::Sha256 digest;
    auto homes = store.reader().organizations();
    homes.push_back({});
    for (const OrganizationId home : homes) {
        const std::uint64_t last =
            home.is_nil() ? store::last_server_change(file) : store.reader().head(home);
        if (app::find_fault(store.reader(), digest, home, last)) return Verdict::broken;
    }
    if (claims_in_table(file) != claims_of_people(store.reader())) return Verdict::broken;
    // It goes on from here.
    const auto transaction = store.begin();
    transaction->raise_change(homes.front());
    transaction->commit();

    if (!is_set_up) return Verdict::whole;
    std::size_t last = 0;
    while (last + 1 < moments_.size() && moments_[last + 1].acknowledged <= place) ++last;
    for (std::size_t i = last; i < moments_.size() && moments_[i].begun <= place; ++i)
        if (moments_[i].contents == found) return Verdict::whole;
    for (std::size_t i = 0; i < last; ++i)
        if (moments_[i].contents == found) return Verdict::lost;
    return Verdict::broken;
}

}  // namespace usher::test
