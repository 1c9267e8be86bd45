#include "server/auth/key_file.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "server/auth/key_file_text.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

using Kind = KeyFileProblem::Kind;

constexpr std::string_view key_of_7 = "7 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n";
constexpr std::string_view key_of_8 = "8 CAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJic\n";
const std::string first_line = "usher-keys 1\n";

class KeyFile : public testing::Test {
protected:
    void SetUp() override {
        auto pattern = (std::filesystem::temp_directory_path() / "usher-key-file-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        path = folder / "usher.keys";
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    void write(const std::string& text, mode_t mode = 0600) const {
        std::ofstream{path, std::ios::binary} << text;
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    }
    std::string content() const {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    mode_t mode() const {
        struct stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777;
    }
    std::ptrdiff_t files() const {
        return std::distance(std::filesystem::directory_iterator{folder},
                             std::filesystem::directory_iterator{});
    }
    /// The problem with the file, whose text must name it and show nothing of its keys.
    Kind problem() const {
        const auto ring = open_key_file(path);
        if (ring) {
            ADD_FAILURE() << "it was read";
            return Kind::missing;
        }
        EXPECT_NE(ring.error().text.find(path.string()), std::string::npos);
        EXPECT_EQ(ring.error().text.find("AAEC"), std::string::npos);
        return ring.error().kind;
    }

    std::filesystem::path folder;
    std::filesystem::path path;
    SystemRandom random;
};

Mac sample(const KeyRing& ring) { return ring.mac(Purpose::csrf_token, {"sample"}); }

TEST_F(KeyFile, IsMadeOnceAndThenRead) {
    const auto made = open_or_create_key_file(path, random);
    ASSERT_TRUE(made) << made.error().text;
    EXPECT_EQ(mode(), 0600U);
    EXPECT_EQ(files(), 1) << "a draft was left behind";
    const auto text = content();
    EXPECT_EQ(text.size(), 13U + 2 + 43 + 1);
    const auto read = open_or_create_key_file(path, random);
    ASSERT_TRUE(read);
    EXPECT_EQ(content(), text);
    EXPECT_EQ(sample(*read), sample(*made));
    EXPECT_EQ(sample(*open_key_file(path)), sample(*made));
}

TEST_F(KeyFile, IsPrivateWhateverTheUmask) {
    for (const mode_t mask : {0000, 0777}) {
        const auto before = ::umask(mask);
        const auto made = open_or_create_key_file(path, random);
        ::umask(before);
        ASSERT_TRUE(made) << made.error().text;
        EXPECT_EQ(mode(), 0600U);
        std::filesystem::remove(path);
    }
}

TEST_F(KeyFile, OfEveryServerIsAnother) {
    const auto one = open_or_create_key_file(path, random);
    const auto other = open_or_create_key_file(folder / "other.keys", random);
    ASSERT_TRUE(one && other);
    EXPECT_NE(sample(*one), sample(*other));
}

TEST_F(KeyFile, HoldsTheKeysThatItSays) {
    write(first_line + std::string{key_of_7});
    auto ring = open_key_file(path);
    ASSERT_TRUE(ring) << ring.error().text;
    EXPECT_EQ(sample(*ring), sample(known_ring({7})));

    write(first_line + std::string{key_of_7} + std::string{key_of_8});
    ring = open_key_file(path);
    ASSERT_TRUE(ring) << ring.error().text;
    EXPECT_EQ(ring->current(), 8);
    EXPECT_EQ(sample(*ring), sample(known_ring({7, 8})));
    EXPECT_EQ(ring->mac(7, Purpose::csrf_token, {"sample"}), sample(known_ring({7})));
}

TEST_F(KeyFile, ThatIsMissingIsNotMadeByReading) {
    EXPECT_EQ(problem(), Kind::missing);
    EXPECT_EQ(files(), 0);
}

TEST_F(KeyFile, OfAnyOtherModeIsRefusedA45) {
    const auto text = first_line + std::string{key_of_7};
    for (const mode_t wrong : {0644, 0640, 0604, 0660, 0666, 0400, 0700, 0601, 04600, 01600}) {
        write(text, wrong);
        EXPECT_EQ(problem(), Kind::open_to_others) << std::oct << wrong;
    }
    const auto refused = open_or_create_key_file(path, random);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().text.find("mode 1600"), std::string::npos) << refused.error().text;
    EXPECT_NE(refused.error().text.find("chmod 600"), std::string::npos);
    EXPECT_EQ(content(), text);
    write(text);
    EXPECT_TRUE(open_key_file(path));
}

TEST_F(KeyFile, OfAnotherUserIsRefused) {
    // Root can give a file away; anybody else finds one that belongs to root.
    if (::geteuid() == 0) {
        write(first_line + std::string{key_of_7});
        ASSERT_EQ(::chown(path.c_str(), 1, 1), 0);
        EXPECT_EQ(problem(), Kind::not_ours);
    } else {
        const auto opened = open_key_file("/etc/passwd");
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, Kind::not_ours);
    }
}

TEST_F(KeyFile, ThatIsNoRegularFileIsRefused) {
    ASSERT_EQ(::mkdir(path.c_str(), 0600), 0);
    EXPECT_EQ(problem(), Kind::not_a_file);
    ASSERT_EQ(::rmdir(path.c_str()), 0);
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_EQ(problem(), Kind::not_a_file);
}

TEST_F(KeyFile, ThatIsShortOrGarbageIsRefusedAndLeftAsItIs) {
    const std::string key{key_of_7};
    const std::vector<std::string> malformed{
        "",
        "\n",
        "usher-keys 1",
        first_line,
        first_line + key.substr(0, key.size() - 1),
        first_line + key.substr(0, 20),
        first_line + key.substr(0, key.size() - 2) + "\n",
        first_line + key.substr(0, key.size() - 1) + "A\n",
        first_line + key.substr(0, key.size() - 1) + "=\n",
        first_line + key.substr(0, key.size() - 1) + " \n",
        first_line + key.substr(0, key.size() - 1) + "\r\n",
        first_line + key.substr(0, key.size() - 2) + "9\n",
        first_line + "\n" + key,
        first_line + key + "\n",
        first_line + key + key,
        first_line + key + "7 CAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJic\n",
        first_line + "256" + key.substr(1),
        first_line + "07" + key.substr(1),
        first_line + "-1" + key.substr(1),
        first_line + "7" + key.substr(2),
        first_line + " " + key,
        first_line + "7 " + std::string(43, 'A') + "\n",
        "usher-keys 2\n" + key,
        "Usher-keys 1\n" + key,
        "usher-keys 1\r\n" + key,
        key,
        "\xef\xbb\xbf" + first_line + key,
        first_line + key + std::string(1, '\0'),
        first_line + key + std::string(5000, 'x'),
        std::string(3000, '\xff'),
    };
    for (const auto& text : malformed) {
        write(text);
        EXPECT_EQ(problem(), Kind::malformed) << text.substr(0, 100);
        const auto refused = open_or_create_key_file(path, random);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, Kind::malformed);
        EXPECT_EQ(content(), text);
    }
}

