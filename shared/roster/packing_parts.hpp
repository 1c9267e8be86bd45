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

/// A few choices as one number: each is added, then they are exchanged, then each is taken in the
/// same order.
template <class Port>
class Choices {
public:
    explicit Choices(Port& port) : port_{port} {}

    template <class Choice>
    Choices& add(const Choice& value, std::uint32_t count) {
        number_ += static_cast<std::uint32_t>(value) * weight_;
        weight_ *= count;
        return *this;
    }
    void exchange() {
        std::uint32_t number = number_;
        port_.choice(number, static_cast<int>(weight_));
        number_ = number;
    }
    template <class Choice>
    void take(Choice& value, std::uint32_t count) {
        if constexpr (Port::reads) value = static_cast<Choice>(number_ % count);
        number_ /= count;
    }

private:
    Port& port_;
    std::uint32_t number_ = 0;
    std::uint32_t weight_ = 1;
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

constexpr std::uint32_t actor_kinds = 4;

/// But for its kind, which is known.
template <class Port>
void actor_id(Port& port, Of<Port, Actor>& value) {
    if (value.kind == Actor::Kind::account) port.known_id(value.account.bits);
    if (value.kind == Actor::Kind::integration) port.known_id(value.integration.bits);
}

template <class Port>
void actor(Port& port, Of<Port, Actor>& value) {
    port.choice(value.kind, actor_kinds);
    actor_id(port, value);
}

}  // namespace usher::packing
