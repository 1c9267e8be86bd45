import type { Role, Scope } from "@usher/core";
import { replica } from "../sync/replica.svelte.ts";

/** The roles that the viewer may grant in all of these scopes; those of the organization while there is none. */
export async function grantableRoles(scopes: Scope[]): Promise<Role[]> {
    const asked = scopes.length === 0 ? [null] : scopes;
    const lists = await Promise.all(asked.map((scope) => replica.roles(scope)));
    const [first = [], ...others] = lists.map((roles) => roles.filter((role) => role.grantable));
    return first.filter((role) => others.every((list) => list.some((each) => each.id === role.id)));
}

/** The groups that the viewer may put people into in all of these scopes, by their ids. */
export async function grantableGroups(scopes: Scope[]): Promise<Set<string>> {
    const asked = scopes.length === 0 ? [null] : scopes;
    const views = await Promise.all(asked.map((scope) => replica.view(scope)));
    const groups = views[0]?.organization.groups ?? [];
    return new Set(
        groups.filter((_, index) => views.every((view) => view?.grantable_groups[index] ?? false)).map((group) => group.id),
    );
}