TEST_F(KeyFile, SaysWhichLineIsWrongAndNothingOfIt) {
    const auto mistake = [](const std::string& text) { return read_key_file_text(text).error(); };
    EXPECT_EQ(mistake(first_line), "there is no key in it");
    EXPECT_EQ(mistake("nonsense\n"), "line 1 is not \"usher-keys 1\"");
    EXPECT_EQ(mistake(first_line + std::string{key_of_7} + "8 secret\n"), "line 3 is not a key");
    EXPECT_EQ(mistake(first_line + std::string{key_of_7} + std::string{key_of_7}),
              "line 3 has the id of an earlier key");
    EXPECT_EQ(mistake(first_line + "7 AAEC"), "line 2 is cut short");
}

TEST_F(KeyFile, InAFolderThatIsNotThereCannotBeMade) {
    path = folder / "nowhere" / "usher.keys";
    const auto refused = open_or_create_key_file(path, random);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::cannot_be_created);
    EXPECT_NE(refused.error().text.find("No such file or directory"), std::string::npos);
}

TEST_F(KeyFile, IsNeverWrittenThroughALinkThatLeadsNowhere) {
    ASSERT_EQ(::symlink((folder / "elsewhere").c_str(), path.c_str()), 0);
    EXPECT_FALSE(open_or_create_key_file(path, random));
    EXPECT_FALSE(std::filesystem::exists(folder / "elsewhere"));
    EXPECT_EQ(files(), 1);
}

TEST_F(KeyFile, OfServersThatStartAtTheSameTimeIsOne) {
    std::vector<Mac> samples(8);
    std::vector<std::thread> threads;
    for (auto& mac : samples) {
        threads.emplace_back([&] {
            if (const auto ring = open_or_create_key_file(path, random)) mac = sample(*ring);
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& mac : samples) EXPECT_EQ(mac, sample(*open_key_file(path)));
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace usher::auth
