#include "server/auth/attempts.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace usher::auth {
namespace {

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(std::uint64_t));

Duration pause_after(int wrong, int tries) {
    auto pause = limits::first_pause;
    for (int i = tries; i < wrong && pause < limits::longest_pause; ++i) pause.ms *= 2;
    return std::min(pause, limits::longest_pause);
}

}  // namespace

Attempts::Attempts(app::Random& random, std::size_t most_keys) : most_keys_{most_keys} {
    random.fill(hash_key_.data(), hash_key_.size());
}

Result<Attempts::Passed, Attempts::Paused> Attempts::begin(const Guess& guess, Instant now) {
    Passed passed;
    passed.subject = digest_of(guess.subject.key);
    for (const auto& budget : guess.around) passed.around.push_back(digest_of(budget.key));
    assert(passed.around.size() < most_keys_);

    const std::lock_guard lock{mutex_};
    auto wait = wait_for(passed.subject, now);
    for (const auto key : passed.around) wait = std::max(wait, wait_for(key, now));
    if (Duration{} < wait) return Paused{wait};

    passed.number = ++last_number_;
    make_room(1 + passed.around.size(), now);
    charge(passed.subject, guess.subject.tries, passed.number, now);
    for (std::size_t i = 0; i < passed.around.size(); ++i) {
        charge(passed.around[i], guess.around[i].tries, passed.number, now);
    }
    return passed;
}

void Attempts::right(const Passed& passed) {
    const std::lock_guard lock{mutex_};
    counts_.erase(passed.subject);
    for (const auto key : passed.around) take_back(key, passed.number);
}

void Attempts::not_judged(const Passed& passed) {
    const std::lock_guard lock{mutex_};
    take_back(passed.subject, passed.number);
    for (const auto key : passed.around) take_back(key, passed.number);
}

std::size_t Attempts::remembered() const {
    const std::lock_guard lock{mutex_};
    return counts_.size();
}

std::uint64_t Attempts::digest_of(std::string_view key) const {
    std::array<std::uint8_t, crypto_shorthash_BYTES> bytes{};
    crypto_shorthash(bytes.data(), reinterpret_cast<const unsigned char*>(key.data()), key.size(),
                     hash_key_.data());
    std::uint64_t digest = 0;
    std::memcpy(&digest, bytes.data(), sizeof digest);
    return digest;
}

Duration Attempts::wait_for(std::uint64_t key, Instant now) const {
    const auto found = counts_.find(key);
    return found == counts_.end() ? Duration{} : found->second.paused_until - now;
}

void Attempts::charge(std::uint64_t key, int tries, std::uint64_t number, Instant now) {
    auto& count = counts_[key];
    if (std::max(count.last, count.paused_until) + limits::longest_pause <= now) count = {};
    ++count.wrong;
    count.last = now;
    if (count.wrong < tries) return;
    count.paused_until = now + pause_after(count.wrong, tries);
    count.paused_by = number;
}

void Attempts::take_back(std::uint64_t key, std::uint64_t number) {
    const auto found = counts_.find(key);
    if (found == counts_.end()) return;
    auto& count = found->second;
    // A pause that a later guess has brought about stays.
    if (count.paused_by == number) count.paused_until = {};
    if (--count.wrong <= 0) counts_.erase(found);
}

void Attempts::make_room(std::size_t needed, Instant now) {
    if (counts_.size() + needed <= most_keys_) return;
    const auto is_forgotten = [now](const auto& entry) {
        const auto& count = entry.second;
        return std::max(count.last, count.paused_until) + limits::longest_pause <= now;
    };
    std::erase_if(counts_, is_forgotten);
    // An eighth at once, so that a flood of new keys does not search the whole table for each.
    const auto kept = most_keys_ - std::min(most_keys_, std::max(needed, most_keys_ / 8));
    if (counts_.size() <= kept) return;
    std::vector<std::pair<std::pair<int, Instant>, std::uint64_t>> ranks;
    ranks.reserve(counts_.size());
    for (const auto& [key, count] : counts_) ranks.push_back({{count.wrong, count.last}, key});
    const auto excess = static_cast<std::ptrdiff_t>(counts_.size() - kept);
    std::nth_element(ranks.begin(), ranks.begin() + excess, ranks.end());
    for (auto rank = ranks.begin(); rank != ranks.begin() + excess; ++rank)
        counts_.erase(rank->second);
}

}  // namespace usher::auth
