import { session } from "../api/session.svelte.ts";
import { tellSession } from "../sync/session-news.ts";
import { forget, waitingOf } from "./visit.ts";

const recount_ms = 1000;

/** Signing out takes away what this browser keeps of the account, so it asks first when something there was not sent yet. */
class Leaving {
    /** How many commands would be given up; 0: nothing is asked. */
    waiting = $state(0);
    #left: () => void = () => undefined;
    #timer: ReturnType<typeof setInterval> | undefined;

    /** `left` is called when nobody is signed in any more. Throws a Problem. */
    async leave(left: () => void): Promise<void> {
        this.#left = left;
        this.waiting = await this.#count();
        if (this.waiting === 0) return this.confirm();
        clearInterval(this.#timer);
        // Another tab may give more, or send what it has.
        this.#timer = setInterval(() => void this.#recount(), recount_ms);
    }

    /** Asks again where more would be given up than was said. Throws a Problem. */
    async confirm(): Promise<void> {
        const account = session.account?.id;
        const agreed = this.waiting;
        const now = await this.#count();
        if (now > agreed) {
            this.waiting = now;
            return;
        }
        await session.signOut();
        this.waiting = 0;
        clearInterval(this.#timer);
        if (account !== undefined) {
            // Before anything is gone, so that no tab takes it for lost.
            tellSession({ kind: "left", account });
            await forget(account).catch(() => undefined);
        }
        this.#left();
    }

    async #recount(): Promise<void> {
        const now = await this.#count();
        if (this.waiting === 0) clearInterval(this.#timer);
        // With nothing left to give up the question stays, until it is answered.
        else if (now > 0) this.waiting = now;
    }

    async #count(): Promise<number> {
        return session.account ? waitingOf(session.account.id) : 0;
    }
}

export const leaving = new Leaving();
