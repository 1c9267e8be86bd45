#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/merging.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/rights.hpp"

namespace usher {
namespace {

// What of the absorbed one's nobody holds any more passes or is released: the claims see which.
PeopleMerged merged_into(const Record& keep, const Record& absorbed, Record merged) {
    return {keep.person.id, absorbed.person.id, std::move(merged), absorbed.person};
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const MergePeople& body) {
    const Actor& actor = command.by.actor;
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!rights(directory, actor, {}).has(Permission::people_edit))
        return Decision::refuse(Code::not_permitted);
    if (body.keep == body.absorb) return Decision::refuse(Code::same_person, "absorb");
    const Record* keep = directory.person(body.keep);
    if (keep == nullptr) return Decision::refuse(Code::person_unknown, "keep");
    const Record* absorbed = directory.person(body.absorb);
    if (absorbed == nullptr) return Decision::refuse(Code::person_unknown, "absorb");
    if (!outranks_everywhere(directory, actor, *keep) ||
        !outranks_everywhere(directory, actor, *absorbed))
        return Decision::refuse(Code::rank_too_low);
    // An account is at most one person here, so that these are two.
    if (keep->person.account && absorbed->person.account)
        return Decision::refuse(Code::already_here_as, "absorb");
    auto merged = merge(directory, command, *keep, *absorbed);
    if (!merged) return Decision::refuse(merged.error());

    return Decision::of({command.home, merged_into(*keep, *absorbed, *std::move(merged))});
}

}  // namespace usher
