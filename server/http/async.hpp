#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/together.hpp"

namespace usher::http {

/// Thrown out of `from_callback` when the operation dropped its callback without calling it.
struct Abandoned : std::runtime_error {
    Abandoned() : std::runtime_error("an operation was dropped before it answered") {}
};

/// Where the one answer of an operation of another thread goes. May be called from any thread and
/// more than once: only the first call counts.
template <class Value>
class Callback {
public:
    /// Who waits for it.
    class Waiting {
    public:
        virtual ~Waiting() = default;
        virtual void finish(std::exception_ptr failure, std::optional<Value> value) = 0;
    };

    Callback() = default;
    explicit Callback(std::shared_ptr<Waiting> waiting) : waiting_(std::move(waiting)) {}

    explicit operator bool() const { return waiting_ != nullptr; }
    void operator()(Value value) const { waiting_->finish(nullptr, std::move(value)); }

private:
    std::shared_ptr<Waiting> waiting_;
};

/// The answer on its way to the coroutine that waits for it. Completes at most once, always by a
/// post to the coroutine's executor, with others where they come together (Together); if nobody
/// completes it, its destructor throws Abandoned there.
template <class Value, class Handler>
class Completion final : public Callback<Value>::Waiting,
                         public AwaitedAnswer,
                         public std::enable_shared_from_this<Completion<Value, Handler>> {
public:
    Completion(Handler handler, boost::asio::any_io_executor executor)
        : handler_(std::move(handler)),
          executor_(boost::asio::prefer(std::move(executor),
                                        boost::asio::execution::outstanding_work.tracked)) {}
    Completion(const Completion&) = delete;
    Completion& operator=(const Completion&) = delete;
    ~Completion() override {
        if (finished_) return;
        boost::asio::post(executor_, [handler = std::move(handler_)]() mutable {
            std::move(handler)(std::make_exception_ptr(Abandoned{}), std::nullopt);
        });
    }

    void finish(std::exception_ptr failure, std::optional<Value> value) override {
        if (finished_.exchange(true)) return;
        failure_ = std::move(failure);
        value_ = std::move(value);
        Together::bring(executor_, this->shared_from_this());
    }

    void bring() override {
        // Callers may keep the callback for long; what is left of it must not keep the server
        // running.
        const auto executor = std::exchange(executor_, boost::asio::any_io_executor{});
        boost::asio::dispatch(executor, [handler = std::move(handler_), failure = failure_,
                                         value = std::move(value_)]() mutable {
            std::move(handler)(failure, std::move(value));
        });
    }

private:
    Handler handler_;
    boost::asio::any_io_executor executor_;
    std::exception_ptr failure_;
    std::optional<Value> value_;
    std::atomic<bool> finished_{false};
};

/// Starts an operation of another thread and waits for its answer: `start` gets a Callback, which
/// may be called also before this coroutine has been suspended. The coroutine goes on upon its own
/// executor. Throws Abandoned, and whatever `start` throws.
template <class Value, class Start>
boost::asio::awaitable<Value> from_callback(Start start) {
    const auto executor = co_await boost::asio::this_coro::executor;
    auto initiate = [&start, &executor](auto handler) {
        const auto completion =
            std::make_shared<Completion<Value, decltype(handler)>>(std::move(handler), executor);
        try {
            start(Callback<Value>{completion});
        } catch (...) {
            completion->finish(std::current_exception(), std::nullopt);
        }
    };
    std::optional<Value> value =
        co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>,
                                             void(std::exception_ptr, std::optional<Value>)>(
            initiate, boost::asio::use_awaitable);
    co_return std::move(*value);
}

}  // namespace usher::http
