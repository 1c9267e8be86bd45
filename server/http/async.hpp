#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace usher::http {

/// Thrown out of `from_callback` when the operation dropped its callback without calling it.
struct Abandoned : std::runtime_error {
    Abandoned() : std::runtime_error("an operation was dropped before it answered") {}
};

/// The one answer of an operation on its way to the coroutine that waits for it. Completes at most
/// once, always by a post to the coroutine's executor; if nobody completes it, its destructor
/// throws Abandoned there.
template <class Value, class Handler>
class Completion {
public:
    Completion(Handler handler, boost::asio::any_io_executor executor)
        : handler_(std::move(handler)),
          executor_(boost::asio::prefer(std::move(executor),
                                        boost::asio::execution::outstanding_work.tracked)) {}
    Completion(const Completion&) = delete;
    Completion& operator=(const Completion&) = delete;
    ~Completion() { finish(std::make_exception_ptr(Abandoned{}), std::nullopt); }

    void finish(std::exception_ptr failure, std::optional<Value> value) {
        if (finished_.exchange(true)) return;
        // Callers may keep the callback for long; what is left of it must not keep the server
        // running.
        const auto executor = std::exchange(executor_, boost::asio::any_io_executor{});
        boost::asio::post(
            executor, [handler = std::move(handler_), failure, value = std::move(value)]() mutable {
                std::move(handler)(failure, std::move(value));
            });
    }

private:
    Handler handler_;
    boost::asio::any_io_executor executor_;
    std::atomic<bool> finished_{false};
};

/// Starts an operation of another thread and waits for its answer: `start` gets a callback that may
/// be called from any thread, also before this coroutine has been suspended. Only its first call
/// counts. The coroutine goes on upon its own executor. Throws Abandoned, and whatever `start`
/// throws.
template <class Value>
boost::asio::awaitable<Value> from_callback(std::function<void(std::function<void(Value)>)> start) {
    const auto executor = co_await boost::asio::this_coro::executor;
    auto initiate = [&start, &executor](auto handler) {
        auto completion =
            std::make_shared<Completion<Value, decltype(handler)>>(std::move(handler), executor);
        try {
            start([completion](Value value) { completion->finish(nullptr, std::move(value)); });
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
