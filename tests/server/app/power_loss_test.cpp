#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "tests/server/app/recorded_life.hpp"

namespace usher::test {
namespace {

using Verdict = RecordedLife::Verdict;

/// USHER_POWER_CUTS: how often the power goes.
int power_cuts() {
    const char* wanted = std::getenv("USHER_POWER_CUTS");
    return wanted == nullptr ? 200 : std::atoi(wanted);
}

constexpr std::array losses{PowerLoss::nothing_arrives, PowerLoss::half_arrives,
                            PowerLoss::most_arrives, PowerLoss::beginning_arrives,
                            PowerLoss::all_arrives};
// Few pages, so that the log is written back in the midst of everything.
constexpr std::array checkpoints{8, 25, 60, 150};
constexpr int cuts_of_a_life = 500;

struct Tally {
    int whole = 0;
    int lost = 0;
    int broken = 0;
    std::size_t acknowledged = 0;
    std::size_t places = 0;
};

Tally cut_often(const std::string& synchronous, int cuts) {
    std::mt19937_64 random{20261120};
    const auto dice = [&](std::size_t sides) { return static_cast<std::size_t>(random() % sides); };
    Tally tally;
    for (int life = 0; life * cuts_of_a_life < cuts; ++life) {
        const RecordedLife recorded{synchronous, checkpoints.at(dice(checkpoints.size())),
                                    2 + life % 3};
        tally.acknowledged += recorded.acknowledged();
        tally.places += recorded.places();
        for (int i = life * cuts_of_a_life; i < std::min(cuts, (life + 1) * cuts_of_a_life); ++i) {
            const std::size_t place = dice(recorded.places() + 1);
            const PowerLoss loss = losses.at(dice(losses.size()));
            switch (recorded.cut(place, loss, dice)) {
                case Verdict::whole:
                    ++tally.whole;
                    break;
                case Verdict::lost:
                    ++tally.lost;
                    break;
                case Verdict::broken:
                    ++tally.broken;
            }
        }
    }
    std::printf(
        "synchronous=%s: %d cuts among %zu operations of %zu acknowledged transactions: %d whole, "
        "%d lost something, %d broken\n",
        synchronous.c_str(), cuts, tally.places, tally.acknowledged, tally.whole, tally.lost,
        tally.broken);
    return tally;
}

TEST(PowerLoss, TakesNothingThatWasAcknowledgedAndLeavesNothingByHalves) {
    const Tally tally = cut_often("FULL", power_cuts());
    EXPECT_EQ(tally.whole, power_cuts());
    EXPECT_EQ(tally.lost, 0);
    EXPECT_EQ(tally.broken, 0);
}

// That the disk of this test can lose: the setting that many a server has in a write-ahead log.
TEST(PowerLoss, TakesWhatALesserSettingAcknowledges) {
    const Tally tally = cut_often("NORMAL", std::max(100, power_cuts() / 20));
    EXPECT_GT(tally.lost, 0);
    EXPECT_EQ(tally.broken, 0);
}

// That it can tear.
TEST(PowerLoss, BreaksWhatIsNeverSynced) {
    const Tally tally = cut_often("OFF", std::max(100, power_cuts() / 20));
    EXPECT_GT(tally.broken, 0);
}

}  // namespace
}  // namespace usher::test
