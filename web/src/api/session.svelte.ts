import { tellSession } from "../sync/session-news.ts";
import type { Account, OrganizationSeat, SecondFactorAwaited, ServerState, SessionAnswer } from "./answers.ts";
import { request, useCsrfToken } from "./http.ts";
import { asProblem, Problem } from "./problem.ts";

/** Who is signed in, as the server last said. */
class Session {
    account = $state.raw<Account | null>(null);
    organizations = $state.raw<OrganizationSeat[]>([]);
    /** Whom this server shows whether an address has an account. */
    sees_accounts = $state(false);
    /** Somebody else has signed in in this browser while this page was open; it stays its owner's. */
    other = $state.raw<Account | null>(null);
    /** As it was when this browser was last online: nothing can be sent in its name until it is renewed. */
    recalled = $state(false);

    /** Asks the server. Nobody being signed in is an answer, not a problem; throws a Problem when there was none. */
    async load(): Promise<void> {
        try {
            this.take((await request<SessionAnswer>("GET", "/v1/sessions/current")).body);
        } catch (thrown) {
            const problem = asProblem(thrown);
            if (problem.status !== 401) throw problem;
            this.forget();
        }
    }

    /** The token and the rights anew of who is here. Throws a Problem, 401 too when that is nobody or somebody else. */
    async renew(): Promise<void> {
        const { body } = await request<SessionAnswer>("GET", "/v1/sessions/current");
        if (this.account && body.account.id !== this.account.id) {
            this.other = body.account;
            throw new Problem(401, [{ code: "not_signed_in", field: "" }]);
        }
        this.take(body);
    }

    /** Whether that is all: else the second factor is to be given. */
    async signIn(address: string, password: string): Promise<boolean> {
        const credentials = { address, password };
        const { body } = await request<SessionAnswer | SecondFactorAwaited>("POST", "/v1/sessions", credentials);
        if ("second_factor_awaited" in body) {
            useCsrfToken(body.csrf_token);
            return false;
        }
        this.take(body);
        return true;
    }

    /** The digits of the moment, or a recovery code. */
    async giveSecondFactor(code: string): Promise<void> {
        this.take((await request<SessionAnswer>("POST", "/v1/sessions/second-factor", { code })).body);
    }

    async signOut(): Promise<void> {
        try {
            await request("DELETE", "/v1/sessions/current");
        } catch (thrown) {
            const problem = asProblem(thrown);
            if (problem.status !== 401) throw problem;
        }
        this.forget();
    }

    take(answer: SessionAnswer): void {
        // Pages whose session was over rest until they hear of it, whichever way led back.
        if (this.account?.id !== answer.account.id) tellSession({ kind: "back", account: answer.account.id });
        this.other = null;
        this.recalled = false;
        this.account = answer.account;
        this.organizations = answer.organizations;
        this.sees_accounts = answer.sees_accounts;
        useCsrfToken(answer.csrf_token);
    }

    recall(account: Account, organizations: OrganizationSeat[]): void {
        this.account = account;
        this.organizations = organizations;
        this.recalled = true;
    }

    forget(): void {
        this.account = null;
        this.organizations = [];
        this.sees_accounts = false;
        useCsrfToken("");
    }
}

export const session = new Session();

/** What every page of the admin app begins with. Throws a Problem. */
export function arrive(): Promise<[ServerState, void]> {
    return Promise.all([loadServerState(), session.load()]);
}

export async function loadServerState(): Promise<ServerState> {
    return (await request<ServerState>("GET", "/v1/state")).body;
}
