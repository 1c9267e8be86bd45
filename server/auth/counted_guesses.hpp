#pragma once

#include <mutex>
#include <unordered_map>

#include "server/app/secrets.hpp"
#include "server/auth/attempts.hpp"

namespace usher::auth {

/// app::Guesses over one count: a guess counts against the thing guessed at, against the place it
/// comes from and, more generously, against the whole instance.
class CountedGuesses final : public app::Guesses {
public:
    explicit CountedGuesses(app::Random& random) : attempts_{random} {}

    Result<std::uint64_t, Duration> begin(std::string_view subject, std::string_view remote_address,
                                          Instant now) override;
    void right(std::uint64_t ticket) override;
    void not_judged(std::uint64_t ticket) override;
    void wrong(std::uint64_t ticket) override;

private:
    std::optional<Attempts::Passed> take(std::uint64_t ticket);

    Attempts attempts_;
    std::mutex mutex_;
    std::uint64_t last_ = 0;
    std::unordered_map<std::uint64_t, Attempts::Passed> passed_;
};

}  // namespace usher::auth
