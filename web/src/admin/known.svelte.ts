import type { Group, Organization, OrganizationView as View, Project, Scope } from "@usher/core";
import { session } from "../api/session.svelte.ts";
import { oneAtATime } from "../interface/one-at-a-time.ts";
import { replica } from "../sync/replica.svelte.ts";
import { kept } from "../words/message.ts";
import { locale, t } from "../words/words.ts";

type Lists = Required<
    Pick<
        Organization,
        "projects" | "groups" | "applications" | "identity_fields" | "templates" | "integrations" | "requests" | "jobs"
    >
>;
/** With every list, empty or not. */
export type OrganizationView = Organization & Lists;

/**
 * What the viewer knows of the organization, predictions and all: its lists, and what they may do where. Whoever shows it calls
 * `follow` once; it is read again whenever the replica changed.
 */
class Known {
    now = $state.raw<OrganizationView>();
    #rights = $state.raw<View["rights"]>();
    #home = "";
    #read = oneAtATime(async () => {
        const home = replica.organization;
        const view = await replica.view();
        if (home !== replica.organization || !view) return;
        this.#home = home;
        this.#rights = view.rights;
        this.now = whole(view.organization);
    });

    /** Called where an effect may run. */
    follow(): void {
        $effect(() => {
            void replica.version;
            if (this.#home !== replica.organization) this.now = undefined;
            void this.#read();
        });
    }

    /** Reads at once, for who has just changed it. */
    read(): Promise<void> {
        return this.#read();
    }

    /** Whether the viewer holds it in the scope; until the replica is loaded, as the session says. */
    may(permission: string, scope: Scope = null): boolean {
        const seat = session.organizations.find((held) => held.id === replica.organization);
        const everywhere = (this.now && this.#rights ? this.#rights : seat)?.permissions ?? [];
        const there = this.#rights?.projects.find((project) => project.project === scope)?.permissions ?? [];
        return everywhere.includes(permission) || there.includes(permission);
    }

    /** Whether the viewer holds all of these, so that they may be given on. */
    mayGive(permissions: string[]): boolean {
        return permissions.every((permission) => this.may(permission));
    }

    get projects(): Project[] {
        return this.now?.projects ?? [];
    }

    get groups(): Group[] {
        return this.now?.groups ?? [];
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

    /** As it is called now, where that is known; else as the session says. */
    nameOf(organization: { id: string; name: string }): string {
        return this.now?.id === organization.id ? this.now.name : organization.name;
    }

    scopeName(scope: Scope): string {
        return scope === null ? (this.now?.name ?? "") : (this.projectName(scope) ?? t("people.project_gone"));
    }

    projectName(scope: Scope): string | undefined {
        return this.now?.projects.find((project) => project.id === scope)?.name;
    }
}

/** In the order of the reader's language. */
const byName = <Item extends Project>(items: Item[] = []): Item[] => {
    const { compare } = kept(`order ${locale()}`, () => new Intl.Collator(locale(), { numeric: true }));
    return items.toSorted((one, other) => compare(one.name, other.name));
};

const whole = (organization: Organization): OrganizationView => ({
    applications: [],
    identity_fields: [],
    templates: [],
    integrations: [],
    requests: [],
    jobs: [],
    ...organization,
    projects: byName(organization.projects),
    groups: byName(organization.groups),
});

export const known = new Known();
