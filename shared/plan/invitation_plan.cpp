#include "shared/plan/invitation_plan.hpp"

#include <unordered_set>

#include "shared/table/paste.hpp"

namespace usher {
namespace {

void judge_against_directory(PlannedRow& row, const Directory& directory, const Scope& scope) {
    const Record* here = directory.person_of_address(row.address->key());
    const Membership* membership = here == nullptr ? nullptr : here->membership(scope);
    row.verdict = here == nullptr ? Verdict::create : Verdict::invite;
    if (membership == nullptr) return;
    switch (membership->phase) {
        case Phase::active:
            row.code = Code::already_active;
            break;
        case Phase::invited:
        case Phase::offered:
            row.code = Code::already_invited;
            break;
        case Phase::awaiting_approval:
            row.code = Code::awaits_approval;
            break;
        case Phase::archived:
            row.code = Code::archived;
            break;
        default:
            return;
    }
    row.verdict = Verdict::no_change;
}

}  // namespace

std::vector<PlannedRow> plan_paste(const Directory& directory, const Scope& scope,
                                   std::string_view text) {
    std::vector<PlannedRow> rows;
    std::unordered_set<std::string> seen;
    for (std::string& entry : cut_paste(text).entries) {
        PlannedRow row;
        row.text = std::move(entry);
        const auto mailbox = Mailbox::parse(row.text);
        if (!mailbox) {
            row.code = mailbox.error();
        } else {
            row.name = mailbox->name;
            row.address = mailbox->address;
            row.suggestion = did_you_mean(mailbox->address);
            if (seen.insert(mailbox->address.key()).second) {
                judge_against_directory(row, directory, scope);
            } else {
                row.verdict = Verdict::duplicate;
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace usher
