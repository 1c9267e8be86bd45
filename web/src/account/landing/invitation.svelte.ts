import type { CodeSent, Joined, Opened } from "../../api/answers.ts";
import { request, useCsrfToken } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { session } from "../../api/session.svelte.ts";

/** What opens an invitation: a link's token, or the typed code with the address that it was written to. */
export type Key = { token: string } | { address: string; code: string };

export type InvitationStage =
    | "opening"
    | "shown"
    | "create"
    | "confirm"
    | "declined"
    | "gone"
    | "missing"
    | "renewed";

/** One invitation from the moment its link is open until it is answered. Methods that ask the server throw a Problem. */
export class Invitation {
    stage = $state<InvitationStage>("opening");
    opened = $state.raw<Opened>();
    /** Why it cannot be shown. */
    problem = $state.raw<Problem>();
    /** Where the code of a sign-up was mailed. */
    code_sent_to = $state("");
    #key: Key | null = null;

    /** Someone may come back to it, after signing in. */
    get open_for_answer(): boolean {
        return this.#key !== null && this.opened !== undefined && this.stage !== "declined" && this.stage !== "gone";
    }

    /** Whether it was opened by a link, which alone can be renewed. */
    get by_link(): boolean {
        return this.#key !== null && "token" in this.#key;
    }

    /** Shows it, or says why not. Null: the page was opened without its secret. Never throws. */
    async open(key: Key | null): Promise<void> {
        this.#key = key;
        this.opened = undefined;
        this.problem = undefined;
        this.stage = key === null ? "missing" : "opening";
        if (key === null) return;
        try {
            await this.#show(key);
        } catch (thrown) {
            this.problem = asProblem(thrown);
            this.stage = "gone";
        }
    }

    /** Opens with a typed code; a wrong one is thrown back at the form. */
    async openWithCode(address: string, code: string): Promise<void> {
        const key = { address, code };
        await this.#show(key);
        this.#key = key;
    }

    async #show(key: Key): Promise<void> {
        const { body } = await request<Opened>("POST", "/v1/invitations/open", key);
        this.opened = body;
        this.problem = undefined;
        this.stage = "shown";
    }

    /** Looks again, as the one who is signed in now. */
    async reopen(): Promise<void> {
        await this.open(this.#key);
    }

    async renew(): Promise<void> {
        await request("POST", "/v1/invitations/renew", this.#key);
        this.stage = "renewed";
    }

    async decline(): Promise<void> {
        await request("POST", "/v1/invitations/decline", this.#key);
        this.stage = "declined";
    }

    /** Null: a code was mailed and is asked for next. */
    async signUp(name: string, password: string): Promise<Joined | null> {
        const answer = await request<Joined | CodeSent>("POST", "/v1/sign-ups", {
            ...this.#key,
            name,
            password,
        });
        if ("code_sent_to" in answer.body) {
            useCsrfToken(answer.body.csrf_token);
            this.code_sent_to = answer.body.code_sent_to;
            this.stage = "confirm";
            return null;
        }
        return this.#joined(answer.body);
    }

    async confirm(code: string): Promise<Joined> {
        return this.#joined((await request<Joined>("POST", "/v1/sign-ups/confirm", { code })).body);
    }

    async sendCodeAgain(): Promise<void> {
        await request("POST", "/v1/sign-ups/code", {});
    }

    #joined(joined: Joined): Joined {
        session.take(joined.session);
        this.#key = null;
        return joined;
    }

    /** Accepts everything that is open in it, with the account that is signed in. */
    async accept(): Promise<void> {
        for (const membership of this.opened?.memberships ?? []) {
            if (membership.phase !== "invited" && membership.phase !== "offered") continue;
            await request("POST", `/v1/memberships/${membership.id}/accept`, {});
        }
        this.#key = null;
        await session.load();
    }
}
