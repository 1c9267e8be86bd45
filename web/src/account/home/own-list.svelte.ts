import type { Me, OwnInvitation, OwnMembership } from "../../api/answers.ts";
import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { session } from "../../api/session.svelte.ts";

/** What the one who is signed in is in, and is invited to. */
export class OwnList {
    me = $state.raw<Me>();
    problem = $state.raw<Problem>();
    /** The membership that is being answered. */
    busy = $state("");

    async load(): Promise<void> {
        try {
            this.me = (await request<Me>("GET", "/v1/me")).body;
            this.problem = undefined;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        }
    }

    /** Throws a Problem. */
    async leave(membership: OwnMembership): Promise<void> {
        const path = `/v1/organizations/${membership.organization.id}/memberships/${membership.membership}/leave`;
        await request("POST", path, {});
        await Promise.all([this.load(), session.load()]);
    }

    /** Throws a Problem. */
    async answer(invitation: OwnInvitation, answer: "accept" | "decline"): Promise<void> {
        this.busy = invitation.membership;
        try {
            await request("POST", `/v1/memberships/${invitation.membership}/${answer}`, {});
            await Promise.all([this.load(), session.load()]);
        } finally {
            this.busy = "";
        }
    }
}
