#pragma once

#include <optional>
#include <string>

#include "tests/support/browser.hpp"
#include "tests/support/loopback.hpp"

namespace usher::test {

/// Listens to an event stream, as an EventSource does. Waits at most ten seconds for anything.
class EventReader {
public:
    struct Event {
        std::string id;
        std::string name;
        std::string data;
    };

    EventReader(const Browser& browser, const std::string& target,
                const std::string& last_event_id = {});

    int status() const { return status_; }
    /// No value at the end of the stream.
    std::optional<Event> next();

private:
    bool read_chunk();

    Loopback connection_;
    int status_ = 0;
    std::string received_;
    std::string text_;
};

}  // namespace usher::test
