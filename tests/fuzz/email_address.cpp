#include "shared/values/email_address.hpp"

#include "shared/policy/limits.hpp"
#include "tests/fuzz/property.hpp"

// The key is canonical, the text is a part of what was typed, and nobody is corrected twice.
USHER_FUZZ(text) {
    using usher::EmailAddress;
    using usher::fuzz::holds;
    const auto address = EmailAddress::parse(text);
    if (!address) return;
    holds(text.find(address->text()) != std::string_view::npos);
    holds(address->text().size() <= usher::limits::address_bytes);
    const auto same = EmailAddress::parse(address->text());
    holds(same && *same == *address && same->text() == address->text());
    const auto canonical = EmailAddress::parse(address->key());
    holds(canonical && canonical->key() == address->key());
    const auto meant = usher::did_you_mean(*address);
    holds(!meant || (meant->local_part() == address->local_part() && !did_you_mean(*meant)));
}
