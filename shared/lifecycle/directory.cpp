#include "shared/lifecycle/directory.hpp"

namespace usher {

// Neither a UUID nor an issuer's address holds a line feed.
std::string external_id_key(const ExternalIdentity& id) {
    return (id.integration ? id.integration->text() : std::string{}) + '\n' + id.id.text();
}

std::string provider_key(const ProviderSubject& subject) {
    return subject.issuer + '\n' + subject.subject;
}

}  // namespace usher
