import type { Role, Scope, When } from "@usher/core";
import { SvelteSet } from "svelte/reactivity";
import { JudgedField } from "../../interface/judged-field.svelte.ts";
import { known } from "../known.svelte.ts";
import { grantableRoles } from "../roles.ts";
import type { InviteChoice } from "./invitation.ts";

/** As a key of a set; scopes are projects' ids, or null for the organization. */
const organization = "";

/** What is chosen once for all who are invited: where to, as what, and how they hear of it. Both forms of the dialog share it. */
export class InviteOptions {
    readonly scopes = new SvelteSet<string>();
    readonly groups = new SvelteSet<string>();
    readonly message = new JudgedField("message");
    role = $state("");
    when = $state<When>("now");
    roles = $state.raw<Role[]>();

    constructor() {
        const [first] = this.possible;
        if (first !== undefined) this.scopes.add(first ?? organization);
    }

    /** Called where an effect may run. */
    follow(): void {
        $effect(() => {
            const scopes = this.chosen;
            void grantableRoles(scopes).then((roles) => this.#offer(roles));
        });
    }

    /** Where the viewer may add people. */
    get possible(): Scope[] {
        return known.scopesWhere("people.add");
    }

    get chosen(): Scope[] {
        return [...this.scopes].map((key) => (key === organization ? null : key));
    }

    /** Whether the viewer may add people to all that is chosen: a right may go while the dialog is open. */
    get may_add(): boolean {
        return this.#may("people.add");
    }

    /** Whether the viewer may send invitations everywhere where they add people now. */
    get may_send(): boolean {
        return this.#may("invitations.send");
    }

    get choice(): InviteChoice {
        return {
            scopes: this.chosen,
            role: this.role,
            groups: [...this.groups],
            message: this.message.text.trim(),
            when: this.may_send || !this.may_add ? this.when : "later",
        };
    }

    #may(permission: string): boolean {
        return this.chosen.every((scope) => known.may(permission, scope));
    }

    #offer(roles: Role[]): void {
        this.roles = roles;
        if (roles.some((role) => role.id === this.role)) return;
        const fallback = known.now?.policies.default_role;
        const modest = roles.toSorted((one, other) => one.permissions.length - other.permissions.length)[0];
        this.role = (roles.find((role) => role.id === fallback) ?? modest)?.id ?? "";
    }
}
