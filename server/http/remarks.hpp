#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace usher::http {

/// Tells the operator what the peers do that a wrong setting would explain, of each kind at most
/// one line a minute. From any thread.
class Remarks {
public:
    enum class Kind { other_host, in_the_clear };
    using Say = std::function<void(std::string_view)>;
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    static constexpr std::chrono::minutes pause{1};

    explicit Remarks(Say say, Now now = Clock::now) : say_(std::move(say)), now_(std::move(now)) {}

    void make(Kind kind, const std::string& what) {
        if (!say_) return;
        const std::lock_guard lock{mutex_};
        auto& next = next_[static_cast<std::size_t>(kind)];
        const auto now = now_();
        if (next && now < *next) return;
        next = now + pause;
        say_(what);
    }

private:
    Say say_;
    Now now_;
    std::mutex mutex_;
    std::array<std::optional<Clock::time_point>, 2> next_;
};

}  // namespace usher::http
