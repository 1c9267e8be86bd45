import type { Group, OrganizationView, Project, Scope } from "@usher/core";
import { oneAtATime } from "../interface/one-at-a-time.ts";
import { replica } from "../sync/replica.svelte.ts";
import { t } from "../words/words.ts";

/** What the viewer knows of the organization: its projects, roles and groups, and what they may do where. */
class Known {
    /** Null until the replica is loaded. */
    view = $state.raw<OrganizationView | null>(null);
    #read = oneAtATime(async () => {
        this.view = await replica.view();
    });

    /** Reads again whenever the replica changed; called where an effect may run. */
    follow(): void {
        $effect(() => {
            void replica.version;
            void this.#read();
        });
    }

    get projects(): Project[] {
        return this.view?.organization.projects ?? [];
    }

    get groups(): Group[] {
        return this.view?.organization.groups ?? [];
    }

    /** What the viewer may do there. */
    permissions(scope: Scope): string[] {
        const rights = this.view?.rights;
        const here = rights?.projects.find((each) => each.project === scope)?.permissions;
        return (scope === null ? rights?.permissions : here) ?? [];
    }

    may(permission: string, scope: Scope = null): boolean {
        return this.permissions(scope).includes(permission);
    }

    /** In the organization, or in one of its projects at least. */
    mayAnywhere(...permissions: string[]): boolean {
        return this.scopesWhere(...permissions).length > 0;
    }

    /** Where the viewer holds all of these; the organization first. */
    scopesWhere(...permissions: string[]): Scope[] {
        const scopes: Scope[] = [null, ...this.projects.map((project) => project.id)];
        return scopes.filter((scope) => permissions.every((permission) => this.may(permission, scope)));
    }

    scopeName(scope: Scope): string {
        const organization = this.view?.organization;
        if (scope === null) return organization?.name ?? "";
        return this.projects.find((project) => project.id === scope)?.name ?? t("people.project_gone");
    }
}

export const known = new Known();
