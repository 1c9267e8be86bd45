import type { Organization, OrganizationView as View, Scope } from "@usher/core";
import { session } from "../../api/session.svelte.ts";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { replica } from "../../sync/replica.svelte.ts";

type Lists = Required<
    Pick<
        Organization,
        "projects" | "groups" | "applications" | "identity_fields" | "templates" | "integrations" | "requests" | "jobs"
    >
>;
/** With every list, empty or not. */
export type OrganizationView = Organization & Lists;

/**
 * The organization itself as the viewer may see it, predictions and all. Pages call `follow` once; it is read again whenever
 * the replica changed.
 */
class OrganizationStore {
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

    projectName(scope: Scope): string | undefined {
        return this.now?.projects.find((project) => project.id === scope)?.name;
    }
}

const whole = (organization: Organization): OrganizationView => ({
    projects: [],
    groups: [],
    applications: [],
    identity_fields: [],
    templates: [],
    integrations: [],
    requests: [],
    jobs: [],
    ...organization,
});

export const organization = new OrganizationStore();
