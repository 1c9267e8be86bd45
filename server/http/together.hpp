#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>

namespace usher::http {

/// An answer on its way to the coroutine that waits for it.
class AwaitedAnswer {
public:
    virtual ~AwaitedAnswer() = default;
    /// Lets the coroutine go on, upon its own executor.
    virtual void bring() = 0;
};

/// While one lives, what its thread answers is kept, and brought all at once when it ends: to wake
/// the listening thread for each would take longer than what that then does.
class Together {
public:
    Together() : outer_{std::exchange(open_, this)} {}
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;
    ~Together() {
        open_ = outer_;
        if (answers_.empty()) return;
        boost::asio::post(executor_, [answers = std::move(answers_)] {
            for (const auto& answer : answers) answer->bring();
        });
    }

    /// Brings the answer, by way of its executor, or keeps it while there is one of these.
    static void bring(const boost::asio::any_io_executor& executor,
                      std::shared_ptr<AwaitedAnswer> answer) {
        if (open_ == nullptr) {
            boost::asio::post(executor, [answer = std::move(answer)] { answer->bring(); });
            return;
        }
        if (open_->answers_.empty()) open_->executor_ = executor;
        open_->answers_.push_back(std::move(answer));
    }

private:
    static inline thread_local Together* open_ = nullptr;

    Together* outer_;
    boost::asio::any_io_executor executor_;
    std::vector<std::shared_ptr<AwaitedAnswer>> answers_;
};

/// Calls it; what it answers is brought together.
inline void answer_together(const std::function<void()>& answer) {
    const Together together;
    answer();
}

}  // namespace usher::http
