#include <algorithm>

#include "shared/lifecycle/evolve.hpp"

namespace usher {
namespace {

// Replaces the one that is the same, or comes behind the others.
template <class Item, class IsSame>
void set(std::vector<Item>& items, const Item& item, IsSame is_same) {
    const auto found = std::find_if(items.begin(), items.end(), is_same);
    if (found == items.end()) {
        items.push_back(item);
    } else {
        *found = item;
    }
}

template <class Item>
void set(std::vector<Item>& items, const Item& item) {
    set(items, item, [&](const Item& held) { return held.id == item.id; });
}

template <class Item, class IsIt>
void remove(std::vector<Item>& items, IsIt is_it) {
    items.erase(std::remove_if(items.begin(), items.end(), is_it), items.end());
}

template <class Item, class Id>
void remove_id(std::vector<Item>& items, Id id) {
    remove(items, [&](const Item& held) { return held.id == id; });
}

bool is_over(const Job& job) {
    return job.state == Job::State::done || job.state == Job::State::stopped;
}

}  // namespace

void evolve(Organization& organization, const OrganizationEdited& event) {
    organization.name = event.name;
    organization.handle = event.handle;
}

void evolve(Organization& organization, const PoliciesSet& event) {
    organization.policies = event.policies;
}

void evolve(Organization& organization, const ProjectSet& event) {
    set(organization.projects, event.item);
}
void evolve(Organization& organization, const ProjectRemoved& event) {
    remove_id(organization.projects, event.id);
}
void evolve(Organization& organization, const RoleSet& event) {
    set(organization.roles, event.item);
}
void evolve(Organization& organization, const RoleRemoved& event) {
    remove_id(organization.roles, event.id);
}
void evolve(Organization& organization, const GroupSet& event) {
    set(organization.groups, event.item);
}
void evolve(Organization& organization, const GroupRemoved& event) {
    remove_id(organization.groups, event.id);
}
void evolve(Organization& organization, const ApplicationSet& event) {
    set(organization.applications, event.item);
}
void evolve(Organization& organization, const ApplicationRemoved& event) {
    remove_id(organization.applications, event.id);
}
void evolve(Organization& organization, const IntegrationSet& event) {
    set(organization.integrations, event.item);
}
void evolve(Organization& organization, const IntegrationRemoved& event) {
    remove_id(organization.integrations, event.id);
}

void evolve(Organization& organization, const TemplateSet& event) {
    set(organization.templates, event.item, [&](const Template& held) {
        return held.kind == event.item.kind && held.locale == event.item.locale;
    });
}
void evolve(Organization& organization, const TemplateRemoved& event) {
    remove(organization.templates, [&](const Template& held) {
        return held.kind == event.kind && held.locale == event.locale;
    });
}

void evolve(Organization& organization, const IdentityFieldsSet& event) {
    organization.identity_fields = event.fields;
}

void evolve(Organization& organization, const AccessRequestSet& event) {
    set(organization.requests, event.item);
}
void evolve(Organization& organization, const AccessRequestRemoved& event) {
    remove_id(organization.requests, event.id);
}

// Of the jobs that are over only the last ones are kept.
void evolve(Organization& organization, const JobSet& event) {
    std::vector<Job>& jobs = organization.jobs;
    set(jobs, event.item);
    if (jobs.size() <= limits::jobs_kept) return;
    const auto oldest = std::find_if(jobs.begin(), jobs.end(), is_over);
    if (oldest != jobs.end()) jobs.erase(oldest);
}

void evolve(Organization& organization, const OrganizationSuspended& event) {
    organization.suspended_at = event.at;
}
void evolve(Organization& organization, const OrganizationReinstated&) {
    organization.suspended_at.reset();
}

void evolve(Instance& instance, const InstanceSetUp& event) {
    instance.set_up = true;
    instance.administrators.push_back(event.administrator);
    instance.policies.copied_link_proves_mailbox = event.copied_link_proves_mailbox;
}

void evolve(Instance& instance, const InstancePoliciesSet& event) {
    instance.policies = event.policies;
}

void evolve(Instance& instance, const AdministratorAdded& event) {
    if (!instance.is_administrator(Actor::of(event.account)))
        instance.administrators.push_back(event.account);
}

void evolve(Instance& instance, const AdministratorRemoved& event) {
    remove(instance.administrators, [&](AccountId held) { return held == event.account; });
}

}  // namespace usher
