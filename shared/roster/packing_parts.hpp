#pragma once

#include "shared/roster/packing_ports.hpp"

/// What packed records are made of, described once for the writing and the reading end.
namespace usher::packing {

// What a list may have at most, so that hostile bytes cannot ask for more room than they are worth.
constexpr std::uint64_t most_items = 10'000;

template <class Port, class Value>
using Of = std::conditional_t<Port::reads, Value, const Value>;

/// Which of the parts that are often missing are there, one bit each, in the order of the calls.
template <class Port>
class Parts {
public:
    explicit Parts(Port& port) : port_{port} {}

    Parts& add(bool is_there) {
        if constexpr (!Port::reads) bits_ |= (is_there ? 1U : 0U) << count_;
        ++count_;
        return *this;
    }
    void exchange() { port_.number(bits_); }
    bool next() {
        const bool is_there = (bits_ & 1U) != 0;
        bits_ >>= 1U;
        return is_there;
    }

private:
    Port& port_;
    std::uint32_t bits_ = 0;
    unsigned count_ = 0;
};

template <class Port, class Value>
void parsed(Port& port, Of<Port, Value>& value) {
    if constexpr (Port::reads) {
        std::string text;
        port.text(text);
        auto read = Value::parse(text);
        if (!read) return port.fail();
        value = *std::move(read);
    } else {
        port.text(value.text());
    }
}

template <class Port, class Value>
void parsed_optional(Port& port, Of<Port, std::optional<Value>>& value) {
    if constexpr (Port::reads) {
        std::string text;
        port.text(text);
        auto read = Value::parse(text);
        if (!read) return port.fail();
        value.emplace(*std::move(read));
    } else {
        port.text(value->text());
    }
}

template <class Port, class Value>
void known(Port& port, Of<Port, Value>& value) {
    if constexpr (Port::reads) {
        std::string text;
        port.known_word(text);
        if (text == value.text()) return;
        auto read = Value::parse(text);
        if (!read) return port.fail();
        value = *std::move(read);
    } else {
        port.known_word(value.text());
    }
}

/// In a block beside the name of its owner, else beside the text of it that is known; empty: none.
template <class Port>
void address(Port& port, Of<Port, std::optional<EmailAddress>>& value, std::string_view name,
             std::string_view known) {
    if constexpr (Port::reads) {
        std::string text;
        bool is_local_part = true;
        if (port.is_whole()) {
            port.shaped(text, name);
        } else {
            is_local_part = !port.text_beside(text, known);
        }
        if (is_local_part) {
            std::string domain;
            port.known_word(domain);
            text += '@' + domain;
        }
        auto read = EmailAddress::parse(text);
        if (!read) return port.fail();
        value.emplace(*std::move(read));
    } else {
        const std::string_view local_part = value->local_part();
        if (port.is_whole()) {
            port.shaped(local_part, name);
        } else if (port.text_beside(value->text(), known, local_part)) {
            return;
        }
        port.known_word(std::string{value->domain()});
    }
}

template <class Port>
void name(Port& port, Of<Port, Name>& value, std::string_view known) {
    if constexpr (Port::reads) {
        std::string text;
        port.text_beside(text, known);
        auto read = Name::parse(text);
        if (!read) return port.fail();
        value = *std::move(read);
    } else {
        port.text_beside(value.text(), known, value.text());
    }
}

template <class Port, class OptionalId>
void optional_known(Port& port, OptionalId& value) {
    if constexpr (Port::reads) value.emplace();
    port.known_id(value->bits);
}

template <class Port, class Items, class Item>
void list(Port& port, Items& items, Item item) {
    if constexpr (Port::reads) {
        std::uint64_t size = 0;
        port.number(size);
        if (size > most_items) return port.fail();
        for (; size > 0 && port.good(); --size) item(items.emplace_back());
    } else {
        port.number(items.size());
        for (const auto& each : items) item(each);
    }
}

template <class Port>
void actor(Port& port, Of<Port, Actor>& value) {
    port.choice(value.kind, 4);
    if (value.kind == Actor::Kind::account) port.known_id(value.account.bits);
    if (value.kind == Actor::Kind::integration) port.known_id(value.integration.bits);
}

}  // namespace usher::packing
