import type { Account, OrganizationSeat, ServerState, SessionAnswer } from "./answers.ts";
import { request, useCsrfToken } from "./http.ts";
import { asProblem } from "./problem.ts";

/** Who is signed in, as the server last said. */
class Session {
    account = $state.raw<Account | null>(null);
    organizations = $state.raw<OrganizationSeat[]>([]);

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

    async signIn(address: string, password: string): Promise<void> {
        this.take((await request<SessionAnswer>("POST", "/v1/sessions", { address, password })).body);
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
        this.account = answer.account;
        this.organizations = answer.organizations;
        useCsrfToken(answer.csrf_token);
    }

    forget(): void {
        this.account = null;
        this.organizations = [];
        useCsrfToken("");
    }
}

export const session = new Session();

export async function loadServerState(): Promise<ServerState> {
    return (await request<ServerState>("GET", "/v1/state")).body;
}
