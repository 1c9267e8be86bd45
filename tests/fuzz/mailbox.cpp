#include "shared/values/email_address.hpp"
#include "tests/fuzz/property.hpp"

namespace {

std::string written(const usher::Mailbox& mailbox) {
    std::string text = "\"";
    for (const char character : mailbox.name.text()) {
        if (character == '"' || character == '\\') text += '\\';
        text += character;
    }
    return text + "\" <" + mailbox.address.text() + ">";
}

}  // namespace

// A mailbox that is understood is understood in the same way when RFC 5322 spells it out.
USHER_FUZZ(text) {
    const auto mailbox = usher::Mailbox::parse(text);
    if (!mailbox) return;
    const auto again = usher::Mailbox::parse(written(*mailbox));
    usher::fuzz::holds(again && again->name == mailbox->name);
    usher::fuzz::holds(again->address.text() == mailbox->address.text());
}
