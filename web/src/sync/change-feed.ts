import type { Core } from "@usher/core";
import { asProblem } from "../api/problem.ts";
import { pauseAfter } from "./patience.ts";

/** The part of an EventSource that is needed here. */
export interface EventPort {
    addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
    close(): void;
}

export type FeedState = "loading" | "live" | "reconnecting";

export interface FeedEnds {
    core: Pick<Core, "open" | "put">;
    organization: string;
    account: string;
    /** The text of one page; throws a Problem. */
    page(after: string | null): Promise<string>;
    follow(after: string): EventPort;
    wait(milliseconds: number): Promise<void>;
    /** The replica's rows changed. */
    changed(): void;
    state(state: FeedState): void;
    signedOut(): void;
    /** Asking again will not help: the organization is gone or may not be read. */
    failed(code: string): void;
}

/**
 * Keeps the core's replica of one organization up to date: pages until there is no more, then the event stream from the last
 * cursor. A stream that breaks is caught up by pages first, because only those say why they fail.
 */
export class ChangeFeed {
    #ends: FeedEnds;
    #stopped = false;
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

    /** Ends when stopped, signed out or failed. */
    async run(): Promise<void> {
        let cursor: string | null = null;
        let failures = 0;
        while (!this.#stopped) {
            try {
                cursor = await this.#load(cursor);
                if (cursor === null || this.#stopped) continue;
                failures = 0;
                this.#ends.state("live");
                cursor = await this.#followFrom(cursor);
                if (cursor !== null && !this.#stopped) {
                    this.#ends.state("reconnecting");
                    await this.#ends.wait(pauseAfter(++failures));
                }
            } catch (thrown) {
                const problem = asProblem(thrown);
                if (problem.status === 401) return this.#ends.signedOut();
                if (problem.status === 403 || problem.status === 404) return this.#ends.failed(problem.code);
                if (problem.has("cursor_malformed")) cursor = null;
                failures += 1;
                if (failures > 1) this.#ends.state("reconnecting");
                await this.#ends.wait(Math.max((problem.wait_seconds ?? 0) * 1000, pauseAfter(failures)));
            }
        }
    }

    /** Pages from the cursor to the present; without a cursor the replica is begun anew. Null: begin again. */
    async #load(from: string | null): Promise<string | null> {
        let cursor = from;
        if (cursor === null) {
            this.#ends.state("loading");
            await this.#ends.core.open(this.#ends.organization, this.#ends.account);
        }
        for (let more = true; more && !this.#stopped; ) {
            const page = await this.#ends.page(cursor);
            if (this.#stopped) return null;
            const taken = await this.#ends.core.put(page);
            if (taken.restart) return null;
            cursor = taken.cursor;
            more = taken.more;
            this.#ends.changed();
        }
        return cursor;
    }

    /** The last cursor when the stream broke; null when the server said restart. */
    #followFrom(from: string): Promise<string | null> {
        return new Promise((resolve, reject) => {
            let cursor = from;
            let taking: Promise<void> = Promise.resolve();
            const port = this.#ends.follow(from);
            this.#port = port;
            const end = (result: () => string | null): void => {
                port.close();
                taking.then(() => resolve(result()), reject);
            };
            this.#release = () => end(() => cursor);
            port.addEventListener("message", (event) => {
                taking = taking.then(async () => {
                    if (this.#stopped) return;
                    const taken = await this.#ends.core.put(event.data);
                    if (taken.restart) return end(() => null);
                    cursor = taken.cursor;
                    this.#ends.changed();
                });
            });
            port.addEventListener("restart", () => end(() => null));
            port.addEventListener("error", () => end(() => cursor));
        });
    }
}
