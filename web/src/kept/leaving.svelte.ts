import { session } from "../api/session.svelte.ts";
import { tellSession } from "../sync/session-news.ts";
import { forget, waitingOf } from "./visit.ts";

/** Signing out takes away what this browser keeps of the account, so it asks first when something there was not sent yet. */
class Leaving {
    /** How many commands would be given up; 0: nothing is asked. */
    waiting = $state(0);
    #left: () => void = () => undefined;

    /** `left` is called when nobody is signed in any more. Throws a Problem. */
    async leave(left: () => void): Promise<void> {
        this.#left = left;
        this.waiting = session.account ? await waitingOf(session.account.id) : 0;
        if (this.waiting === 0) await this.confirm();
    }

    /** Throws a Problem. */
    async confirm(): Promise<void> {
        const account = session.account?.id;
        await session.signOut();
        this.waiting = 0;
        if (account !== undefined) {
            await forget(account).catch(() => undefined);
            tellSession({ kind: "left", account });
        }
        this.#left();
    }
}

export const leaving = new Leaving();
