import type { CommandBody, PageContent, Prediction, Taken } from "@usher/core";
import { newId } from "../api/identifiers.ts";
import type { Card } from "../kept/database.ts";
import type { Told } from "./channel.ts";
import { ChangeFeed, type FeedState } from "./change-feed.ts";
import { CommandQueue } from "./command-queue.ts";
import { InOrder } from "./in-order.ts";
import type { SharedEnds } from "./shared-ends.ts";

/** How long whoever leads next waits for the answer to what is under way. */
const farewell_ms = 5000;

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/**
 * One tab's copy of a place. Every tab has a core of its own; one of them leads: it alone follows the server's stream and sends
 * commands, keeps each page and then tells it to the others. When it closes another takes over from where the kept pages end.
 */
export class SharedReplica {
    #ends: SharedEnds;
    #queue: CommandQueue;
    #feed: ChangeFeed | null = null;
    #generation = "";
    #next = 0;
    #cursor: string | null = null;
    #loaded = false;
    /** That the core has of what is still coming. */
    #pages = 0;
    #leads = false;
    #stopped = false;
    #kept = true;
    #state: FeedState = "loading";
    #failure: string | null = null;
    #cards: Card[] = [];
    #turn: Promise<unknown> = Promise.resolve();
    #keeping = new InOrder();
    #resume: () => void = () => undefined;

