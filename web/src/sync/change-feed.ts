import type { PageContent, Taken } from "@usher/core";
import type { ChangesPage } from "../api/http.ts";
import { asProblem } from "../api/problem.ts";
import { pauseAfter } from "./patience.ts";

/** The part of an EventSource that is needed here. */
export interface EventPort {
    addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
    close(): void;
}

export type FeedState = "loading" | "live" | "reconnecting";

export interface FeedEnds {
    /** Drops the replica, to be loaded from the beginning. `again`: because the server said so. */
    begin(again: boolean): Promise<void>;
    /** Puts a page into the replica. */
    take(page: PageContent): Promise<Taken>;
    /** One page, of the whole or of what came later; throws a Problem. */
    page(after: string | null, whole: boolean): Promise<ChangesPage>;
    follow(after: string): EventPort;
    wait(milliseconds: number): Promise<void>;
    state(state: FeedState): void;
    signedOut(): void;
    /** Asking again will not help: the organization is gone or may not be read. */
    failed(code: string): void;
}

/**
 * Keeps a replica of one organization up to date: pages until there is no more, then the event stream from the last cursor. A
 * stream that breaks is caught up by pages first, because only those say why they fail.
 */
export class ChangeFeed {
    #ends: FeedEnds;
    #stopped = false;
    #cursor: string | null = null;
    /** The server said that everything is to be loaded anew. */
    #again = false;
    #port: EventPort | null = null;
    #release: () => void = () => undefined;

    constructor(ends: FeedEnds) {
        this.#ends = ends;
    }

    stop(): void {
        this.#stopped = true;
        this.#port?.close();
        this.#release();
    }

    /** From a cursor that the replica has reached, or from the beginning. Ends when stopped, signed out or failed. */
    async run(from: string | null = null): Promise<void> {
        this.#cursor = from;
        let failures = 0;
        while (!this.#stopped) {
            try {
                await this.#load();
                if (this.#cursor === null || this.#stopped) continue;
                failures = 0;
                this.#ends.state("live");
                await this.#follow(this.#cursor);
                if (this.#cursor !== null && !this.#stopped) {
                    this.#ends.state("reconnecting");
                    await this.#ends.wait(pauseAfter(++failures));
                }
            } catch (thrown) {
                const problem = asProblem(thrown);
                if (problem.status === 401) return this.#ends.signedOut();
                if (problem.status === 403 || problem.status === 404) {
                    // The server was reached.
                    this.#ends.state("loading");
                    return this.#ends.failed(problem.code);
                }
                if (problem.has("cursor_malformed")) this.#restart();
                failures += 1;
                if (failures > 1 || this.#cursor !== null) this.#ends.state("reconnecting");
                await this.#ends.wait(Math.max((problem.wait_seconds ?? 0) * 1000, pauseAfter(failures)));
            }
        }
    }

    #restart(): void {
        this.#cursor = null;
        this.#again = true;
    }

    async #take(page: PageContent): Promise<boolean> {
        const taken = await this.#ends.take(page);
        if (taken.restart) this.#restart();
        else this.#cursor = taken.cursor;
        return taken.more && !taken.restart;
    }

    /** Pages from the cursor to the present; without a cursor the replica is begun anew. No cursor after: begin again. */
    async #load(): Promise<void> {
        const whole = this.#cursor === null;
        let coming = this.#ask(this.#cursor, whole);
        if (whole) {
            this.#ends.state("loading");
            await this.#ends.begin(this.#again);
            this.#again = false;
        }
        for (let more = true; more && !this.#stopped; ) {
            const { content, next } = await coming;
            // The next is on its way while this one is put.
            const after_it = next === null ? undefined : this.#ask(next, whole);
            if (!this.#stopped) more = await this.#take(content);
            if (more) coming = after_it ?? this.#ask(this.#cursor, whole);
        }
    }

    #ask(after: string | null, whole: boolean): Promise<ChangesPage> {
        const page = this.#ends.page(after, whole);
        // Whoever waits for it hears of it.
        page.catch(() => undefined);
        return page;
    }

    /** Until the stream breaks, or says restart: then there is no cursor any more. */
    #follow(from: string): Promise<void> {
        return new Promise((resolve, reject) => {
            let taking: Promise<void> = Promise.resolve();
            const port = this.#ends.follow(from);
            this.#port = port;
            const end = (): void => {
                port.close();
                taking.then(resolve, reject);
            };
            this.#release = end;
            port.addEventListener("message", (event) => {
                taking = taking.then(async () => {
                    if (this.#stopped || this.#cursor === null) return;
                    await this.#take(event.data);
                    if (this.#cursor === null) end();
                });
            });
            port.addEventListener("restart", () => {
                taking = taking.then(() => this.#restart());
                end();
            });
            port.addEventListener("error", end);
        });
    }
}
