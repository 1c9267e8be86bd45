#include "server/auth/counted_guesses.hpp"

#include "server/auth/address_prefix.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {

Result<std::uint64_t, Duration> CountedGuesses::begin(std::string_view subject,
                                                      std::string_view remote_address,
                                                      Instant now) {
    const Guess guess{{std::string{subject}},
                      {{"prefix:" + address_prefix(remote_address), limits::tries_a_prefix},
                       {"instance", limits::tries_an_instance}}};
    auto passed = attempts_.begin(guess, now);
    if (!passed) return passed.error().wait;
    const std::lock_guard lock{mutex_};
    passed_.emplace(++last_, std::move(*passed));
    return last_;
}

void CountedGuesses::right(std::uint64_t ticket) {
    if (const auto passed = take(ticket)) attempts_.right(*passed);
}

void CountedGuesses::not_judged(std::uint64_t ticket) {
    if (const auto passed = take(ticket)) attempts_.not_judged(*passed);
}

void CountedGuesses::wrong(std::uint64_t ticket) { take(ticket); }

std::optional<Attempts::Passed> CountedGuesses::take(std::uint64_t ticket) {
    const std::lock_guard lock{mutex_};
    const auto found = passed_.find(ticket);
    if (found == passed_.end()) return std::nullopt;
    Attempts::Passed passed = std::move(found->second);
    passed_.erase(found);
    return passed;
}

}  // namespace usher::auth