    constructor(ends: SharedEnds) {
        this.#ends = ends;
        const { channel, core, commands: keeper, alone, post, now, wait, maySend, renewSession, changed, told } = ends;
        this.#queue = new CommandQueue({
            ...{ core, keeper, alone, post, now, wait, maySend, renewSession, changed, told },
            given: (commands) => channel.postMessage({ kind: "given", commands }),
            answered: (answers, cards) => {
                if (cards.length > 0) this.#show([...this.#cards, ...cards]);
                channel.postMessage({ kind: "answered", answers, cards });
            },
            renumbered: () => channel.postMessage({ kind: "renumbered" }),
            signedOut: () => this.#signedOut(),
        });
        ends.lost(() => void this.#keepAgain());
        channel.addEventListener("message", (event) => void this.#inTurn(() => this.#hear(event.data)));
    }

    get queue(): CommandQueue {
        return this.#queue;
    }

    /** Whether the first full load is there; before it nothing can be predicted. */
    get loaded(): boolean {
        return this.#loaded;
    }

    /** Resolves when what the browser keeps of the place is shown. */
    async start(): Promise<void> {
        await this.#inTurn(async () => {
            await this.#ends.core.open(this.#ends.organization, this.#ends.account);
            await this.#catchUp();
            await this.#queue.adopt(await this.#ends.commands.waiting().catch(() => []));
            this.#show(await this.#ends.commands.cards().catch(() => []));
        });
        if (this.#stopped) return;
        this.#ends.elect(() => this.#lead());
        this.#ends.channel.postMessage({ kind: "hello" });
    }

    stop(): void {
        this.#stopped = true;
        // Who goes on needs to hear of the batch that is under way.
        void this.#queue.stop().then(() => this.#ends.channel.close());
        this.#feed?.stop();
        this.#resume();
    }

    submit(bodies: CommandBody[], about?: string[]): Promise<Prediction[]> {
        return this.#queue.submit(bodies, about);
    }

    /** Somebody is signed in again, or this page is up to date again. */
    resume(): void {
        this.#resume();
        this.#queue.resume();
    }

    async dismiss(ids: string[]): Promise<void> {
        this.#forget(ids);
        this.#ends.channel.postMessage({ kind: "dismissed", ids });
        await this.#ends.commands.dismiss(ids);
    }

    #inTurn(work: () => Promise<void>): Promise<void> {
        const turn = this.#turn.then(work);
        this.#turn = turn.catch(() => undefined);
        return turn;
    }

    async #lead(): Promise<void> {
        if (this.#stopped) return;
        await this.#inTurn(() => this.#catchUp());
        this.#leads = true;
        void this.#queue.lead();
        await this.#stream();
        // Nobody else sends the same batch meanwhile.
        await Promise.race([this.#queue.stop(), this.#ends.wait(farewell_ms)]);
    }

    async #keepAgain(): Promise<void> {
        if (this.#stopped) return;
        await this.#queue.keepAgain();
        await this.#ends.commands.finish([], this.#cards).catch(() => undefined);
    }

    /** Where nobody keeps pages for the others, each tab follows the stream by itself. */
    async #stream(): Promise<void> {
        while (!this.#stopped) {
            this.#feed = new ChangeFeed({
                page: this.#ends.page,
                follow: this.#ends.follow,
                wait: this.#ends.wait,
                begin: (again) => this.#begin(again),
                take: (content) => this.#take(content),
                state: (state) => this.#say(state),
                signedOut: () => this.#signedOut(),
                failed: (code) => {
                    this.#failure = code;
                    // Nothing is kept to go on from.
                    this.#cursor = null;
                    void this.#ends.pages.wipe();
                    this.#ends.failed(code);
                    this.#tellState();
                },
            });
            const resumed = new Promise<void>((resolve) => (this.#resume = resolve));
            await this.#feed.run(this.#cursor);
            if (!this.#stopped) await resumed;
        }
    }

    async #begin(again: boolean): Promise<void> {
        await this.#empty(newId());
        if (this.#leads) {
            const generation = this.#generation;
            this.#keeping.add(async () => {
                await this.#ends.pages.begin(generation);
                this.#ends.channel.postMessage({ kind: "begun", generation, again });
            });
        }
        if (again) this.#ends.restarted();
    }

    /** A page is kept before it is told, so that who leads next has it. While all is loaded, it is shown before it is kept. */
    async #take(content: PageContent): Promise<Taken> {
        const taken = await this.#ends.core.put(content);
        if (taken.restart) return taken;
        const says_nothing = taken.cursor === this.#cursor && !taken.more && this.#loaded;
        this.#cursor = taken.cursor;
        if (!says_nothing && this.#leads) {
            const page = { generation: this.#generation, number: this.#next++, content, cursor: taken.cursor };
            this.#keeping.add(async () => {
                const kept = await this.#ends.pages.append({ ...page, more: taken.more });
                if (kept !== this.#kept) {
                    this.#kept = kept;
                    this.#tellState();
                }
                this.#ends.channel.postMessage({ kind: "page", ...page });
            });
            await this.#keeping.done(!this.#loaded);
        }
        await this.#taken(taken);
        return taken;
    }

    async #taken(taken: Taken): Promise<void> {
        // Whoever looks has the core sort all that there is: so what comes is shown whenever it has doubled, and at the end.
        if (taken.more) return isPowerOfTwo(++this.#pages) ? this.#ends.changed() : undefined;
        if (this.#loaded) return this.#ends.changed();
        this.#loaded = true;
        await this.#queue.loaded();
    }

    async #empty(generation: string): Promise<void> {
        [this.#generation, this.#next, this.#cursor, this.#loaded, this.#pages] = [generation, 0, null, false, 0];
        this.#queue.unloaded();
        await this.#ends.core.open(this.#ends.organization, this.#ends.account);
        this.#ends.changed();
    }

    /** Puts the kept pages that the core does not have yet. */
    async #catchUp(): Promise<void> {
        const read = await this.#ends.pages.read(this.#generation, this.#next).catch(() => null);
        if (!read) return;
        if (read.generation !== this.#generation) await this.#empty(read.generation);
        let taken: Taken | undefined;
        try {
            for (const content of read.contents) {
                if (taken?.more) await this.#taken(taken);
                taken = await this.#ends.core.put(content);
            }
        } catch {
            // Kept by a version of the app that wrote pages otherwise: all is loaded anew.
            await this.#ends.pages.wipe();
            return this.#empty(newId());
        }
        [this.#next, this.#cursor] = [read.next, read.cursor];
        if (taken) await this.#taken(taken);
    }

    async #hear(told: Told): Promise<void> {
        if (this.#stopped) return;
        switch (told.kind) {
            case "hello":
                return this.#leads ? this.#tellState() : undefined;
            case "state":
                return this.#hearState(told);
            case "begun":
                if (this.#feed) return;
                if (told.generation !== this.#generation) await this.#empty(told.generation);
                return told.again ? this.#ends.restarted() : undefined;
            case "page":
                return this.#feed ? undefined : this.#hearPage(told);
            case "given":
                return this.#queue.adopt(told.commands);
            case "answered":
                this.#show([...this.#cards, ...told.cards]);
                return this.#queue.settle(told.answers);
            case "renumbered":
                return this.#queue.reread();
            case "signed_out":
                return this.#ends.signedOut();
            case "dismissed":
                return this.#forget(told.ids);
        }
    }

    async #hearPage({ generation, number, content, cursor }: Told & { kind: "page" }): Promise<void> {
        if (generation === this.#generation && number < this.#next) return;
        if (generation !== this.#generation || number > this.#next) return this.#catchUp();
        const taken = await this.#ends.core.put(content);
        [this.#next, this.#cursor] = [number + 1, cursor];
        await this.#taken(taken);
    }

    #hearState({ state, failure, kept }: Told & { kind: "state" }): void {
        if (this.#leads) return;
        if (!kept && !this.#loaded && !this.#feed) {
            void this.#stream();
            return;
        }
        this.#state = state;
        this.#ends.state(state);
        if (failure !== null) this.#ends.failed(failure);
    }

    #say(state: FeedState): void {
        this.#state = state;
        if (state === "live") this.#failure = null;
        this.#ends.state(state);
        this.#tellState();
    }

    #tellState(): void {
        if (!this.#leads) return;
        const { kept, state, failure } = { kept: this.#kept, state: this.#state, failure: this.#failure };
        this.#ends.channel.postMessage({ kind: "state", kept, state, failure });
    }

    #signedOut(): void {
        this.#ends.signedOut();
        this.#ends.channel.postMessage({ kind: "signed_out" });
    }

    #show(cards: Card[]): void {
        this.#cards = cards;
        if (!this.#stopped) this.#ends.cards(cards);
    }

    #forget(ids: string[]): void {
        this.#show(this.#cards.filter((card) => !ids.includes(card.id)));
    }
}
