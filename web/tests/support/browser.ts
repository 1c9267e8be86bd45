import type { Answer, Command, Core } from "@usher/core";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { vi } from "vitest";
import type { ChangesPage } from "../../src/api/http.ts";
import type { Problem } from "../../src/api/problem.ts";
import { Store, type Card, type Database, type Place } from "../../src/kept/database.ts";
import { KeptCommands } from "../../src/kept/kept-commands.ts";
import { KeptPages, no_pages } from "../../src/kept/kept-pages.ts";
import type { EventPort, FeedState } from "../../src/sync/change-feed.ts";
import type { Channel, Told } from "../../src/sync/channel.ts";
import { SharedReplica } from "../../src/sync/shared-replica.ts";
import { at, ids, snapshot } from "./northwind.ts";
import { startCore } from "./real-core.ts";

export const place: Place = { account: ids.account, organization: ids.organization };

/** The server of one organization: the snapshot, then what is told; every command is applied until it is said otherwise. */
export class FakeServer {
    asked: (string | null)[] = [];
    streams: FakeStream[] = [];
    posts: { client: string; sequences: number[] }[] = [];
    /** Posts, those without an answer too. */
    tried = 0;
    problem: Problem | null = null;
    /** Of posts alone. */
    deaf: Problem | null = null;
    refusing = "";
    first = snapshot;
    /** What of the whole comes after the first page, once it may. */
    rest: Promise<string> | null = null;

    page = async (after: string | null): Promise<ChangesPage> => {
        if (this.problem) throw this.problem;
        this.asked.push(after);
        if (after === null) return { content: this.first, next: null };
        if (this.rest) return { content: await this.rest, next: null };
        const content = JSON.stringify({ cursor: after, reached: Number(after.split(".")[2]), more: false, now: at, records: [] });
        return { content, next: null };
    };

    follow = (): EventPort => {
        const stream = new FakeStream();
        this.streams.push(stream);
        return stream;
    };

    post = async (client: string, commands: Command[]): Promise<Answer[]> => {
        this.tried += 1;
        if (this.problem ?? this.deaf) throw this.problem ?? this.deaf;
        this.posts.push({ client, sequences: commands.map((command) => command.sequence) });
        const errors = this.refusing === "" ? [] : [{ code: this.refusing, field: "" }];
        return commands.map(({ sequence }) => ({ sequence, change: errors.length > 0 ? 0 : 3, errors, notes: [], renamed: [] }));
    };

    /** Says to all who listen that Hana has another name now. */
    rename(name: string, number: number): void {
        const [, hana] = (JSON.parse(snapshot) as { records: { person: object }[] }).records;
        const record = { ...hana, person: { ...hana?.person, name }, change: number };
        const page = { cursor: `1.r.${number}`, reached: number, more: false, now: at, records: [record] };
        for (const stream of this.open) stream.send("message", JSON.stringify(page));
    }

    get open(): FakeStream[] {
        return this.streams.filter((stream) => !stream.closed);
    }
}

class FakeStream implements EventPort {
    closed = false;
    #listeners = new Map<string, (event: MessageEvent<string>) => void>();

    addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
        this.#listeners.set(type, listener);
    }

    close(): void {
        this.closed = true;
    }

    send(type: string, data = ""): void {
        this.#listeners.get(type)?.({ data } as MessageEvent<string>);
    }
}

class FakeChannel implements Channel {
    #all: Set<FakeChannel>;
    #listener: (event: MessageEvent<Told>) => void = () => undefined;

    constructor(all: Set<FakeChannel>) {
        this.#all = all;
        all.add(this);
    }

    postMessage(message: Told): void {
        const data = structuredClone(message);
        for (const other of this.#all)
            if (other !== this) queueMicrotask(() => this.#all.has(other) && other.#listener({ data } as MessageEvent<Told>));
    }

    addEventListener(_: "message", listener: (event: MessageEvent<Told>) => void): void {
        this.#listener = listener;
    }

    close(): void {
        this.#all.delete(this);
    }
}

export interface Tab {
    replica: SharedReplica;
    core: Core;
    states: FeedState[];
    cards: Card[];
    signed_out: number;
    restarts: number;
    changes: number;
    failure: string;
}

/** One browser profile: what it keeps, its locks, and the channel between its tabs. */
export class Browser {
    server: FakeServer;
    keeps_pages = true;
    #channels = new Set<FakeChannel>();
    #locks = new Map<string, Promise<unknown>>();
    #store: Store;

    constructor(server: FakeServer) {
        this.server = server;
        globalThis.indexedDB = new IDBFactory();
        this.#store = new Store();
    }

    get database(): Promise<Database> {
        return this.#store.open();
    }

    /** As another tab would. */
    tell(message: Told): void {
        const channel = new FakeChannel(this.#channels);
        channel.postMessage(message);
        channel.close();
    }

    async open(where: Place = place): Promise<Tab> {
        const core = await startCore();
        const store = new Store();
        const { server } = this;
        const tab: Partial<Tab> & Omit<Tab, "replica"> = { core, states: [], cards: [], signed_out: 0, restarts: 0, changes: 0, failure: "" };
        let retry: () => void = () => undefined;
        const replica = new SharedReplica({
            core,
            ...where,
            pages: this.keeps_pages ? new KeptPages(store, where) : no_pages,
            commands: new KeptCommands(store, where),
            lost: (listener) => store.addEventListener("lost", listener),
            channel: new FakeChannel(this.#channels),
            alone: (work) => this.#locked("numbers", work),
            elect: (lead) => void this.#locked("leader", lead),
            page: server.page,
            follow: server.follow,
            post: server.post,
            now: () => at,
            // Until the test closes the tab or the server is there again.
            wait: () => new Promise((resolve) => (retry = resolve)),
            maySend: () => true,
            renewSession: () => Promise.resolve(),
            changed: () => void tab.changes++,
            state: (state) => tab.states.push(state),
            cards: (cards) => (tab.cards = cards),
            failed: (code) => (tab.failure = code),
            signedOut: () => void tab.signed_out++,
            restarted: () => void tab.restarts++,
            told: () => undefined,
        });
        const stop = replica.stop.bind(replica);
        replica.stop = () => {
            stop();
            retry();
        };
        await replica.start();
        return Object.assign(tab, { replica });
    }

    #locked<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
        const turn = (this.#locks.get(name) ?? Promise.resolve()).then(work);
        this.#locks.set(name, turn.catch(() => undefined));
        return turn;
    }
}

/** Waits until the assertions hold; long enough for a loaded machine. */
export const eventually = (assertions: () => unknown): Promise<unknown> => vi.waitFor(assertions, { timeout: 15_000, interval: 5 });

/** The names in a tab's table; those that are predicted end with a star. */
export async function namesIn(tab: Tab): Promise<string[]> {
    const query = { search: "", phase: "everyone", sort: "name", descending: false, from: 0, to: 50, now: at } as const;
    return (await tab.core.window(query)).rows.map((row) => `${row.name || row.address}${row.pending ? "*" : ""}`);
}
