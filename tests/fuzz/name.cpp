#include "shared/values/name.hpp"

#include "shared/values/text.hpp"
#include "tests/fuzz/property.hpp"

// What may be shown is UTF-8, stays what it is, and is a part of what was typed.
USHER_FUZZ(text) {
    using usher::fuzz::holds;
    if (const auto name = usher::Name::parse(text)) {
        holds(text.find(name->text()) != std::string_view::npos);
        holds(usher::count_code_points(name->text()).has_value());
        const auto again = usher::Name::parse(name->text());
        holds(again && *again == *name);
    }
    if (const auto message = usher::Message::parse(text)) {
        const auto again = usher::Message::parse(message->text());
        holds(again && *again == *message);
    }
}
