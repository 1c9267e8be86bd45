#include "tests/support/event_reader.hpp"

namespace usher::test {

EventReader::EventReader(const Browser& browser, const std::string& target,
                         const std::string& last_event_id)
    : connection_{browser.port()} {
    Ask ask{"GET", target, {}, {{"Accept", "text/event-stream"}}};
    if (!last_event_id.empty()) ask.fields.emplace_back("Last-Event-ID", last_event_id);
    connection_.send(browser.written(ask));
    while (received_.find("\r\n\r\n") == std::string::npos && connection_.receive(received_)) {
    }
    if (received_.size() > 12) status_ = std::stoi(received_.substr(9, 3));
    received_.erase(0, received_.find("\r\n\r\n") + 4);
}

std::optional<EventReader::Event> EventReader::next() {
    while (true) {
        std::size_t end = text_.find("\n\n");
        while (end == std::string::npos) {
            if (!read_chunk()) return std::nullopt;
            end = text_.find("\n\n");
        }
        Event event;
        const std::string block = text_.substr(0, end + 1);
        text_.erase(0, end + 2);
        for (std::size_t begin = 0; begin < block.size();) {
            const std::size_t stop = block.find('\n', begin);
            const std::string line = block.substr(begin, stop - begin);
            if (line.rfind("id: ", 0) == 0) event.id = line.substr(4);
            if (line.rfind("event: ", 0) == 0) event.name = line.substr(7);
            if (line.rfind("data: ", 0) == 0) event.data += line.substr(6);
            begin = stop + 1;
        }
        // A comment is a heartbeat.
        if (!event.id.empty() || !event.data.empty()) return event;
    }
}

// One chunk of the transfer coding (RFC 9112 section 7.1); false at the last one or the end.
bool EventReader::read_chunk() {
    std::size_t line = received_.find("\r\n");
    while (line == std::string::npos) {
        if (!connection_.receive(received_)) return false;
        line = received_.find("\r\n");
    }
    const std::size_t size = std::stoul(received_.substr(0, line), nullptr, 16);
    while (received_.size() < line + 2 + size + 2) {
        if (!connection_.receive(received_)) return false;
    }
    text_ += received_.substr(line + 2, size);
    received_.erase(0, line + 2 + size + 2);
    return size > 0;
}

}  // namespace usher::test
