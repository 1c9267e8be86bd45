import { type Method, request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { notices } from "../../interface/notices.svelte.ts";

/** Who may see whether an address has an account. */
export type AccountVisibility = "never" | "server_admin" | "org_admin";

/** An organization from outside. */
export interface OrganizationOutline {
    id: string;
    name: string;
    handle: string | null;
    created_at: string;
    suspended_at: string | null;
    members: number;
    /** People who are under way and have no place there yet. */
    pending: number;
    projects: number;
}

/** An account as the server's administrator sees it. */
export interface AccountOutline {
    id: string;
    name: string;
    handle: string | null;
    /** Null where the server keeps secret who has an account. */
    addresses: string[] | null;
    created_at: string;
    suspended_at: string | null;
    second_factor: boolean;
    administrator: boolean;
    organizations: number;
    sessions: number;
}

export interface InstancePolicies {
    copied_link_proves_mailbox: boolean;
    open_sign_up: boolean;
    account_existence_visible: AccountVisibility;
}

/** All that is shown of somebody who is invited elsewhere. */
export interface OpenInvitation {
    invitation: string;
    address: string;
    groups: string[];
    sent_at: string;
    lapses_at: string;
}

/** Does what only the server's administrator may, and says so when it is done. Nothing that comes back: it was done. */
export async function administer(method: Method, path: string, body: object = {}, done = ""): Promise<Problem | undefined> {
    try {
        await request(method, path, body);
    } catch (thrown) {
        return asProblem(thrown);
    }
    if (done !== "") notices.good(done);
    return undefined;
}
