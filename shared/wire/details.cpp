#include "shared/wire/details.hpp"

namespace usher::wire {

void describe_stored(Fields& fields, Organization& organization) {
    describe_details(fields, organization.policies);
    describe_details(fields, organization);
}

}  // namespace usher::wire
