#pragma once

#include "tests/server/store/batch.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {

/// A database in use, and one transaction that touches every table.
struct Story {
    const OrganizationId home = id<OrganizationId>(1);
    const Record invited = sample_record(20, "jw@cowboy.com");

    void begin(app::Store& store) const {
        Batch batch{store};
        batch.put(Instance{true, {id<AccountId>(5)}, {}});
        batch.put(sample_account(5, "founder@corp.example"));
        batch.put(sample_organization(1));
        batch.put(home, invited);
        batch.transaction().queue(sample_mail(home, invited.invitations[1].id, 3, {100}));
        batch.transaction().save_sign_up(sample_sign_up(1, "jw@cowboy.com"));
        batch.commit();
    }

    /// Without the commit. Raises the organization's number by two.
    void go_on(Batch& batch) const {
        app::Transaction& transaction = batch.transaction();
        Record answered = invited;
        answered.memberships.erase(answered.memberships.begin());
        answered.invitations.erase(answered.invitations.begin());
        answered.person.account = id<AccountId>(6);
        batch.put(sample_account(6, "jw@cowboy.com"));
        batch.put(Instance{true, {id<AccountId>(6), id<AccountId>(5)}, {}});
        batch.put(home, answered);
        batch.put(home, sample_record(30, "maya@corp.example"));
        transaction.append(sample_log_change(home, 3, 33));
        transaction.drop_mail(home, invited.invitations[1].id, 3, {200});
        transaction.queue(sample_mail(home, id<InvitationId>(301), 3, {200}));
        transaction.keep_answer({{home, bits(5), bits(3)}, 4, digest(2), "{}", {200}});
        transaction.save_session(
            {digest(4), app::Session::State::full, id<AccountId>(6), 1, {200}, {200}});
        transaction.remove_sign_ups("jw@cowboy.com");
    }
};

}  // namespace usher::test
